// One worker's use of one connection for one piece of work. The worker's thread only.
#pragma once

#include "engine/core/clock.h"
#include "engine/pool/connection.h"

#include <functional>
#include <utility>

namespace seatlock::pool {

class Lease {
public:
    Lease(Connection& connection, core::Micros deadline, std::function<void()> on_committed = {})
        : connection_(connection), deadline_(deadline), on_committed_(std::move(on_committed)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Connection& connection() { return connection_; }
    /// Steady time by which the watchdog ends a wait on this connection.
    core::Micros deadline() const { return deadline_; }

    /// The batch is committed and only its members' answers are left to write: the next batch may
    /// begin meanwhile, on another connection. This one may still be used.
    void committed() {
        if (auto tell = std::exchange(on_committed_, nullptr)) tell();
    }

private:
    Connection& connection_;
    const core::Micros deadline_;
    std::function<void()> on_committed_;
};

}  // namespace seatlock::pool
