// The database of commands that only look: none is made where there is none. Main thread.
#pragma once

#include "app/seatlockd/databaseaccess.h"

namespace seatlock::app {

/// As DatabaseAccess::open(), but a data directory without a cluster is refused (configuration).
core::Result<DatabaseAccess> openExisting(const config::Options& options);

}  // namespace seatlock::app
