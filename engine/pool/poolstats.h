// The pool's figures in PgBouncer's words (SHOW POOLS, SHOW STATS). A plain value.
#pragma once

#include <cstdint>
#include <string>

namespace seatlock::pool {

struct PoolStats {
    std::int64_t ceiling = 0;     ///< connections that there may ever be
    std::int64_t cl_active = 0;   ///< requests that have a connection
    std::int64_t cl_waiting = 0;  ///< requests that wait for one
    std::int64_t sv_active = 0;   ///< connections at work
    std::int64_t sv_idle = 0;
    std::int64_t sv_login = 0;    ///< being opened
    std::int64_t sv_closed = 0;   ///< lost or never opened; waiting for their next login
    std::int64_t maxwait_us = 0;  ///< age of the request that has waited longest
    std::int64_t total_wait_us = 0;
    std::int64_t total_served = 0;
    std::int64_t total_batches = 0;
    std::int64_t total_batched = 0;
    std::int64_t total_logins = 0;
    std::int64_t total_login_failures = 0;
    std::int64_t total_too_many = 0;  ///< logins refused for want of a server slot (53300)
    std::int64_t total_broken = 0;
    std::int64_t total_expired = 0;  ///< requests whose deadline passed in the queue
    std::int64_t total_full = 0;     ///< requests refused because the queue was full
    std::string last_login_error;

    std::int64_t avg_wait_time_us() const {
        return total_served == 0 ? 0 : total_wait_us / total_served;
    }
};

}  // namespace seatlock::pool
