#include "ui/designer/chartdesigner.h"

#include "engine/seating/chartjson.h"
#include "ui/designer/categoriespanel.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/editactions.h"
#include "ui/designer/findingspanel.h"
#include "ui/designer/propertiespanel.h"
#include "ui/designer/selectiontext.h"
#include "ui/designer/toolbox.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/tonedlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QShortcut>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace seatlock::ui::designer {

namespace {

constexpr int icon_px = 18;
constexpr int panel_px = 290;
/// Shown around a place that is gone to.
constexpr double around_cm = 200;

QToolButton* button(QAction* action) {
    auto* out = new QToolButton;
    out->setDefaultAction(action);
    out->setAutoRaise(true);
    out->setIconSize({icon_px, icon_px});
    out->setFocusPolicy(Qt::TabFocus);
    return out;
}

QFrame* separator(QFrame::Shape shape) {
    auto* out = new QFrame;
    out->setFrameShape(shape);
    out->setFrameShadow(QFrame::Sunken);
    return out;
}

}  // namespace

ChartDesigner::ChartDesigner(QWidget* parent)
    : QWidget(parent),
      document_(new ChartDocument(this)),
      canvas_(new DesignCanvas(*document_, settings_)),
      tools_(new ToolBox(*canvas_)),
      actions_(new EditActions(*canvas_, *this)),
      properties_(new PropertiesPanel(*document_)),
      categories_(new CategoriesPanel(*document_, settings_)),
      findings_(new FindingsPanel(*document_)),
      panels_(new QTabWidget),
      banner_(new style::Banner),
      hint_(new style::TonedLabel(style::Tone::muted)),
      counts_(new style::TonedLabel(style::Tone::muted)) {
    tools_->setParent(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addLayout(buildActionBar());
    column->addWidget(banner_);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(4);
    middle->addLayout(buildToolBar());
    middle->addWidget(canvas_, 1);
    buildPanels();
    middle->addWidget(panels_);
    column->addLayout(middle, 1);
    auto* status = new QHBoxLayout;
    status->addWidget(hint_, 1);
    status->addWidget(counts_);
    column->addLayout(status);
    hint_->setMinimumWidth(1);
    setFocusProxy(canvas_);
    connect(document_, &ChartDocument::refused, this, &ChartDesigner::explainRefusal);
    connect(&document_->undoStack(), &QUndoStack::indexChanged, this, [this] {
        banner_->clear();
        if (!opening_) Q_EMIT documentChanged();
    });
    connect(document_, &ChartDocument::changed, this, &ChartDesigner::refreshStatus);
    connect(document_, &ChartDocument::selectionChanged, this, &ChartDesigner::refreshStatus);
    connect(canvas_, &DesignCanvas::hintChanged, this, &ChartDesigner::refreshStatus);
    connect(actions_, &EditActions::saveWanted, this, &ChartDesigner::saveRequested);
    refreshStatus();
}

ChartDesigner::~ChartDesigner() {
    // That the history ends with it is no change of the chart, and nobody is left to be told.
    document_->undoStack().blockSignals(true);
    // The tools look at the canvas, which goes with the other children.
    delete tools_;
}

QLayout* ChartDesigner::buildActionBar() {
    auto* bar = new QHBoxLayout;
    bar->setSpacing(1);
    for (std::size_t i = 0; i < actions_->groups().size(); ++i) {
        if (i > 0) bar->addWidget(separator(QFrame::VLine));
        for (QAction* action : actions_->groups()[i]) bar->addWidget(button(action));
    }
    bar->addStretch(1);
    return bar;
}

QLayout* ChartDesigner::buildToolBar() {
    auto* bar = new QVBoxLayout;
    bar->setSpacing(1);
    for (const auto& group : tools_->groups()) {
        auto* shown = button(tools_->action(group.front()));
        bar->addWidget(shown);
        if (group.size() == 1) continue;
        auto* menu = new QMenu(shown);
        for (const ToolIcon tool : group) {
            menu->addAction(tools_->action(tool));
            connect(tools_->action(tool), &QAction::toggled, shown, [this, shown, tool](bool on) {
                if (on) shown->setDefaultAction(tools_->action(tool));
            });
        }
        shown->setMenu(menu);
        shown->setPopupMode(QToolButton::MenuButtonPopup);
    }
    bar->addStretch(1);
    return bar;
}

void ChartDesigner::buildPanels() {
    panels_->setFixedWidth(panel_px);
    panels_->setDocumentMode(true);
    panels_->addTab(properties_, tr("Properties"));
    panels_->addTab(categories_, tr("Prices"));
    panels_->addTab(findings_, tr("Check"));
    connect(categories_, &CategoriesPanel::chosenChanged, this, &ChartDesigner::refreshStatus);
    connect(categories_, &CategoriesPanel::brushWanted, this, [this] {
        tools_->choose(ToolIcon::paint);
        canvas_->setFocus();
    });
    connect(findings_, &FindingsPanel::checked, this, &ChartDesigner::showFindings);
    connect(findings_, &FindingsPanel::categoryWanted, this,
            [this] { panels_->setCurrentWidget(categories_); });
    connect(findings_, &FindingsPanel::placeWanted, this, [this] {
        const QRectF box = canvas_->selectionBox();
        if (box.isNull()) {
            panels_->setCurrentWidget(properties_);
        } else {
            canvas_->show(box.adjusted(-around_cm, -around_cm, around_cm, around_cm));
        }
    });
    addCategoryKeys();
}

void ChartDesigner::addCategoryKeys() {
    for (int i = 1; i <= 9; ++i) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::Key_0 + i), canvas_);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, i] {
            const auto category = static_cast<seating::CategoryNo>(i - 1);
            if (!document_->chart().isCategory(category)) return;
            categories_->choose(category);
            categories_->paintSelection(category);
        });
    }
}

void ChartDesigner::explainRefusal(const QString& why, const QStringList& labels) {
    banner_->removeActions();
    if (!labels.isEmpty()) {
        QPushButton* showing = banner_->addAction(tr("Show the seats"));
        connect(showing, &QPushButton::clicked, this, [this, labels] { showSeats(labels); });
    }
    banner_->say(style::Banner::Kind::warning, why);
}

void ChartDesigner::showSeats(const QStringList& labels) {
    const seating::Chart& chart = document_->chart();
    const QSet<QString> wanted(labels.begin(), labels.end());
    seating::Selection found;
    for (const Spot& spot : canvas_->index().spots()) {
        if ((spot.marks & mark_taken) == 0) continue;
        const auto label = QString::fromStdString(seating::labelOf(chart, spot.ref));
        if (wanted.contains(label)) found.seats.push_back(spot.ref);
    }
    document_->select(std::move(found));
    const QRectF box = canvas_->selectionBox();
    if (!box.isNull()) canvas_->show(box.adjusted(-around_cm, -around_cm, around_cm, around_cm));
}

void ChartDesigner::showFindings() {
    const auto& found = findings_->findings();
    const int at = panels_->indexOf(findings_);
    const auto all = found.errors + found.warnings;
    panels_->setTabText(at, all == 0 ? tr("Check") : tr("Check (%1)").arg(all));
    panels_->setTabIcon(at, style::Icons::icon(found.errors > 0     ? style::Icon::error
                                               : found.warnings > 0 ? style::Icon::warning
                                                                    : style::Icon::ok));
}

bool ChartDesigner::setDocument(const QByteArray& chart, std::vector<seating::ChartInUse> in_use) {
    banner_->removeActions();
    banner_->clear();
    auto read = seating::chartFromJson(chart.toStdString());
    setEnabled(read.ok());
    opening_ = true;
    document_->open(read.ok() ? std::move(*read.chart) : seating::Chart(), std::move(in_use));
    opening_ = false;
    if (!read.ok()) {
        banner_->say(style::Banner::Kind::error,
                     tr("This chart cannot be read. %1")
                         .arg(QString::fromStdString(seating::describe(read))));
        return false;
    }
    canvas_->fit();
    return true;
}

void ChartDesigner::setInUse(std::vector<seating::ChartInUse> in_use) {
    opening_ = true;
    document_->setInUse(std::move(in_use));
    opening_ = false;
}

void ChartDesigner::setReadOnly(const QString& why) {
    document_->setFrozen(why);
    refreshStatus();
}

QByteArray ChartDesigner::document() const {
    return QByteArray::fromStdString(seating::toJson(document_->chart()));
}

void ChartDesigner::refreshStatus() {
    const QLocale locale;
    const seating::Chart& chart = document_->chart();
    const auto seats = seating::seatCount(chart);
    const auto places = seating::placeCount(chart);
    QStringList parts;
    if (!document_->selection().empty()) {
        parts << tr("Selected: %1").arg(describe(chart, document_->selection()));
    }
    parts << tr("%1 seats").arg(locale.toString(static_cast<qlonglong>(seats)));
    if (places > seats) {
        parts << tr("%1 standing").arg(locale.toString(static_cast<qlonglong>(places - seats)));
    }
    counts_->setText(parts.join(QStringLiteral("  ·  ")));
    if (!document_->frozen().isEmpty()) {
        hint_->setText(tr("To be looked at. %1").arg(document_->frozen()));
    } else {
        hint_->setText(canvas_->tool() != nullptr ? canvas_->tool()->hint() : QString());
    }
}

}  // namespace seatlock::ui::designer
