// One worker's use of one connection for one piece of work. The worker's thread only.
#pragma once

#include "engine/core/clock.h"
#include "engine/pool/connection.h"

namespace seatlock::pool {

class Lease {
public:
    Lease(Connection& connection, core::Micros deadline)
        : connection_(connection), deadline_(deadline) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Connection& connection() { return connection_; }
    /// Steady time by which the watchdog ends a wait on this connection.
    core::Micros deadline() const { return deadline_; }

private:
    Connection& connection_;
    const core::Micros deadline_;
};

}  // namespace seatlock::pool
