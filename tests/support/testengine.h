// The whole engine in a test's process, over a database of its own. The test's thread.
#pragma once

#include "engine/demo/install.h"
#include "engine/engine.h"
#include "tests/support/httpclient.h"
#include "tests/support/testcluster.h"

#include <memory>
#include <string>
#include <vector>

namespace seatlock::tests {

inline const demo::Choice theatre{demo::Choice::Kind::theatre, 0};
inline demo::Choice plain(std::int64_t seats) {
    return {demo::Choice::Kind::plain, seats};
}

/// One PostgreSQL for all engines of the test executable.
TestCluster& sharedCluster();

/// Brings the schema up to date and puts the events on sale. Empty, or what went wrong.
std::string installEvents(const std::string& url, const std::vector<demo::Choice>& events);

class TestEngine {
public:
    /// Starts it on a free port over a fresh database with these events. Check ok().
    explicit TestEngine(const std::vector<demo::Choice>& events, config::Limits limits = {},
                        const core::Clock& clock = core::SystemClock::instance());
    ~TestEngine() { stop(); }

    bool ok() const { return error_.empty(); }
    const std::string& error() const { return error_; }
    void stop();

    Engine& engine() { return *engine_; }
    std::uint16_t port() const { return engine_->port(); }
    HttpClient client() const { return HttpClient(port()); }

    bool exec(const std::string& sql) { return sharedCluster().exec(sql, url_); }
    std::string value(const std::string& sql) { return sharedCluster().value(sql, url_); }
    /// Changes an event's row, as another engine's console would: "status = 'paused'".
    bool setEvent(const std::string& slug, const std::string& assignments);
    /// The same with the window of its public channel.
    bool setWindow(const std::string& slug, const std::string& from, const std::string& to);

private:
    std::string url_;
    std::unique_ptr<Engine> engine_;
    std::string error_;
};

/// {"seats":["A-1","A-2"]}
std::string seatsBody(const std::vector<std::string>& labels);

}  // namespace seatlock::tests
