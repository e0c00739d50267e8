// Which event an order is of: its code begins with the event's. Any thread.
#pragma once

#include "engine/board/directory.h"

#include <string_view>

namespace seatlock::board {

/// Null when no event that is followed has such orders.
inline EventBoardPtr eventOfOrder(const Directory& directory, std::string_view order_code) {
    return directory.findCode(order_code.substr(0, order_code.find('-')));
}

}  // namespace seatlock::board
