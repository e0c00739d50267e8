#include "tests/support/testengine.h"

#include "engine/core/jsonwriter.h"
#include "engine/store/migrator.h"

#include <cstdio>

namespace seatlock::tests {

TestCluster& sharedCluster() {
    static TestCluster cluster;
    return cluster;
}

TestEngine::TestEngine(const std::vector<demo::Choice>& events, config::Limits limits,
                       const core::Clock& clock) {
    error_ = sharedCluster().error();
    if (!ok()) return;
    url_ = sharedCluster().freshDatabase();
    error_ = installEvents(url_, events);
    if (ok()) {
        config::Options options;
        options.database = url_;
        options.listen_port = 0;
        options.limits = limits;
        engine_ = std::make_unique<Engine>(std::move(options), clock);
        if (auto started = engine_->start(); !started) error_ = started.error().detail;
    }
    if (!ok()) std::fprintf(stderr, "%s\n", error_.c_str());
}

std::string installEvents(const std::string& url, const std::vector<demo::Choice>& events) {
    const config::Limits limits;
    auto opened = pool::Connection::open({url, limits.login_ms_max, 0, "seatlock-test"});
    if (!opened) return opened.error().detail;
    if (auto done = store::migrate(**opened); !done) return done.error().detail;
    for (const auto& choice : events) {
        const auto done = demo::install(**opened, choice, core::SystemClock::instance(),
                                        core::SecureRandom::instance());
        if (!done) return done.error().detail;
    }
    return {};
}

void TestEngine::stop() {
    if (engine_) engine_->stop();
    engine_.reset();
}

bool TestEngine::setEvent(const std::string& slug, const std::string& assignments) {
    return exec("UPDATE event SET " + assignments + ", revision = revision + 1 WHERE slug = '" +
                slug + "'");
}

bool TestEngine::setWindow(const std::string& slug, const std::string& from,
                           const std::string& to) {
    return exec("UPDATE channel c SET on_sale_from = " + from + ", on_sale_to = " + to +
                " FROM event e WHERE e.event_id = c.event_id AND c.slug = 'public' AND e.slug = '" +
                slug + "'") &&
           setEvent(slug, "name = name");
}

std::string seatsBody(const std::vector<std::string>& labels) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().key("seats").beginArray();
    for (const auto& label : labels) json.string(label);
    json.endArray().endObject();
    return out;
}

}  // namespace seatlock::tests
