// Seats as they are now, with who holds or has bought them. Desk thread; all throw what libpqxx
// throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct SeatQuery {
    core::EventId event;
    std::string state;     ///< "available", "held", "sold", "blocked"; empty: any
    std::string section;   ///< name; empty: any
    std::string category;  ///< slug; empty: any
    std::string channel;   ///< slug of the only one that sells it; empty: any
    std::string words;     ///< in label, order code, or name or address of the buyer; empty: any
    std::int64_t after = -1;
    int limit = 100;
};

/// Texts are empty where there is none.
struct SeatRow {
    std::int64_t seat_no = 0;
    std::string label;
    std::string section;
    std::string row;
    char state = 'a';  ///< a hold whose time is over is available
    std::string category;
    std::string channel;
    // of a held one
    std::string hold_channel;
    std::optional<core::Micros> held_since;
    std::optional<core::Micros> held_until;
    // of a sold one
    std::string order;
    std::string buyer_name;
    std::string buyer_email;
    // of a blocked one
    std::string reason;
    std::string note;
};

/// In the order of the chart.
std::vector<SeatRow> listSeats(pool::Connection& connection, const SeatQuery& query);

}  // namespace seatlock::store
