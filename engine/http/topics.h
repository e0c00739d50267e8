// Which connections read which topic. Listener thread.
#pragma once

#include "engine/http/connection.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace seatlock::http {

/// Event streams by topic; adding and removing one costs the same however many there are.
class Topics {
public:
    void add(Connection& connection);
    void remove(Connection& connection, class ConnectionTable& table);
    /// A copy, since publishing can close readers.
    std::vector<ConnectionKey> readers(std::uint64_t topic) const;

private:
    std::unordered_map<std::uint64_t, std::vector<ConnectionKey>> readers_;
};

}  // namespace seatlock::http
