// What happened to a seat, or to the seats of a person. Desk thread; all throw what libpqxx throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// Texts are empty where there is none.
struct SeatLogEntry {
    core::EventId event;
    std::string event_slug;
    std::string seat;  ///< label
    std::int32_t seat_no = 0;
    std::int32_t version = 0;
    core::Micros at = 0;
    char from = 'a';
    char to = 'a';
    char reason = 'h';
    std::string detail;
    std::string actor;    ///< login of staff
    std::string hold;     ///< a short name of it: who has no order has no other
    std::string channel;  ///< that held or sold it
    std::string order;    ///< code
    std::string buyer_name;
};

/// Newest first: versions before `before`. Nothing: the event has no such seat.
std::optional<std::vector<SeatLogEntry>> readSeatLog(pool::Connection& connection,
                                                     core::EventId event, const std::string& label,
                                                     std::int64_t before, int limit);

/// Where a page of a person's log ends.
struct PersonLogMark {
    core::Micros at = 0;
    std::int64_t event = 0;
    std::int32_t seat_no = 0;
    std::int32_t version = 0;
};

/// What happened through the holds and orders of a buyer at all events, newest first: whoever has
/// this name, address or order code. `buyer_key` finds the holds that became no order.
std::vector<SeatLogEntry> readPersonLog(pool::Connection& connection, const std::string& person,
                                        const std::string& buyer_key,
                                        const std::optional<PersonLogMark>& before, int limit);

}  // namespace seatlock::store
