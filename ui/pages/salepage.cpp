#include "ui/pages/salepage.h"

#include "ui/seatmap/seatmapview.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

namespace seatlock::ui::pages {

SalePage::SalePage(QWidget* parent)
    : QWidget(parent),
      events_(new QComboBox(this)),
      view_(new seatmap::SeatMapView(this)),
      bottom_(new QVBoxLayout) {
    auto* top = new QHBoxLayout;
    top->addWidget(events_, 1);
    auto* all = new QVBoxLayout(this);
    all->addLayout(top);
    all->addWidget(view_, 1);
    all->addLayout(bottom_);
    events_->setAccessibleName(tr("Event"));
    connect(events_, &QComboBox::activated, this, &SalePage::choose);
}

void SalePage::setEvents(const std::vector<monitor::EventFigures>& events) {
    const QSignalBlocker quiet(events_);
    const QVariant chosen = events_->currentData();
    events_->clear();
    for (const auto& event : events) {
        events_->addItem(QString::fromStdString(event.name),
                         QVariant::fromValue<qlonglong>(event.id.value));
    }
    events_->setCurrentIndex(events_->findData(chosen));
}

void SalePage::choose(int index) {
    Q_EMIT eventChosen(core::EventId{events_->itemData(index).toLongLong()});
}

void SalePage::showEvent(board::EventBoardPtr event) {
    if (event == event_) return;
    event_ = std::move(event);
    if (!event_) {
        live_data_.reset();
        view_->setHouse(nullptr, nullptr);
        return;
    }
    // The plan is a part of the event and lives as long.
    view_->setHouse({event_, &event_->plan()}, event_->info());
    live_data_ = view_->scene().data;
    live_ = true;
    view_->setNow(clock_);
}

void SalePage::apply(const host::Watched& seen) {
    if (!event_ || seen.event != event_->id()) return;
    if (live_) {
        view_->apply(seen.seats, seen.all_seats);
        view_->applyHeat(seen.heat);
    } else {
        live_data_->apply(seen.seats, seen.all_seats);
        live_data_->applyHeat(seen.heat);
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
        view_->setData(live_data_);
        view_->setNow(clock_);
    } else {
        view_->setData(std::make_shared<seatmap::SeatMapData>(*live_data_));
    }
}

void SalePage::addBottomBar(QWidget* bar) {
    bottom_->addWidget(bar);
}

}  // namespace seatlock::ui::pages
