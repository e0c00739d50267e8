// Cuts a child process's connections to the database from outside, as a failing network would.
// Own code: a relay in between would slow down what is measured. Any thread.
#pragma once

#include <sys/types.h>

namespace seatlock::simulator {

/// Shuts every socket of the process that leads to a PostgreSQL or PgBouncer socket file or port
/// `port` (pidfd_getfd(2)). The number cut; -1 when the system does not allow it.
int cutDatabaseConnections(pid_t process, int port);

}  // namespace seatlock::simulator
