// Seats of orders, within an edit: given up, taken, moved. Worker threads; all throw what libpqxx
// throws.
#pragma once

#include "engine/store/orderedit.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// Marks items as given up in the books.
void cancelItems(OrderEditing& editing, const std::vector<std::int16_t>& items);

/// The order's seats become available; `reason` as in seat_history.
void freeSoldSeats(OrderEditing& editing, const std::vector<core::SeatNo>& seats, char reason);

/// Makes free seats, or those whose hold is over, the order's own: all of them or none. Nothing,
/// or those that could not be had.
std::vector<core::SeatNo> takeSeats(OrderEditing& editing, const std::vector<core::SeatNo>& seats,
                                    char reason);

struct Move {
    std::int16_t item_no = 0;
    core::SeatNo to = 0;
};

/// Moves tickets to other seats. Without `reprice` they keep their price, else they cost what the
/// same ticket type, or the first, costs there. The seats moved to must not be this order's own.
/// Errors: order_closed, unknown_item, seat_unavailable (with no labels).
core::Result<core::Done> moveItems(OrderEditing& editing, const std::vector<Move>& moves,
                                   bool reprice);

/// A lapsed order gets its seats again, if all are free; what it owes then is the caller's to
/// settle. Errors: order_closed when it did not lapse, seat_unavailable; then nothing is done.
core::Result<core::Done> reinstate(OrderEditing& editing);

}  // namespace seatlock::store
