// Requests that are sent again under the same Idempotency-Key.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"
#include "tests/support/waituntil.h"

using namespace seatlock;
using namespace seatlock::tests;

namespace {

HeaderList keyed(const std::string& key) {
    return {{"Idempotency-Key", key}};
}

bool replayed(const Reply& reply) {
    return reply.header("Idempotent-Replayed") == "true";
}

}  // namespace

class ApiIdempotency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(
            std::vector<demo::Choice>{theatre, plain(100), plain(30), plain(31)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void answersTheSameRequestTheSame() {
        const auto first = hold({"1"}, "k-1");
        COMPARE_STATUS(first, 201);
        QVERIFY(!replayed(first));
        for (int i = 0; i < 3; ++i) {
            const auto again = hold({"1"}, "k-1");
            COMPARE_STATUS(again, 201);
            QVERIFY(replayed(again));
            QCOMPARE(again.body, first.body);
            QCOMPARE(again.header("Location"), first.header("Location"));
        }
        QCOMPARE(holds(), std::string("1"));
    }

    void tellsAnotherBody() {
        COMPARE_STATUS(hold({"2"}, "k-2"), 201);
        COMPARE_PROBLEM(hold({"3"}, "k-2"), 422, "idempotency-mismatch");
        COMPARE_PROBLEM(hold({"2", "3"}, "k-2"), 422, "idempotency-mismatch");
        COMPARE_PROBLEM(client_->post(path_, "{ \"seats\":[\"2\"]}", keyed("k-2")), 422,
                        "idempotency-mismatch");
        COMPARE_STATUS(hold({"3"}, "k-3"), 201);
        // The same key at another event is another key.
        COMPARE_STATUS(client_->post("/v1/events/plain-30/holds", seatsBody({"2"}), keyed("k-2")),
                       201);
    }

    void bestAvailableIsRepeatedToo() {
        const std::string body = "{\"best_available\":{\"quantity\":2}}";
        const auto first = client_->post(path_, body, keyed("k-best"));
        COMPARE_STATUS(first, 201);
        const auto again = client_->post(path_, body, keyed("k-best"));
        QVERIFY(replayed(again));
        QCOMPARE(again.body, first.body);
    }

    void withALimitPerBuyer() {
        const std::string body = "{\"seats\":[\"A-12\"],\"buyer\":\"a@b\"}";
        const auto first = client_->post("/v1/events/demo-theatre/holds", body, keyed("k-t"));
        COMPARE_STATUS(first, 201);
        const auto again = client_->post("/v1/events/demo-theatre/holds", body, keyed("k-t"));
        QVERIFY(replayed(again));
        QCOMPARE(again.body, first.body);
    }

    void forgetsRefusals() {
        const auto taken = hold({"10"}, "k-taker");
        COMPARE_STATUS(taken, 201);
        COMPARE_PROBLEM(hold({"10"}, "k-late"), 409, "seat-unavailable");
        COMPARE_STATUS(client_->del(taken.header("Location")), 204);
        const auto got = hold({"10"}, "k-late");
        COMPARE_STATUS(got, 201);
        QVERIFY(!replayed(got));
        // The first one's key still tells what it got, although that is released by now.
        const auto again = hold({"10"}, "k-taker");
        QVERIFY(replayed(again));
        QCOMPARE(again.body, taken.body);
    }

    void answersAfterTheSaleHasClosed() {
        const auto first = client_->post("/v1/events/plain-31/holds", seatsBody({"1"}), keyed("k"));
        COMPARE_STATUS(first, 201);
        QVERIFY(engine_->setEvent("plain-31", "status = 'closed'"));
        QVERIFY(waitUntil(
            [&] { return client_->get("/v1/events/plain-31").text("status") == "closed"; }));
        const auto again = client_->post("/v1/events/plain-31/holds", seatsBody({"1"}), keyed("k"));
        COMPARE_STATUS(again, 201);
        QCOMPARE(again.body, first.body);
        COMPARE_PROBLEM(
            client_->post("/v1/events/plain-31/holds", seatsBody({"2"}), keyed("k-other")), 403,
            "sale-not-open");
    }

    void atTheSameTimeOnlyOneIsServed() {
        for (int round = 0; round < 5; ++round) {
            const std::string key = "k-race-" + std::to_string(round);
            const std::string seat = std::to_string(40 + round);
            std::vector<HttpClient> clients;
            for (int i = 0; i < 12; ++i) clients.emplace_back(engine_->port());
            for (auto& client : clients) {
                client.begin("POST", path_,
                             {{"Content-Type", "application/json"}, {"Idempotency-Key", key}},
                             seatsBody({seat}));
            }
            std::string body;
            int first = 0;
            for (auto& client : clients) {
                const auto reply = client.finish();
                if (reply.status == 409) {
                    COMPARE_PROBLEM(reply, 409, "idempotency-in-progress");
                    QVERIFY(!reply.header("Retry-After").empty());
                    continue;
                }
                COMPARE_STATUS(reply, 201);
                first += !replayed(reply);
                if (body.empty()) body = reply.body;
                QCOMPARE(reply.body, body);
            }
            QCOMPARE(first, 1);
            const auto late = hold({seat}, key);
            QVERIFY(replayed(late));
            QCOMPARE(late.body, body);
        }
    }

    void keysHaveAForm() {
        COMPARE_STATUS(hold({"60"}, std::string(255, 'k')), 201);
        const std::vector<std::string> bad{std::string(256, 'k'), "two words", "t\xc3\xa9", "a\tb"};
        for (const auto& key : bad) {
            COMPARE_PROBLEM(hold({"61"}, key), 400, "malformed-request");
        }
        // An empty field is a key that is not there.
        COMPARE_PROBLEM(hold({"61"}, ""), 400, "malformed-request");
        COMPARE_STATUS(hold({"61"}, "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"), 201);
    }

    void ordersAreRepeatedToo() {
        const auto held = hold({"70"}, "k-h70").text("hold");
        const auto body = wish(held, "Ada");
        const auto first = client_->post("/v1/orders", body, keyed("k-order"));
        COMPARE_STATUS(first, 201);
        const auto again = client_->post("/v1/orders", body, keyed("k-order"));
        COMPARE_STATUS(again, 201);
        QVERIFY(replayed(again));
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("Location"), first.header("Location"));
        COMPARE_PROBLEM(client_->post("/v1/orders", wish(held, "Eve"), keyed("k-order")), 422,
                        "idempotency-mismatch");
        COMPARE_PROBLEM(client_->post("/v1/orders", body, keyed("k-order-2")), 409, "hold-closed");
        QCOMPARE(engine_->value("select count(*) from orders"), std::string("1"));
    }

    void ordersAtTheSameTime() {
        const auto held = hold({"71"}, "k-h71").text("hold");
        std::vector<HttpClient> clients;
        for (int i = 0; i < 12; ++i) clients.emplace_back(engine_->port());
        for (auto& client : clients) {
            client.begin("POST", "/v1/orders",
                         {{"Content-Type", "application/json"}, {"Idempotency-Key", "k-o-race"}},
                         wish(held, "Ada"));
        }
        std::string body;
        for (auto& client : clients) {
            const auto reply = client.finish();
            if (reply.status == 409) {
                COMPARE_PROBLEM(reply, 409, "idempotency-in-progress");
                continue;
            }
            COMPARE_STATUS(reply, 201);
            if (body.empty()) body = reply.body;
            QCOMPARE(reply.body, body);
        }
        QVERIFY(!body.empty());
        QCOMPARE(engine_->value("select count(*) from orders"), std::string("2"));
    }

private:
    Reply hold(const std::vector<std::string>& labels, const std::string& key) {
        return client_->post(path_, seatsBody(labels), keyed(key));
    }
    static std::string wish(const std::string& hold, const std::string& name) {
        return "{\"hold\":\"" + hold + "\",\"buyer\":{\"name\":\"" + name +
               "\",\"email\":\"a@b\"}}";
    }
    std::string holds() { return engine_->value("select count(*) from hold"); }

    const std::string path_ = "/v1/events/plain-100/holds";
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiIdempotency)
#include "apiidempotency.moc"
