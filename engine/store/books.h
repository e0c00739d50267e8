// Everything the database says of one event's sale, read in one snapshot, for an auditor. Plain
// value; readBooks() on the thread that holds the connection.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::store {

struct BookSeat {
    core::SeatNo seat = 0;
    std::int32_t version = 0;
    char state = 'a';   ///< a, h, s, b as in event_seat
    std::string hold;   ///< its token's text; empty: none
    std::string order;  ///< uuid; empty: none
    core::Micros hold_expires_at = 0;
};

struct BookHold {
    std::string hold;                 ///< token, as the API names it
    char state = 'a';                 ///< a, r, c, e, v as in hold
    std::vector<core::SeatNo> seats;  ///< ascending
    core::Micros created_at = 0;
    core::Micros expires_at = 0;
};

struct BookOrder {
    std::string order;                ///< uuid
    std::string hold;                 ///< token
    std::vector<core::SeatNo> seats;  ///< of its active items, ascending
};

struct BookEntry {
    core::SeatNo seat = 0;
    std::int32_t version = 0;
    char from = 'a';
    char to = 'a';
    char reason = 'h';
    std::string hold;
    core::Micros at = 0;
};

struct Books {
    core::Micros now = 0;         ///< the snapshot's moment
    std::vector<BookSeat> seats;  ///< by number
    std::vector<BookHold> holds;  ///< by creation
    std::vector<BookOrder> orders;
    std::vector<BookEntry> history;  ///< by seat, then version
};

/// In one REPEATABLE READ transaction. Error `not_found` when there is no such event.
core::Result<Books> readBooks(pool::Connection& connection, const std::string& event);

}  // namespace seatlock::store
