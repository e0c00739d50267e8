#include "ui/pages/salepage.h"

#include "ui/models/texts.h"
#include "ui/seatmap/heatlegend.h"
#include "ui/seatmap/houseloader.h"
#include "ui/seatmap/legend.h"
#include "ui/seatmap/mapcontrols.h"
#include "ui/seatmap/minimap.h"
#include "ui/seatmap/seatfinder.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/selectionpanel.h"
#include "ui/style/card.h"
#include "ui/style/icons.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>

namespace seatlock::ui::pages {

namespace {

constexpr int events_width = 300;

QToolButton* toggle(style::Icon icon, const QString& text, const QString& tip, QWidget* parent) {
    auto* out = new QToolButton(parent);
    out->setIcon(style::Icons::icon(icon));
    out->setText(text);
    out->setToolTip(tip);
    out->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    out->setCheckable(true);
    return out;
}

QString nameOf(const monitor::EventFigures& event) {
    QString name = QString::fromStdString(event.name);
    if (event.status == "draft") name = SalePage::tr("%1 (draft)").arg(name);
    return event.venue.empty() ? name
                               : QStringLiteral("%1 — %2").arg(
                                     name, models::dateAndTime(event.starts_at, event.time_zone));
}

}  // namespace

SalePage::SalePage(QWidget* parent)
    : QWidget(parent),
      events_(new QComboBox(this)),
      view_(new seatmap::SeatMapView(this)),
      loader_(new seatmap::HouseLoader(this)),
      finder_(new seatmap::SeatFinder(*view_, this)),
      band_(toggle(style::Icon::ticket, tr("Select"),
                   tr("Drag a frame around seats instead of moving the map"), this)),
      heat_(toggle(style::Icon::heat, tr("Contention"),
                   tr("Show where requests are refused, seat by seat"), this)),
      bottom_(new QVBoxLayout) {
    new seatmap::MapControls(*view_);
    new seatmap::MiniMap(*view_);
    events_->setAccessibleName(tr("Event"));
    events_->setMinimumWidth(events_width);
    events_->setPlaceholderText(tr("No event"));
    events_->setEnabled(false);
    auto* top = new QHBoxLayout;
    top->addWidget(events_);
    top->addWidget(band_);
    top->addWidget(heat_);
    top->addStretch(1);
    top->addWidget(finder_);
    auto* middle = new QHBoxLayout;
    middle->addWidget(view_, 1);
    middle->addWidget(buildSide());
    auto* all = new QVBoxLayout(this);
    all->addLayout(top);
    all->addLayout(middle, 1);
    all->addLayout(bottom_);

    connect(loader_, &seatmap::HouseLoader::laidOut, this, &SalePage::install);
    connect(events_, &QComboBox::activated, this, &SalePage::choose);
    connect(band_, &QToolButton::toggled, view_, &seatmap::SeatMapView::setBandMode);
    connect(view_, &seatmap::SeatMapView::bandModeChanged, band_, &QToolButton::setChecked);
    connect(heat_, &QToolButton::toggled, view_, &seatmap::SeatMapView::setHeat);
    connect(view_, &seatmap::SeatMapView::heatChanged, this, [this] {
        heat_->setChecked(view_->scene().heat);
        heat_card_->setVisible(view_->scene().heat);
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, finder_, &seatmap::SeatFinder::begin);
    setControlsEnabled();
}

QWidget* SalePage::buildSide() {
    auto* side = new QWidget;
    auto* legend = new seatmap::Legend(*view_, side);
    auto* states = new style::Card(tr("Seats"), side);
    states->body()->addWidget(legend->states());
    heat_card_ = new style::Card(tr("Refusals by seat"), side);
    heat_card_->body()->addWidget(new seatmap::HeatLegend(*view_, heat_card_));
    heat_card_->hide();
    categories_card_ = new style::Card(tr("Categories"), side);
    categories_card_->body()->addWidget(legend->categories());
    auto* selection = new style::Card(tr("Selection"), side);
    selection->body()->addWidget(new seatmap::SelectionPanel(*view_, selection));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    for (QWidget* card :
         {static_cast<QWidget*>(states), static_cast<QWidget*>(heat_card_),
          static_cast<QWidget*>(categories_card_), static_cast<QWidget*>(selection)}) {
        column->addWidget(card);
    }
    column->addStretch(1);
    // Where the window is low, the column scrolls.
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    side->setAutoFillBackground(false);
    side_ = scroll;
    fitSide();
    return scroll;
}

void SalePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitSide();
    }
}

void SalePage::fitSide() {
    const int content =
        std::max(side_->widget()->minimumSizeHint().width(), 36 * fontMetrics().averageCharWidth());
    side_->setFixedWidth(content + side_->verticalScrollBar()->sizeHint().width());
}

void SalePage::setControlsEnabled() {
    const bool seats = !view_->scene().empty();
    for (QWidget* control : {static_cast<QWidget*>(finder_), static_cast<QWidget*>(band_),
                             static_cast<QWidget*>(heat_)}) {
        control->setEnabled(seats);
    }
    side_->setVisible(seats);
    categories_card_->setVisible(view_->scene().info != nullptr);
}

SalePage::~SalePage() = default;

void SalePage::setEvents(const std::vector<monitor::EventFigures>& events) {
    QStringList names;
    QStringList slugs;
    std::vector<core::EventId> ids;
    for (const auto& event : events) {
        names << nameOf(event);
        slugs << QString::fromStdString(event.slug);
        ids.push_back(event.id);
    }
    if (names == names_ && ids == ids_) return;  // comes with every sample
    names_ = names;
    slugs_ = slugs;
    ids_ = ids;
    listEvents();
}

void SalePage::setDrafts(const std::vector<monitor::EventFigures>& drafts) {
    draft_names_.clear();
    draft_slugs_.clear();
    for (const auto& draft : drafts) {
        draft_names_ << nameOf(draft);
        draft_slugs_ << QString::fromStdString(draft.slug);
    }
    listEvents();
}

void SalePage::listEvents() {
    const QSignalBlocker quiet(events_);
    const core::EventId chosen = chosen_;
    events_->clear();
    events_->addItems(names_);
    for (int i = 0; i < draft_names_.size(); ++i) {
        if (!slugs_.contains(draft_slugs_[i])) events_->addItem(draft_names_[i], draft_slugs_[i]);
    }
    events_->setEnabled(events_->count() > 0);
    showChosen(chosen);
}

void SalePage::showChosen(core::EventId event) {
    chosen_ = event;
    const auto at = std::ranges::find(ids_, event);
    const QSignalBlocker quiet(events_);
    events_->setCurrentIndex(at == ids_.end() ? -1 : static_cast<int>(at - ids_.begin()));
}

void SalePage::choose(int index) {
    if (index < 0) return;
    if (static_cast<std::size_t>(index) >= ids_.size()) {
        Q_EMIT draftChosen(events_->itemData(index).toString());
        return showChosen(chosen_);
    }
    const core::EventId event = ids_[static_cast<std::size_t>(index)];
    if (event == chosen_) return;
    Q_EMIT eventChosen(event);
    // The box tells what is shown, not what was wished for.
    showChosen(event_ ? event_->id() : core::EventId{});
}

void SalePage::showEvent(board::EventBoardPtr event) {
    if (event == event_) return;
    event_ = std::move(event);
    live_ = true;
    view_->setLayingOut(false);
    if (!event_) {
        live_data_.reset();
        info_.reset();
        view_->setHouse(nullptr, nullptr);
        showChosen({});
    } else {
        info_ = event_->info();
        live_data_ = std::make_shared<seatmap::SeatMapData>(event_->plan());
        layOut();
        showChosen(event_->id());
    }
    setControlsEnabled();
}

void SalePage::layOut() {
    view_->setHouse(nullptr, nullptr);
    view_->setLayingOut(!loader_->load(event_));
}

void SalePage::install(const std::shared_ptr<const seatmap::MapGeometry>& house) {
    view_->setLayingOut(false);
    view_->setLaidOut(house, info_,
                      live_ ? live_data_ : std::make_shared<seatmap::SeatMapData>(*live_data_));
    view_->setNow(clock_);
    setControlsEnabled();
}

void SalePage::apply(const host::Watched& seen) {
    if (!event_ || seen.event != event_->id()) return;
    if (seen.board && seen.board != event_) {
        showEvent(seen.board);
        Q_EMIT planReplaced(event_);
    }
    if (auto info = event_->info(); info != info_) {
        info_ = std::move(info);
        view_->setInfo(info_);
    }
    if (live_ && view_->scene().geometry) {
        view_->apply(seen.seats, seen.all_seats);
        view_->applyHeat(seen.heat, seen.all_seats);
    } else {
        live_data_->apply(seen.seats);
        live_data_->applyHeat(seen.heat, seen.all_seats);
    }
}

void SalePage::setClock(std::function<core::Micros()> database_now) {
    clock_ = std::move(database_now);
    if (live_) view_->setNow(clock_);
}

void SalePage::setLive(bool live) {
    if (live == live_) return;
    live_ = live;
    if (!event_) return;
    if (live_) {
        view_->setNow(clock_);
        view_->setData(live_data_);
    } else {
        view_->setData(std::make_shared<seatmap::SeatMapData>(*live_data_));
    }
}

void SalePage::addBottomBar(QWidget* bar) {
    bottom_->addWidget(bar);
}

}  // namespace seatlock::ui::pages
