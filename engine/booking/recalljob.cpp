#include "engine/booking/recalljob.h"

#include "engine/pool/lease.h"

namespace seatlock::booking {

void RecallJob::run(pool::Lease& lease) {
    const auto& request = item_->request();
    const auto stored = store::readReplay(lease.connection(), request.event->id(), *request.key);
    if (!stored) {
        item_->refuse(refusal_);
        return;
    }
    auto replay = store::match(*stored, *request.key);
    replay ? item_->replay(std::move(replay).value()) : item_->refuse(replay.error());
}

}  // namespace seatlock::booking
