// Holds whose COMMIT was in doubt and whose buyers have been answered "unknown"; their seats stay
// in flight on the board until the database says what happened. Any thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/mutex.h"
#include "engine/pool/connection.h"

#include <memory>
#include <vector>

namespace seatlock::booking {

struct Doubt {
    board::EventBoardPtr event;
    core::HoldId hold;
    std::vector<core::SeatNo> seats;
};

class Doubts {
public:
    void add(Doubt doubt) EXCLUDES(mutex_);
    std::size_t size() const EXCLUDES(mutex_);
    /// Settles all of them. Throws what libpqxx throws and keeps what is not settled.
    /// Returns how many were.
    std::size_t settleAll(pool::Connection& connection) EXCLUDES(mutex_);

private:
    mutable core::Mutex mutex_;
    std::vector<Doubt> doubts_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::booking
