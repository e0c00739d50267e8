// The live map of the event that is sold. UI thread.
#pragma once

#include "engine/board/eventboard.h"
#include "ui/host/watched.h"

#include <functional>
#include <memory>

#include <QWidget>

namespace seatlock::ui::seatmap {
class HouseLoader;
class MapGeometry;
class SeatMapData;
class SeatMapView;
}  // namespace seatlock::ui::seatmap

namespace seatlock::ui::counter {

class HouseView : public QWidget {
    Q_OBJECT

public:
    explicit HouseView(QWidget* parent = nullptr);

    /// Null: none.
    void showEvent(board::EventBoardPtr event);
    void apply(const host::Watched& seen);
    /// The database's clock.
    void setClock(std::function<core::Micros()> database_now);
    /// As far as is known here; available where nothing is.
    board::SeatState state(core::SeatNo seat) const;
    seatmap::SeatMapView* map() const { return view_; }

Q_SIGNALS:
    /// There is something to look at, or no longer.
    void shown();

protected:
    using QWidget::showEvent;

private:
    void install(const std::shared_ptr<const seatmap::MapGeometry>& house);

    seatmap::SeatMapView* view_;
    seatmap::HouseLoader* loader_;
    board::EventBoardPtr event_;
    std::shared_ptr<const board::EventInfo> info_;
    std::shared_ptr<seatmap::SeatMapData> data_;
    std::function<core::Micros()> clock_;
};

}  // namespace seatlock::ui::counter
