#include "ui/inventory/inventorypage.h"

#include "ui/forms/listpane.h"
#include "ui/forms/timetexts.h"
#include "ui/forms/wholelist.h"
#include "ui/inventory/actionspanel.h"
#include "ui/inventory/areaspanel.h"
#include "ui/style/card.h"
#include "ui/style/emptystate.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace seatlock::ui::inventory {

namespace {

constexpr int page_air = 8;

QString reasonText(const QJsonObject& block) {
    const QString reason = block.value(QLatin1String("reason")).toString();
    if (reason == QLatin1String("house")) return InventoryPage::tr("house");
    if (reason == QLatin1String("technical")) return InventoryPage::tr("technical");
    if (reason == QLatin1String("press")) return InventoryPage::tr("press");
    if (reason == QLatin1String("capacity")) return InventoryPage::tr("capacity");
    return InventoryPage::tr("other");
}

std::vector<forms::Column> blockColumns() {
    return {forms::textColumn(InventoryPage::tr("Seat"), "seat"),
            {InventoryPage::tr("Reason"), reasonText},
            forms::textColumn(InventoryPage::tr("Note"), "note"),
            forms::timeColumn(InventoryPage::tr("Released"), "release_at",
                              InventoryPage::tr("by hand")),
            forms::textColumn(InventoryPage::tr("By"), "by")};
}

/// What a draft is called, and when it is.
monitor::EventFigures figuresOf(const QJsonObject& draft) {
    const auto text = [&draft](const char* name) {
        return draft.value(QLatin1String(name)).toString().toStdString();
    };
    monitor::EventFigures out;
    out.slug = text("slug");
    out.name = text("name");
    out.venue = text("venue");
    out.time_zone = text("time_zone");
    out.status = text("status");
    out.starts_at =
        1'000 * forms::momentOf(draft.value(QLatin1String("starts_at"))).toMSecsSinceEpoch();
    return out;
}

}  // namespace

InventoryPage::InventoryPage(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      map_(new pages::SalePage),
      actions_(new ActionsPanel(client, *map_->view())),
      areas_(new AreasPanel(client)),
      side_(new QTabWidget),
      blocks_(new forms::ListPane(client, tr("Blocked seats"), QStringLiteral("blocks"),
                                  QStringLiteral("seat"), blockColumns())) {
    map_->view()->setBandMode(true);
    blocks_->nothing()->setIcon(style::Icon::seats);
    blocks_->nothing()->setText(tr("No seat is blocked"),
                                tr("Seats that you block are listed here, with the reason."));
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(map_);
    split->addWidget(makeSide());
    split->setStretchFactor(0, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(split);
    connect(actions_, &ActionsPanel::done, this, &InventoryPage::loadBlocks);
    connect(actions_, &ActionsPanel::done, areas_, &AreasPanel::reload);
    connect(side_, &QTabWidget::currentChanged, this, &InventoryPage::loadBlocks);
    connect(blocks_, &forms::ListPane::chosenChanged, this, &InventoryPage::followBlock);
    connect(map_, &pages::SalePage::draftChosen, this, &InventoryPage::draftWanted);
    connect(&client_, &host::StaffClient::signedInChanged, this, [this] {
        if (client_.signedIn()) return loadDrafts();
        blocks_->forget();
        map_->setDrafts({});
    });
}

QWidget* InventoryPage::makeSide() {
    auto* column_widget = new QWidget;
    auto* column = new QVBoxLayout(column_widget);
    auto* seats = new style::Card(tr("Chosen seats"));
    seats->body()->addWidget(actions_);
    auto* standing = new style::Card(tr("Standing areas"));
    standing->body()->addWidget(areas_);
    standing->hide();
    areas_->show();
    connect(areas_, &AreasPanel::found, standing, &QWidget::setVisible);
    column->addWidget(seats);
    column->addWidget(standing);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(column_widget);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    column_widget->setAutoFillBackground(false);
    side_->setDocumentMode(true);
    side_->tabBar()->setAccessibleName(tr("Parts of the page"));
    side_->addTab(scroll, tr("Change"));
    blocks_->setContentsMargins(page_air, page_air, page_air, page_air);
    side_->addTab(blocks_, tr("Blocked"));
    side_->setMinimumWidth(44 * fontMetrics().averageCharWidth());
    return side_;
}

void InventoryPage::setEvent(const board::EventBoardPtr& event) {
    if (event == event_) return;
    event_ = event;
    map_->showEvent(event);
    actions_->setEvent(event);
    blocks_->forget();
    areas_->setEvent(event && isVisible() ? QString::fromStdString(event->info()->slug)
                                          : QString());
    loadBlocks();
}

void InventoryPage::loadBlocks() {
    if (!event_ || !isVisible() || !client_.signedIn() || side_->currentWidget() != blocks_) {
        return;
    }
    blocks_->setTarget(
        QStringLiteral("/v1/staff/events/%1/blocks")
            .arg(host::StaffClient::segment(QString::fromStdString(event_->info()->slug))));
}

void InventoryPage::loadDrafts() {
    if (!isVisible() || !client_.signedIn()) return;
    forms::readWhole(client_, QStringLiteral("/v1/staff/events"), QStringLiteral("events"), this,
                     [this](const host::Answer& answer, const QJsonArray& events) {
                         if (!answer.ok()) return;
                         std::vector<monitor::EventFigures> drafts;
                         for (const auto event : events) {
                             auto figures = figuresOf(event.toObject());
                             if (figures.status == "draft") drafts.push_back(std::move(figures));
                         }
                         map_->setDrafts(drafts);
                     });
}

void InventoryPage::followBlock() {
    const QString label = blocks_->chosenKey();
    if (!event_ || label.isEmpty()) return;
    const auto seat = event_->plan().find(label.toStdString());
    if (!seat) return;
    map_->view()->selection().set(std::vector{*seat});
    map_->view()->showSeat(*seat);
}

void InventoryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (event_) areas_->setEvent(QString::fromStdString(event_->info()->slug));
    loadBlocks();
    loadDrafts();
}

}  // namespace seatlock::ui::inventory
