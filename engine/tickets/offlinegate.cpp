#include "engine/tickets/offlinegate.h"

namespace seatlock::tickets {

void OfflineGate::revoke(const std::vector<core::TicketId>& tickets) {
    revoked_.insert(tickets.begin(), tickets.end());
}

void OfflineGate::note(core::TicketId ticket, Direction direction, const std::string& door,
                       core::Micros at) {
    last_.insert_or_assign(ticket, Last{direction, door, at});
}

OfflineGate::Judgement OfflineGate::scan(std::string_view code, Direction direction,
                                         const std::string& door, core::Micros at) {
    const auto facts = verify(code, keys_);
    if (!facts) return {Verdict::not_a_ticket, {}, facts.error().detail};
    if (facts->event != event_) return {Verdict::other_event, *facts};
    if (revoked_.contains(facts->ticket)) return {Verdict::cancelled, *facts};
    const auto last = last_.find(facts->ticket);
    const bool inside = last != last_.end() && last->second.direction == Direction::in;
    if (direction == Direction::in && inside) {
        return {Verdict::already_used, *facts, {}, last->second.door, last->second.at};
    }
    note(facts->ticket, direction, door, at);
    // It may have come in by another door that has not told yet.
    const bool unknown = direction == Direction::out && !inside;
    return {unknown ? Verdict::not_inside : Verdict::valid, *facts};
}

}  // namespace seatlock::tickets
