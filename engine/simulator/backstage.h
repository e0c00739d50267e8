// Behind the scenes of a run: counts the database sessions of the strategy's server and breaks
// things when asked. Owner: the run. Any thread may call; its own thread does the work.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/simulator/fault.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seatlock::simulator {

constexpr std::size_t faults_waiting_max = 16;
constexpr std::int64_t freeze_ms = 5'000;

class Backstage {
public:
    struct Place {
        std::string database_url;
        std::string application_name;  ///< of the server's sessions
        std::string data_dir;          ///< whose embedded PostgreSQL is restarted and frozen
        bool embedded = true;
        pid_t server = 0;
        /// Brings the embedded PostgreSQL up again after it was ended; empty: somebody else does.
        std::function<core::Result<core::Done>()> revive;
    };

    explicit Backstage(Place place);
    /// Lets a frozen database go on, and ends.
    ~Backstage();

    /// False: too many wait already.
    bool inject(Fault fault) EXCLUDES(mutex_);

    std::int64_t sessions() const { return sessions_.load(); }
    std::int64_t sessionsMax() const { return sessions_max_.load(); }
    /// What was done since the last call, in words.
    std::vector<std::string> told() EXCLUDES(mutex_);

private:
    void work();
    bool nextFault(Fault& fault) EXCLUDES(mutex_);
    void tell(std::string text) EXCLUDES(mutex_);
    pool::Connection* connection();
    void count();
    void doFault(Fault fault);
    void killBackend();
    void restartDatabase();
    void freezeDatabase();
    void cutCommit();
    bool waitFor(std::int64_t ms) EXCLUDES(mutex_);
    bool stopping() EXCLUDES(mutex_);

    const Place place_;
    std::atomic<std::int64_t> sessions_{0};
    std::atomic<std::int64_t> sessions_max_{0};
    std::unique_ptr<pool::Connection> connection_;  ///< the thread's

    core::Mutex mutex_;
    core::Condition wake_;
    std::deque<Fault> faults_ GUARDED_BY(mutex_);
    std::vector<std::string> told_ GUARDED_BY(mutex_);
    bool stopping_ GUARDED_BY(mutex_) = false;

    core::NamedThread thread_;
};

}  // namespace seatlock::simulator
