// The on-sale monitor: an event's seat map with its legend, filters, search and selection. Is told
// everything; asks nothing itself. The UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/monitor/snapshot.h"
#include "ui/host/watched.h"
#include "ui/seatmap/seatmapdata.h"

#include <functional>
#include <memory>
#include <vector>

#include <QComboBox>
#include <QVBoxLayout>
#include <QWidget>

namespace seatlock::ui::seatmap {
class SeatMapView;
}

namespace seatlock::ui::pages {

class SalePage : public QWidget {
    Q_OBJECT

public:
    explicit SalePage(QWidget* parent = nullptr);

    /// The events to choose from; the choice stays.
    void setEvents(const std::vector<monitor::EventFigures>& events);
    /// Null: none.
    void showEvent(board::EventBoardPtr event);
    /// Seats and heat of the event that is shown; those of another are passed over.
    void apply(const host::Watched& seen);
    /// The database's clock, for the time left of holds.
    void setClock(std::function<core::Micros()> database_now);
    /// False: what apply() is told is remembered, not shown; the view shows a copy that whoever
    /// replays may change by view()->apply(). True: the view is live again.
    void setLive(bool live);
    bool live() const { return live_; }

    seatmap::SeatMapView* view() { return view_; }
    /// Below the map; takes ownership.
    void addBottomBar(QWidget* bar);

Q_SIGNALS:
    /// By the person; EventId{} never.
    void eventChosen(seatlock::core::EventId event);

protected:
    using QWidget::showEvent;

private:
    void choose(int index);

    board::EventBoardPtr event_;
    std::shared_ptr<seatmap::SeatMapData> live_data_;
    std::function<core::Micros()> clock_;
    bool live_ = true;
    QComboBox* events_;
    seatmap::SeatMapView* view_;
    QVBoxLayout* bottom_;
};

}  // namespace seatlock::ui::pages
