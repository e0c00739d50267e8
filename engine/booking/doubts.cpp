#include "engine/booking/doubts.h"

#include "engine/store/claimstore.h"
#include "engine/store/eventstore.h"

namespace seatlock::booking {

void Doubts::add(Doubt doubt) {
    core::MutexLock lock(mutex_);
    doubts_.push_back(std::move(doubt));
}

std::size_t Doubts::size() const {
    core::MutexLock lock(mutex_);
    return doubts_.size();
}

std::size_t Doubts::settleAll(pool::Connection& connection) {
    std::size_t settled = 0;
    while (true) {
        Doubt doubt;
        {
            core::MutexLock lock(mutex_);
            if (doubts_.empty()) return settled;
            doubt = doubts_.back();
        }
        store::settle(connection, doubt.event->id(), {doubt.hold});
        doubt.event->board().apply(store::readSeats(connection, doubt.event->id(), doubt.seats));
        for (const auto seat : doubt.seats) doubt.event->board().put(seat);
        ++settled;
        core::MutexLock lock(mutex_);
        std::erase_if(doubts_, [&](const Doubt& other) { return other.hold == doubt.hold; });
    }
}

}  // namespace seatlock::booking
