// Scans at the doors. Used on the thread that holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"
#include "engine/staff/principal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

using ScanId = core::Uuid<struct ScanTag>;

/// What a scan comes to; letters as in the schema.
enum class ScanResult : char {
    valid = 'v',
    already_used = 'u',
    not_inside = 'n',
    cancelled = 'c',
    other_event = 'e',
    not_a_ticket = 'x',
};

/// A scan to be decided on and kept.
struct ScanRecord {
    core::EventId event;
    ScanId scan;
    /// Without one it is no valid ticket's, and `given` says what it is.
    std::optional<core::TicketId> ticket;
    ScanResult given = ScanResult::not_a_ticket;
    bool going_out = false;
    std::string door;
    bool offline = false;
    std::optional<core::Micros> at;  ///< said by the door; none: now. Never later than now.
    staff::UserId user;
    std::string actor;
};

/// A passage of a ticket through a door.
struct Passage {
    std::string door;
    core::Micros at = 0;
};

struct ScanOutcome {
    ScanResult result = ScanResult::not_a_ticket;
    bool repeated = false;    ///< decided by an earlier one of the same id
    bool other_scan = false;  ///< that one was of another ticket: nothing was done
    core::SeatNo seat = -1;   ///< none: -1
    std::string buyer_name;
    std::string order;  ///< its code
    core::Micros at = 0;
    std::optional<Passage> last;  ///< already_used, not_inside: the one before
};

/// Decides each scan and keeps it, in one transaction; outcomes in the same order. No two may be of
/// the same ticket or have the same id.
std::vector<ScanOutcome> recordScans(pool::Connection& connection,
                                     const std::vector<ScanRecord>& scans);

struct DoorCounts {
    std::string door;
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t refused = 0;
    std::int64_t twice = 0;  ///< of these, let in all the same by a door on its own
    core::Micros last_at = 0;
};

struct GateCounts {
    std::vector<DoorCounts> doors;  ///< by name
    std::int64_t tickets = 0;       ///< valid ones
    std::int64_t admitted = 0;      ///< of these, who came in at least once
    std::int64_t inside = 0;
};

GateCounts countDoors(pool::Connection& connection, core::EventId event);

/// A ticket that a door on its own let in although it was inside, cancelled or of another event.
struct LetInTwice {
    core::TicketId ticket;
    core::SeatNo seat = -1;
    std::string buyer_name;
    std::string order;
    ScanResult result = ScanResult::already_used;
    Passage passage;                  ///< the one too many
    std::optional<Passage> accepted;  ///< the one that counts
};

/// The newest first, at most `limit`.
std::vector<LetInTwice> listLetInTwice(pool::Connection& connection, core::EventId event,
                                       int limit);

}  // namespace seatlock::store
