// Workers on a bounded pool, as an honest application has it. Any thread submits; the owner stops.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/pool/pool.h"
#include "engine/strategy/nobatches.h"
#include "engine/strategy/workers.h"

#include <string>

namespace seatlock::strategy {

class PooledWorkers final : public Workers {
public:
    PooledWorkers(const config::Limits& limits, const std::string& url, const core::Clock& clock,
                  core::Random& random)
        : pool_(limits, url, clock, random, batches_) {
        pool_.start();
    }

    bool submit(std::unique_ptr<pool::Job>& job) override { return pool_.submit(job); }
    bool ready() const override { return pool_.connected(); }
    void stop(std::int64_t wait_ms) override { pool_.stop(wait_ms); }

private:
    NoBatches batches_;
    pool::Pool pool_;
};

}  // namespace seatlock::strategy
