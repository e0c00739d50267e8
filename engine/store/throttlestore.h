// Failed sign-ins, counted for all engines. Used on the thread that holds the connection; throws
// what libpqxx throws.
#pragma once

#include "engine/pool/connection.h"

#include <cstdint>
#include <string>

namespace seatlock::store {

struct Throttle {
    std::int64_t free_tries = 5;     ///< the wait after that many failures is a second
    std::int64_t delay_s_max = 300;  ///< it doubles with each further one up to this
};

/// Counts a try as failed before it is made, so that tries at the same time cannot outrun the
/// count. 0: go on; otherwise the seconds to wait, and the try must not be made. `subject` is a
/// hash of a login or an address. Failures older than a day and the longest wait are forgotten.
std::int64_t beginTry(pool::Connection& connection, const std::string& subject,
                      const Throttle& throttle);
/// The try succeeded: its subject starts afresh.
void forgetTries(pool::Connection& connection, const std::string& subject);

}  // namespace seatlock::store
