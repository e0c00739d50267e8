// Who does a request's transaction: one connection kept by each, or one made for each request. Any
// thread submits; the owner stops.
#pragma once

#include "engine/pool/item.h"

#include <cstdint>
#include <memory>

namespace seatlock::strategy {

class Workers {
public:
    virtual ~Workers() = default;
    /// False: too much waits, or they are stopping; the caller still owns the job and answers it.
    virtual bool submit(std::unique_ptr<pool::Job>& job) = 0;
    /// A request would find a connection now.
    virtual bool ready() const = 0;
    /// Lets what was accepted finish, at most `wait_ms`, and refuses the rest.
    virtual void stop(std::int64_t wait_ms) = 0;
};

}  // namespace seatlock::strategy
