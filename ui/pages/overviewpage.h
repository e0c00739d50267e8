// The first page: the events and how they sell, what happened lately, and what needs somebody's
// eye. The UI thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/monitor/snapshot.h"
#include "ui/models/activitymodel.h"
#include "ui/models/alarmmodel.h"
#include "ui/models/alarmrules.h"
#include "ui/models/eventlistmodel.h"
#include "ui/pages/activitydelegate.h"
#include "ui/pages/overviewfeed.h"

#include <QWidget>

class QListView;
class QStackedLayout;

namespace seatlock::ui::style {
class Card;
class EmptyState;
class FigureLabel;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::pages {

class SellThroughChart;

class OverviewPage : public QWidget {
    Q_OBJECT

public:
    /// `clock` must outlive it.
    explicit OverviewPage(QWidget* parent = nullptr,
                          const core::Clock& clock = core::SystemClock::instance());

    /// The engine as it is; at most 20 times a second.
    void sample(const monitor::Snapshot& snapshot);
    /// Where revenue, curve and activity come from; null: nowhere. It may go away by itself.
    void setReader(reader::Reader* reader);
    void engineStopped();
    /// A button for a first run: demoWanted().
    void offerDemo(bool offered);

    models::AlarmModel* alarms() { return &alarms_; }
    models::EventListModel* events() { return &events_; }

Q_SIGNALS:
    /// A person wants to see the event.
    void eventActivated(seatlock::core::EventId event);
    void demoWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeFigures();
    style::Card* makeEvents();
    style::Card* makeCurve();
    style::Card* makeActivity();
    void take(const reader::Overview& overview);
    void forget();
    void tellTotals();
    void tellCurve();
    void tellNoEvents();
    void choose(const QModelIndex& index);
    void activate(const QModelIndex& index);
    void updateAlarms(const monitor::Snapshot& snapshot);
    ActivityDelegate::Event eventOf(core::EventId id) const;

    const core::Clock& clock_;
    models::EventListModel events_;
    models::ActivityModel activity_;
    models::AlarmModel alarms_;
    models::AlarmRules rules_;
    OverviewFeed feed_;
    bool running_ = false;
    bool demo_offered_ = false;
    std::int64_t seats_lapsing_ = 0;
    std::int64_t holds_lapsing_ = 0;
    core::EventId curve_event_;
    std::vector<reader::CurvePoint> curve_;

    QStackedLayout* stack_;
    style::EmptyState* nothing_;
    style::FigureLabel* on_sale_figure_;
    style::FigureLabel* sold_figure_;
    style::FigureLabel* held_figure_;
    style::FigureLabel* revenue_figure_;
    QListView* list_;
    style::Card* curve_card_;
    QStackedLayout* curve_stack_;
    SellThroughChart* chart_;
    QStackedLayout* activity_stack_;
    style::TonedLabel* stale_;
};

}  // namespace seatlock::ui::pages
