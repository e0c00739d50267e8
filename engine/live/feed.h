// Keeps the boards of several engines coherent: pings the others after own commits, reads what
// the others changed, and finds new and edited events. One thread and one connection of its own.
// start() and stop() by the owner; the rest any thread.
#pragma once

#include "engine/board/directory.h"
#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/core/random.h"
#include "engine/pool/connection.h"
#include "engine/store/changelistener.h"
#include "engine/store/eventstore.h"

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace seatlock::live {

class Feed {
public:
    /// `url` leads to the database directly where that is possible: a transaction pooler does not
    /// pass pings on, and the feed then polls every poll_interval_ms.
    Feed(const config::Limits& limits, std::string url, std::int32_t engine_id,
         const core::Clock& clock, core::Random& random, board::Directory& directory);
    ~Feed() { stop(); }

    void start();
    /// At once, even when the database does not answer.
    void stop() EXCLUDES(mutex_);

    /// All events that were on file at the start have been read.
    bool loaded() const { return loaded_.load(); }
    bool connected() const { return connected_.load(); }
    bool polling() const { return polling_.load(); }
    /// A draft has a board only from here on, within directory_interval_ms: for staff who prepare
    /// its seats. Nothing when there is no such event, or it has a board already.
    void followDraft(std::string slug) EXCLUDES(mutex_);
    std::int64_t pingsSent() const { return pings_sent_.load(); }
    std::int64_t pingsHeard() const { return pings_heard_.load(); }
    std::int64_t seatsHeard() const { return seats_heard_.load(); }
    /// Stops pings from being heard, as if each were lost; for tests.
    void deafen(bool deaf) { deaf_ = deaf; }

private:
    struct Followed {
        store::ChangeCursor cursor;
        std::uint64_t commits_told = 0;
        std::int64_t revision = 0;
        bool resync = true;          ///< read all facts: new here, or the connection was lost
        core::Micros resync_at = 0;  ///< when to do so once more; 0: never
    };

    void run();
    void use(pool::Connection* connection) EXCLUDES(mutex_);
    void follow(pool::Connection& connection);
    void refreshDirectory(pool::Connection& connection);
    void findWantedDrafts(pool::Connection& connection) EXCLUDES(mutex_);
    void load(pool::Connection& connection, const store::EventRevision& found);
    void readAll(pool::Connection& connection);
    void readOne(pool::Connection& connection, core::EventId event);
    void tellOthers(store::ChangeListener& listener);
    void waitUntil(core::Micros when, int socket) const;

    const config::Limits& limits_;
    const std::string url_;
    const std::int32_t engine_id_;
    const core::Clock& clock_;
    core::Random& random_;
    board::Directory& directory_;

    std::unordered_map<core::EventId, Followed> followed_;  ///< the thread's own
    std::unordered_set<core::EventId> drafts_;              ///< to be followed; the thread's own
    int wake_fd_ = -1;
    std::atomic<bool> stopping_{false};
    std::atomic<bool> loaded_{false};
    std::atomic<bool> connected_{false};
    std::atomic<bool> polling_{false};
    std::atomic<bool> deaf_{false};
    std::atomic<std::int64_t> pings_sent_{0};
    std::atomic<std::int64_t> pings_heard_{0};
    std::atomic<std::int64_t> seats_heard_{0};
    core::Mutex mutex_;
    pool::Connection* connection_ GUARDED_BY(mutex_) = nullptr;  ///< the thread's, for stop()
    std::vector<std::string> wanted_ GUARDED_BY(mutex_);         ///< slugs of drafts
    core::NamedThread thread_;
};

}  // namespace seatlock::live
