// The connections of one listener. Listener thread.
#pragma once

#include "engine/http/connection.h"

#include <deque>
#include <limits>
#include <vector>

namespace seatlock::http {

inline constexpr core::Micros no_deadline = std::numeric_limits<core::Micros>::max();

/// A slab: addresses stay valid, free slots are used again under a new generation. Deadlines lie
/// beside it in one array, so that looking through them all twice a second costs nothing.
class ConnectionTable {
public:
    Connection& add();
    /// Null when that connection has gone.
    Connection* find(ConnectionKey key);
    void remove(Connection& connection);

    core::Micros& deadline(const Connection& connection) { return deadlines_[connection.key.slot]; }
    std::size_t size() const { return slots_.size() - free_.size(); }

    /// Calls visit(Connection&) for each connection whose deadline is not after `now`.
    template <class Visit>
    void visitDue(core::Micros now, Visit visit) {
        for (std::size_t slot = 0; slot < deadlines_.size(); ++slot)
            if (deadlines_[slot] <= now) visit(slots_[slot]);
    }
    template <class Visit>
    void visitAll(Visit visit) {
        for (std::size_t slot = 0; slot < slots_.size(); ++slot)
            if (slots_[slot].fd >= 0) visit(slots_[slot]);
    }

private:
    std::deque<Connection> slots_;
    std::vector<core::Micros> deadlines_;
    std::vector<std::uint32_t> free_;
};

}  // namespace seatlock::http
