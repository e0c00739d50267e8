// Tills of the box office, from opening to count. Used on the thread that holds the connection;
// throws what libpqxx throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/staff/principal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

using ShiftId = core::Uuid<struct ShiftTag>;

/// What was taken and given back in one way of paying.
struct MethodSums {
    std::string method;  ///< "cash"
    std::int64_t payments = 0;
    std::int64_t amount_minor = 0;
    std::int64_t refunds = 0;
    std::int64_t refunds_minor = 0;
};

/// What was sold of one event.
struct EventSums {
    std::string event;  ///< slug
    std::string name;
    std::int64_t orders = 0;
    std::int64_t tickets = 0;       ///< that those orders still have
    std::int64_t amount_minor = 0;  ///< paid
};

struct Shift {
    ShiftId id;
    staff::UserId user;
    std::string login;
    std::string desk;
    std::string currency;
    std::int64_t float_minor = 0;
    core::Micros opened_at = 0;
    std::optional<core::Micros> closed_at;
    std::string closed_by;  ///< login; empty while open
    std::optional<std::int64_t> counted_minor;
    std::int64_t expected_minor = 0;  ///< in the till: as of now, or of when it was closed
    std::string note;
    std::vector<MethodSums> methods;  ///< by name
    std::vector<EventSums> events;    ///< by slug; of one shift only, not in lists
};

struct NewShift {
    ShiftId id;
    staff::UserId user;
    std::string login;
    std::string desk;
    std::string currency;
    std::int64_t float_minor = 0;
};

/// Errors: shift_open when that user has one open.
core::Result<Shift> openShift(pool::Connection& connection, const NewShift& shift);

struct ShiftCount {
    std::int64_t counted_minor = 0;
    std::string note;
    std::string closed_by;  ///< login
};

/// After what is just being paid through it. `only`: of that user only. Errors: unknown_shift,
/// shift_closed.
core::Result<Shift> closeShift(pool::Connection& connection, ShiftId shift,
                               std::optional<staff::UserId> only, const ShiftCount& count);

std::optional<Shift> readShift(pool::Connection& connection, ShiftId shift,
                               std::optional<staff::UserId> only);

struct ShiftQuery {
    std::optional<staff::UserId> user;  ///< of that user only
    std::optional<bool> open;
    std::optional<ShiftId> before;
    int limit = 100;
};

/// The latest first.
std::vector<Shift> listShifts(pool::Connection& connection, const ShiftQuery& query);

}  // namespace seatlock::store
