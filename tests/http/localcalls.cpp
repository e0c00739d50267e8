// Requests from within the program: the same answers as over a socket, bounded, and never left
// without one.
#include "engine/api/localcalls.h"

#include "engine/http/router.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"
#include "tests/support/waituntil.h"

#include <atomic>
#include <future>

using namespace seatlock;
using namespace seatlock::tests;
using api::LocalAnswer;
using api::LocalCalls;

namespace {

/// Waits for the answer of one call.
LocalAnswer ask(Engine& engine, const std::string& method, const std::string& target,
                LocalCalls::Headers headers = {}, const std::string& body = {}) {
    std::promise<LocalAnswer> answered;
    auto future = answered.get_future();
    const auto accepted =
        engine.call(method, target, std::move(headers), body,
                    [&](LocalAnswer answer) { answered.set_value(std::move(answer)); });
    if (!accepted) return {};
    return future.get();
}

/// Keeps its responders until it is told to answer.
class Slow final : public http::Handler {
public:
    void handle(const http::Request&, http::Responder responder) override {
        core::MutexLock lock(mutex_);
        kept_.push_back(std::move(responder));
    }
    std::vector<http::Responder> take() {
        core::MutexLock lock(mutex_);
        return std::exchange(kept_, {});
    }
    std::size_t count() {
        core::MutexLock lock(mutex_);
        return kept_.size();
    }

private:
    core::Mutex mutex_;
    std::vector<http::Responder> kept_;
};

}  // namespace

class LocalCallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const std::vector<demo::Choice> events{plain(10)};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
    }
    void cleanupTestCase() { engine_.reset(); }

    void answersAsOverASocket() {
        auto client = engine_->client();
        for (const char* target : {"/v1/events/plain-10", "/v1/events/plain-10/availability",
                                   "/v1/nowhere", "/v1/sessions/current", "/v1/events?limit=0"}) {
            const auto over = client.get(target);
            const auto within = ask(engine_->engine(), "GET", target);
            QCOMPARE(within.status, over.status);
            QCOMPARE(within.body, over.body);
            QCOMPARE(std::string(within.header("content-type")), over.header("Content-Type"));
            QCOMPARE(std::string(within.header("ETag")), over.header("ETag"));
        }
        QVERIFY(ask(engine_->engine(), "HEAD", "/v1/events").body.empty());
        QCOMPARE(ask(engine_->engine(), "GET", "/v1/events/plain-10/stream").status, 501);
    }

    void theConsolesWayIn() {
        auto& engine = engine_->engine();
        const LocalCalls::Headers json{{"Content-Type", "application/json"}};
        const std::string account = R"({"login":"ada","password":"correct horse battery"})";
        QCOMPARE(ask(engine, "POST", "/v1/setup", json, account).status, 201);
        const auto signed_in = ask(engine, "POST", "/v1/sessions", json, account);
        QCOMPARE(signed_in.status, 201);
        const auto at = signed_in.body.find("sls_");
        const auto secret = signed_in.body.substr(at, 47);
        const LocalCalls::Headers headers{{"Authorization", "Bearer " + secret}};
        QCOMPARE(ask(engine, "GET", "/v1/users", headers).status, 200);
        QCOMPARE(ask(engine, "GET", "/v1/users").status, 401);
        QCOMPARE(
            ask(engine, "POST", "/v1/events/plain-10/holds", json, R"({"seats":["1"]})").status,
            201);
        // Counted like any other request.
        QVERIFY(
            engine_->client()
                .get("/metrics")
                .body.find(R"(seatlock_http_requests_total{route="list-users",status="200"} 1)") !=
            std::string::npos);
    }

    void cannotBecomeTwoRequests() {
        auto& engine = engine_->engine();
        QCOMPARE(ask(engine, "GET", "/livez HTTP/1.1\r\nHost: a\r\n\r\nGET /metrics").status, 400);
        QCOMPARE(ask(engine, "GET", "/livez", {{"X", "1\r\nY: 2"}}).status, 400);
        QCOMPARE(ask(engine, "GET /x HTTP/1.1\r\n\r\nGET", "/livez").status, 400);
        QCOMPARE(ask(engine, "GET", "/livez", {{"Content-Length", "5"}}, "12345").status, 400);
        QCOMPARE(ask(engine, "BREW", "/livez").status, 501);
        QCOMPARE(ask(engine, "GET", "/a b").status, 400);
        const LocalCalls::Headers json{{"Content-Type", "application/json"}};
        QCOMPARE(ask(engine, "POST", "/v1/orders", json, std::string(65 * 1024, ' ')).status, 413);
        QCOMPARE(ask(engine, "POST", "/v1/orders", json, std::string(64 * 1024, ' ')).status, 400);
    }

    void areBoundedAndCancelled() {
        config::Limits limits;
        limits.local_calls_max = 3;
        Slow slow;
        auto calls =
            std::make_unique<LocalCalls>(slow, nullptr, limits, core::SystemClock::instance());
        const auto call = [&](std::function<void(LocalAnswer)> callback) {
            return calls->call("GET", "/", {}, {}, std::move(callback));
        };
        QVERIFY(call([](LocalAnswer) {}).error().code == core::ErrorCode::draining);
        calls->start();
        std::atomic<int> drained = 0;
        std::atomic<int> good = 0;
        const auto count = [&](LocalAnswer answer) {
            (answer.status == 503 ? drained : good) += 1;
        };
        for (int i = 0; i < 3; ++i) QVERIFY(call(count).ok());
        QVERIFY(call(count).error().code == core::ErrorCode::overloaded);
        QVERIFY(waitUntil([&] { return slow.count() == 3; }));
        auto responders = slow.take();
        responders[0].send(http::Response::json(200, "{}"));
        QVERIFY(waitUntil([&] { return good == 1; }));
        QVERIFY(call(count).ok());
        calls->stop();
        QCOMPARE(drained.load(), 3);
        QVERIFY(call(count).error().code == core::ErrorCode::draining);
        responders[1].send(http::Response::json(200, "{}"));  // too late, and no harm
        calls.reset();
        responders.clear();
        slow.take().clear();
        QCOMPARE(good.load(), 1);
        QCOMPARE(drained.load(), 3);
    }

    void endWithTheEngine() {
        TestEngine engine({}, staffLimits());
        QVERIFY2(engine.ok(), engine.error().c_str());
        std::atomic<int> answers = 0;
        int accepted = 0;
        for (int i = 0; i < 50; ++i) {
            const auto done = engine.engine().call("GET", "/v1/events", {}, {},
                                                   [&](LocalAnswer) { answers += 1; });
            accepted += done.ok() ? 1 : 0;
        }
        engine.engine().stop();
        QCOMPARE(answers.load(), accepted);
        QVERIFY(!engine.engine().call("GET", "/v1/events", {}, {}, {}).ok());
    }

private:
    std::unique_ptr<TestEngine> engine_;
};

QTEST_GUILESS_MAIN(LocalCallsTest)
#include "localcalls.moc"
