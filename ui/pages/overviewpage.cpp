#include "ui/pages/overviewpage.h"

#include "ui/models/texts.h"
#include "ui/pages/alarmpanel.h"
#include "ui/pages/eventdelegate.h"
#include "ui/pages/sellthroughchart.h"
#include "ui/style/card.h"
#include "ui/style/emptystate.h"
#include "ui/style/figurelabel.h"
#include "ui/style/tonedlabel.h"

#include <algorithm>
#include <map>

#include <QGridLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace seatlock::ui::pages {

namespace {

using models::EventListModel;
using style::Card;
using style::FigureLabel;
using style::Tone;
using style::TonedLabel;

constexpr int margin = 16;
constexpr int gap = 12;

QListView* makeList(QAbstractItemModel& model, const QString& name) {
    auto* list = new QListView;
    list->setModel(&model);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->viewport()->setAutoFillBackground(false);
    list->setAccessibleName(name);
    return list;
}

QWidget* makeNote(const QString& text) {
    auto* note = new TonedLabel(Tone::muted, text);
    note->setAlignment(Qt::AlignCenter);
    note->setWordWrap(true);
    return note;
}

/// One sum a currency.
QString revenueOf(const std::vector<models::EventRow>& rows) {
    std::map<std::string, std::int64_t> sums;
    for (const auto& row : rows) {
        if (!row.revenue_minor) return QStringLiteral("–");
        sums[row.figures.currency] += *row.revenue_minor;
    }
    QStringList out;
    for (const auto& [currency, minor] : sums) {
        if (minor != 0 || sums.size() == 1) {
            out << models::money(minor, QString::fromStdString(currency));
        }
    }
    return out.join(QStringLiteral(" + "));
}

}  // namespace

OverviewPage::OverviewPage(QWidget* parent, const core::Clock& clock)
    : QWidget(parent),
      clock_(clock),
      feed_(clock, this),
      stack_(new QStackedLayout(this)),
      nothing_(new style::EmptyState(style::Icon::ticket, {}, {})) {
    stack_->addWidget(nothing_);
    stack_->addWidget(makeContent());
    connect(nothing_, &style::EmptyState::activated, this, &OverviewPage::demoWanted);
    connect(&feed_, &OverviewFeed::overviewRead, this, &OverviewPage::take);
    connect(&feed_, &OverviewFeed::begunAnew, this, &OverviewPage::forget);
    connect(&feed_, &OverviewFeed::stale, this, [this](const QString& why) {
        stale_->setText(why.isEmpty() ? QString() : tr("Not up to date"));
        stale_->setToolTip(why);
        stale_->setVisible(!why.isEmpty());
    });
    tellNoEvents();
}

QWidget* OverviewPage::makeContent() {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setSpacing(gap);
    grid->addWidget(makeFigures(), 0, 0, 1, 2);
    grid->addWidget(makeEvents(), 1, 0);
    grid->addWidget(new AlarmPanel(alarms_), 1, 1);
    grid->addWidget(makeCurve(), 2, 0);
    grid->addWidget(makeActivity(), 2, 1);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 3);
    grid->setRowStretch(1, 1);
    grid->setRowStretch(2, 1);
    return content;
}

QWidget* OverviewPage::makeFigures() {
    auto* card = new Card;
    auto* row = new QHBoxLayout;
    row->setSpacing(3 * margin);
    const auto add = [row](const QString& caption, const QString& widest) {
        auto* figure = new FigureLabel(caption);
        figure->setWidest(widest);
        row->addWidget(figure);
        return figure;
    };
    on_sale_figure_ = add(tr("events on sale"), QStringLiteral("00"));
    sold_figure_ = add(tr("seats sold"), QStringLiteral("0,000,000"));
    held_figure_ = add(tr("seats held now"), QStringLiteral("000,000"));
    revenue_figure_ = add(tr("revenue"), QStringLiteral("€0,000,000.00"));
    row->addStretch(1);
    card->body()->addLayout(row);
    return card;
}

Card* OverviewPage::makeEvents() {
    auto* card = new Card(tr("Events"));
    list_ = makeList(events_, tr("Events"));
    list_->setItemDelegate(new EventDelegate(list_));
    list_->setMouseTracking(true);

    list_->setToolTip(tr("Double-click or press Enter to see an event's seats"));
    // On some desktops a single click would activate, and one could not look at the curve.
    connect(list_, &QListView::doubleClicked, this, &OverviewPage::activate);
    list_->installEventFilter(this);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { choose(current); });
    card->body()->addWidget(list_);
    return card;
}

Card* OverviewPage::makeCurve() {
    curve_card_ = new Card(tr("Sell-through"));
    curve_stack_ = new QStackedLayout;
    chart_ = new SellThroughChart;
    curve_stack_->addWidget(makeNote(tr("No seat has been sold yet.")));
    curve_stack_->addWidget(chart_);
    curve_card_->body()->addLayout(curve_stack_, 1);
    return curve_card_;
}

Card* OverviewPage::makeActivity() {
    auto* card = new Card(tr("Recent activity"));
    stale_ = new TonedLabel(Tone::warning);
    stale_->hide();
    card->addToHead(stale_);
    auto* list = makeList(activity_, tr("Recent activity"));
    list->setItemDelegate(
        new ActivityDelegate([this](core::EventId id) { return eventOf(id); }, list));
    activity_stack_ = new QStackedLayout;
    activity_stack_->addWidget(makeNote(tr("Nothing has happened yet.")));
    activity_stack_->addWidget(list);
    card->body()->addLayout(activity_stack_, 1);
    return card;
}

ActivityDelegate::Event OverviewPage::eventOf(core::EventId id) const {
    const int row = events_.rowOf(id);
    if (row < 0) return {};
    const auto& figures = events_.rows()[static_cast<std::size_t>(row)].figures;
    return {QString::fromStdString(figures.name), figures.time_zone};
}

bool OverviewPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && list_->currentIndex().isValid()) {
            activate(list_->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void OverviewPage::activate(const QModelIndex& index) {
    if (!index.isValid()) return;
    Q_EMIT eventActivated({index.data(EventListModel::id_role).toLongLong()});
}

void OverviewPage::choose(const QModelIndex& index) {
    const core::EventId event{index.isValid() ? index.data(EventListModel::id_role).toLongLong()
                                              : 0};
    if (event == curve_event_) return;
    curve_event_ = event;
    curve_.clear();
    tellCurve();
    feed_.setCurveEvent(event);
}

void OverviewPage::sample(const monitor::Snapshot& snapshot) {
    const bool began = !running_;
    running_ = true;
    events_.setFigures(snapshot.events);
    if (!list_->currentIndex().isValid() && events_.rowCount() > 0) {
        // The event that there is most to see of; from then on it is the person's choice.
        const auto& rows = events_.rows();
        const auto most = std::ranges::max_element(
            rows, {}, [](const models::EventRow& row) { return row.figures.sold; });
        list_->setCurrentIndex(events_.index(static_cast<int>(most - rows.begin())));
    }
    if (began || events_.rowCount() == 0) tellNoEvents();
    stack_->setCurrentIndex(events_.rowCount() == 0 ? 0 : 1);
    tellTotals();
    updateAlarms(snapshot);
}

void OverviewPage::tellTotals() {
    std::int64_t on_sale = 0;
    std::int64_t sold = 0;
    std::int64_t held = 0;
    for (const auto& row : events_.rows()) {
        on_sale += row.figures.on_sale ? 1 : 0;
        sold += row.figures.sold;
        held += row.figures.held;
    }
    on_sale_figure_->setValue(models::number(on_sale));
    sold_figure_->setValue(models::number(sold));
    held_figure_->setValue(models::number(held));
    revenue_figure_->setValue(revenueOf(events_.rows()));
}

void OverviewPage::updateAlarms(const monitor::Snapshot& snapshot) {
    models::AlarmFacts facts;
    facts.steady = snapshot.steady;
    facts.wall = snapshot.wall;
    facts.database_connected = snapshot.database_connected;
    facts.database_error = QString::fromStdString(snapshot.pool.last_login_error);
    facts.pool_ceiling = snapshot.pool.ceiling;
    facts.pool_active = snapshot.pool.sv_active;
    facts.pool_waiting = snapshot.pool.cl_waiting;
    facts.pool_maxwait = snapshot.pool.maxwait_us;
    facts.clock_offset = snapshot.clock_offset;
    facts.commits_in_doubt = snapshot.commits_in_doubt;
    facts.feed_polling = snapshot.feed_polling;
    for (const auto& event : snapshot.events) facts.seats_held += event.held;
    facts.seats_lapsing = seats_lapsing_;
    facts.holds_lapsing = holds_lapsing_;
    alarms_.update(rules_.update(facts), snapshot.wall);
}

void OverviewPage::setReader(reader::Reader* reader) {
    feed_.setReader(reader);
}

void OverviewPage::take(const reader::Overview& overview) {
    events_.setSales(overview.sales);
    tellTotals();
    activity_.add(models::activityOf(overview));
    activity_stack_->setCurrentIndex(activity_.rowCount() == 0 ? 0 : 1);
    if (overview.curve_event == curve_event_) {
        curve_ = overview.curve;
        tellCurve();
    }
    if (!overview.lapsing) return;
    seats_lapsing_ = holds_lapsing_ = 0;
    for (const auto& lapsing : *overview.lapsing) {
        seats_lapsing_ += lapsing.seats;
        holds_lapsing_ += lapsing.holds;
    }
}

void OverviewPage::tellCurve() {
    const int row = events_.rowOf(curve_event_);
    curve_card_->setTitle(row < 0 ? tr("Sell-through")
                                  : tr("Sell-through: %1").arg(eventOf(curve_event_).name));
    curve_stack_->setCurrentIndex(curve_.empty() ? 0 : 1);
    if (row < 0) return;
    const auto& figures = events_.rows()[static_cast<std::size_t>(row)].figures;
    chart_->setCurve(curve_, figures.seats, figures.time_zone);
}

void OverviewPage::forget() {
    events_.forgetSales();
    activity_.clear();
    activity_stack_->setCurrentIndex(0);
    curve_.clear();
    tellCurve();
    seats_lapsing_ = holds_lapsing_ = 0;
    stale_->hide();
    tellTotals();
}

void OverviewPage::engineStopped() {
    running_ = false;
    rules_.reset();
    alarms_.update({}, clock_.wall());
    events_.setFigures({});
    forget();
    tellNoEvents();
    stack_->setCurrentIndex(0);
}

void OverviewPage::offerDemo(bool offered) {
    demo_offered_ = offered;
    tellNoEvents();
}

void OverviewPage::tellNoEvents() {
    const bool offered = running_ && demo_offered_;
    nothing_->setAction(offered ? tr("Put the demo events on sale") : QString());
    if (!running_) {
        nothing_->setText(tr("No engine is running"),
                          tr("Start it, or attach to a sale that runs elsewhere, to see its events "
                             "here."));
        return;
    }
    nothing_->setText(
        tr("No events yet"),
        offered ? tr("Begin on the Venues page: name your house and give it a seating chart. Then "
                     "plan an event on it on the Events page. Only to look around, put a theatre "
                     "and an arena on sale for a demonstration.")
                : tr("An event shows up here as soon as it is in the database. To look around, "
                     "run “seatlockd demo”, or start Seatlock with --demo."));
}

void OverviewPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    feed_.setSeen(true);
}

void OverviewPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    feed_.setSeen(false);
}

}  // namespace seatlock::ui::pages
