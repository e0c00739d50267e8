#include "engine/http/connectiontable.h"

namespace seatlock::http {

static_assert(sizeof(Connection) <= 256, "ten thousand of these must stay small");

Connection& ConnectionTable::add() {
    if (free_.empty()) {
        const auto slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
        slots_.back().key = {slot, 1};
        deadlines_.push_back(no_deadline);
        return slots_.back();
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return slots_[slot];
}

Connection* ConnectionTable::find(ConnectionKey key) {
    if (key.slot >= slots_.size()) return nullptr;
    Connection& connection = slots_[key.slot];
    return connection.fd >= 0 && connection.key.generation == key.generation ? &connection
                                                                             : nullptr;
}

void ConnectionTable::remove(Connection& connection) {
    const ConnectionKey key{connection.key.slot, connection.key.generation + 1};
    connection = Connection();
    connection.key = key;
    deadlines_[key.slot] = no_deadline;
    free_.push_back(key.slot);
}

}  // namespace seatlock::http
