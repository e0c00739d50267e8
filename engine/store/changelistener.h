// Pings between engines by LISTEN and NOTIFY, on a connection of its own and never within a
// booking transaction. Engines hear those of their own schema only. The feed's thread only; throws
// what libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace seatlock::store {

class ChangeListener {
public:
    /// Listens from now on, but on a pooled connection, where pings would not arrive.
    ChangeListener(pool::Connection& connection, std::int32_t engine_id);
    ~ChangeListener();

    /// The descriptor to wait on for pings.
    int socket() const;
    /// Events that other engines have pinged about since the last call. Does not wait.
    std::set<core::EventId> heard();
    /// Tells the other engines that these events have changed.
    void ping(const std::vector<core::EventId>& events);

private:
    class Receiver;
    pool::Connection& connection_;
    const std::int32_t engine_id_;
    const std::string channel_;
    std::set<core::EventId> heard_;
    std::unique_ptr<Receiver> receiver_;
};

}  // namespace seatlock::store
