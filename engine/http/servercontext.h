// What the listeners of one server share. Set up before they start.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/http/addresscounter.h"
#include "engine/http/handler.h"
#include "engine/http/largebodies.h"
#include "engine/http/serverstats.h"

#include <atomic>

namespace seatlock::http {

struct ServerContext {
    config::Limits limits;
    const core::Clock& clock;
    Handler& handler;
    ReplyObserver* observer = nullptr;
    int tick_ms = 500;
    ServerStats stats{};
    AddressCounter addresses{limits.connections_per_address_max};
    LargeBodies large_bodies{handler, limits.large_body_bytes_max, limits.large_bodies_max};
    core::Mutex closed_mutex{};
    core::Condition closed{};  ///< signalled when a connection closes during a drain
};

}  // namespace seatlock::http
