#include "engine/strategy/holdjob.h"

#include "engine/store/claimstore.h"
#include "engine/store/holdstore.h"

namespace seatlock::strategy {

http::Response HoldJob::serve(pool::Connection& connection, bool again) {
    if (again) {
        // Whichever comes first, the lost commit or this, makes the other impossible.
        if (!store::settle(connection, wish_.event, {wish_.hold}).empty()) {
            const auto hold = store::readHold(connection, wish_.event, wish_.hold).value();
            return heldResponse(house_, hold.id, {hold.seats, hold.created_at, hold.expires_at});
        }
        wish_.hold = core::makeUuid<core::HoldId>(random_, clock_.wall());
    }
    const auto given = store::holdSeats(connection, way_, wish_);
    return given ? heldResponse(house_, wish_.hold, *given) : problemResponse(given.error());
}

}  // namespace seatlock::strategy
