// Buyers over HTTP who write down every success they are told of. The owner starts and stops them;
// the figures may be read from any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "tests/support/ledger.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seatlock::tests {

struct CrowdOptions {
    std::uint16_t port = 0;
    int seats = 50'000;  ///< of the event plain-SEATS
    int buyers = 6;
    std::uint64_t seed = 1;
};

/// Each buyer holds one to three random seats at a time on a connection of their own, as fast as
/// answers come but no more than some hundreds a second, and buys some of what they hold. A lost
/// connection is made anew for as long as it takes.
class Crowd {
public:
    explicit Crowd(CrowdOptions options);
    ~Crowd() { stop(); }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    void stop();
    /// Successes so far: holds.
    long booked() const { return booked_; }
    std::vector<Booked> successes() const EXCLUDES(mutex_);
    /// Answers by status; 0: the connection ended first.
    std::map<int, long> statuses() const EXCLUDES(mutex_);
    long count(int status) const EXCLUDES(mutex_);
    /// The longest time to an answer since the last call, microseconds.
    core::Micros slowest() { return slowest_.exchange(0); }
    /// The first answer that no fault excuses: 500, or 503 without Retry-After. Empty: none.
    std::string wrong() const EXCLUDES(mutex_);

private:
    class Buyer;
    void note(int status, core::Micros took, const std::string& wrong) EXCLUDES(mutex_);

    const CrowdOptions options_;
    std::atomic<bool> stopping_{false};
    std::atomic<long> booked_{0};
    std::atomic<core::Micros> slowest_{0};
    mutable core::Mutex mutex_;
    std::vector<Booked> successes_ GUARDED_BY(mutex_);
    std::map<int, long> statuses_ GUARDED_BY(mutex_);
    std::string wrong_ GUARDED_BY(mutex_);
    std::vector<std::unique_ptr<core::NamedThread>> threads_;
};

}  // namespace seatlock::tests
