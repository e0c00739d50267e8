#include "ui/counter/houseview.h"

#include "ui/seatmap/houseloader.h"
#include "ui/seatmap/legend.h"
#include "ui/seatmap/mapcontrols.h"
#include "ui/seatmap/seatmapdata.h"
#include "ui/seatmap/seatmapview.h"

#include <QVBoxLayout>

namespace seatlock::ui::counter {

HouseView::HouseView(QWidget* parent)
    : QWidget(parent),
      view_(new seatmap::SeatMapView(this)),
      loader_(new seatmap::HouseLoader(this)) {
    new seatmap::MapControls(*view_);
    view_->setAdditive(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    connect(loader_, &seatmap::HouseLoader::laidOut, this, &HouseView::install);
}

void HouseView::showEvent(board::EventBoardPtr event) {
    if (event == event_) return;
    event_ = std::move(event);
    info_ = event_ ? event_->info() : nullptr;
    data_ = event_ ? std::make_shared<seatmap::SeatMapData>(event_->plan()) : nullptr;
    view_->setHouse(nullptr, nullptr);
    view_->setLayingOut(!loader_->load(event_));
    Q_EMIT shown();
}

void HouseView::install(const std::shared_ptr<const seatmap::MapGeometry>& house) {
    view_->setLayingOut(false);
    view_->setLaidOut(house, info_, data_);
    view_->setNow(clock_);
    Q_EMIT shown();
}

void HouseView::apply(const host::Watched& seen) {
    if (!event_ || seen.event != event_->id()) return;
    if (auto info = event_->info(); info != info_) {
        info_ = std::move(info);
        view_->setInfo(info_);
    }
    if (view_->scene().geometry) {
        view_->apply(seen.seats, seen.all_seats);
    } else {
        data_->apply(seen.seats);
    }
}

void HouseView::setClock(std::function<core::Micros()> database_now) {
    clock_ = std::move(database_now);
    view_->setNow(clock_);
}

board::SeatState HouseView::state(core::SeatNo seat) const {
    if (!data_ || seat < 0 || seat >= data_->size()) return board::SeatState::available;
    return data_->state(seat);
}

}  // namespace seatlock::ui::counter
