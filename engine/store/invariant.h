// What must be true of an event's books. Read-only tables; any thread.
#pragma once

#include <span>
#include <string_view>

namespace seatlock::store {

/// `sql` selects the rows that break it: seat_no (int4, or null when it is not about one seat)
/// and what is wrong in words. Parameters: $1 the event, $2 the moment the books are read at (a
/// hold is active until then). Set-based: an event may have a million seats.
struct Invariant {
    std::string_view id;
    std::string_view statement;
    const char* sql;
};

std::span<const Invariant> seatInvariants();
std::span<const Invariant> holdInvariants();
std::span<const Invariant> orderInvariants();
std::span<const Invariant> moneyInvariants();
std::span<const Invariant> historyInvariants();
std::span<const Invariant> ticketInvariants();
std::span<const Invariant> shiftInvariants();

}  // namespace seatlock::store
