// A real server with a small handler. Made on a test's thread; the handler runs on listeners.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/http/server.h"

#include <atomic>
#include <string>
#include <vector>

namespace seatlock::tests {

/// /echo: `METHOD path|query|body`. /hold: waits in `held`. /drop: never answered. /throw. /block:
/// keeps its listener until unblock().
/// /big: five million bytes. /stream/N: an event stream of topic N. /huge-stream: topic 9, with a
/// first chunk of five million bytes. Anything else: 200 `ok`.
class TestHandler final : public http::Handler {
public:
    TestHandler();
    void handle(const http::Request& request, http::Responder responder) override;

    /// Takes what /hold has kept so far.
    std::vector<http::Responder> takeHeld() EXCLUDES(mutex_);
    std::size_t heldCount() EXCLUDES(mutex_);
    void unblock() EXCLUDES(mutex_);
    std::atomic<int> handled{0};
    static constexpr std::size_t big_size = 5'000'000;

private:
    core::Mutex mutex_;
    core::Condition unblocked_;
    bool blocking_ GUARDED_BY(mutex_) = true;
    std::vector<http::Responder> held_ GUARDED_BY(mutex_);
    std::shared_ptr<const std::string> big_;
};

/// Counts replies by status.
class TestObserver final : public http::ReplyObserver {
public:
    void replied(const http::ReplyInfo& info) override;
    int count(int status) EXCLUDES(mutex_);

private:
    core::Mutex mutex_;
    std::vector<int> statuses_ GUARDED_BY(mutex_);
};

/// Starts at once on a free port of the loopback address. Time stands still until `clock` moves.
struct TestServer {
    explicit TestServer(config::Limits limits = {}, int listener_threads = 1,
                        const std::string& address = "127.0.0.1");

    TestHandler handler;
    TestObserver observer;
    core::ManualClock clock;
    http::Server server;

    std::uint16_t port() const { return server.port(); }
    const http::ServerStats& stats() const { return server.stats(); }
    std::int64_t rejected(http::Reject reject) const {
        return stats().rejected[static_cast<std::size_t>(reject)].load();
    }
    /// Moves the clock on, as if that time had passed.
    void pass(std::int64_t ms) { clock.advance(ms * 1000); }
};

/// `GET path` with Host and nothing else.
std::string get(const std::string& path);
/// A POST with Content-Length.
std::string post(const std::string& path, const std::string& body);

}  // namespace seatlock::tests
