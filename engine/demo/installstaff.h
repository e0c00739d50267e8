// Puts the demo accounts into a demo database. Used on the thread that holds the connection.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <string>
#include <vector>

namespace seatlock::demo {

/// One user of each role, marked as of the demo; only when there is no user yet and no event but
/// demo and plain ones. The logins made; none when it is not such a database. Errors: those of
/// staff::hashPassword(); database_unavailable.
core::Result<std::vector<std::string>> installStaff(pool::Connection& connection,
                                                    const core::Clock& clock, core::Random& random,
                                                    const config::Limits& limits = {});

}  // namespace seatlock::demo
