#include "engine/api/staffevent.h"

#include "engine/store/staffsessionstore.h"

#include <algorithm>

namespace seatlock::api {

core::Result<core::EventId> staffEvent(pool::Connection& connection, const std::string& slug) {
    if (const auto id = store::findEventId(connection, slug)) return *id;
    return {core::ErrorCode::unknown_event, "there is no event \"" + slug + "\""};
}

void tellBoard(const Services& services, core::EventId event,
               std::span<const board::SeatFact> facts) {
    if (facts.empty()) return;
    const auto served = services.directory.find(event);
    if (!served) return;
    // Of a chart that the board does not have yet, or no more: it reads all facts anew.
    const auto known = [&](const board::SeatFact& fact) {
        return fact.seat < served->plan().size();
    };
    if (std::ranges::all_of(facts, known)) served->committed(facts);
}

http::Response replayedOk(store::Replay stored) {
    return http::Response::json(stored.status, std::move(stored.body))
        .with("Cache-Control", "no-store")
        .with("Idempotent-Replayed", "true");
}

}  // namespace seatlock::api
