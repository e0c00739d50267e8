// When seats may be held, and how many by one buyer.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"
#include "tests/support/waituntil.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::string wish(const std::string& seats, const std::string& buyer) {
    return "{\"seats\":[" + seats + "],\"buyer\":\"" + buyer + "\"}";
}

}  // namespace

class ApiSale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{theatre, plain(50)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanup() {
        client_.reset();
        engine_.reset();
    }

    void sellsOnlyWhileOnSale() {
        const auto hold = holdSeat("1");
        COMPARE_STATUS(hold, 201);
        for (const char* status : {"paused", "closed", "cancelled"}) {
            QVERIFY(engine_->setEvent("plain-50", std::string("status = '") + status + "'"));
            QVERIFY(waitUntil([&] { return read().text("status") == status; }));
            QCOMPARE(read().json().value(str("on_sale")).toBool(), false);
            COMPARE_PROBLEM(holdSeat("2"), 403, "sale-not-open");
            COMPARE_PROBLEM(best(), 403, "sale-not-open");
            // What was held before can still be looked at and given back.
            COMPARE_STATUS(client_->get(hold.header("Location")), 200);
        }
        QVERIFY(engine_->setEvent("plain-50", "status = 'on_sale'"));
        QVERIFY(waitUntil([&] { return holdSeat("2").status == 201; }));
        COMPARE_STATUS(client_->del(hold.header("Location")), 204);
    }

    void sellsOnlyWithinItsWindow() {
        QVERIFY(engine_->setWindow("plain-50", "now() + interval '1 hour'",
                                   "now() + interval '2 hours'"));
        QVERIFY(waitUntil([&] { return !read().json().value(str("on_sale")).toBool(); }));
        COMPARE_PROBLEM(holdSeat("1"), 403, "sale-not-open");
        QVERIFY(engine_->setWindow("plain-50", "now() - interval '2 hours'",
                                   "now() - interval '1 hour'"));
        QVERIFY(waitUntil([&] { return read().text("on_sale_to") < read().text("starts_at"); }));
        COMPARE_PROBLEM(holdSeat("1"), 403, "sale-not-open");
        QVERIFY(engine_->setWindow("plain-50", "now() - interval '2 hours'",
                                   "now() + interval '1 hour'"));
        QVERIFY(waitUntil([&] { return holdSeat("1").status == 201; }));
    }

    void theDatabaseDecidesEvenIfTheEngineHasNotNoticed() {
        // The revision does not change, so this engine goes on believing that it is on sale.
        QVERIFY(engine_->exec("update event set status = 'paused' where slug = 'plain-50'"));
        COMPARE_PROBLEM(holdSeat("1"), 403, "sale-not-open");
        QCOMPARE(read().json().value(str("on_sale")).toBool(), true);
    }

    void draftsAreNotPublic() {
        const auto hold = holdSeat("1");
        QVERIFY(engine_->setEvent("plain-50", "status = 'draft'"));
        QVERIFY(waitUntil([&] { return read().status == 404; }));
        COMPARE_PROBLEM(read(), 404, "unknown-event");
        COMPARE_PROBLEM(holdSeat("2"), 404, "unknown-event");
        for (const char* path : {"/chart", "/availability", "/stream"}) {
            COMPARE_PROBLEM(client_->get(std::string("/v1/events/plain-50") + path), 404,
                            "unknown-event");
        }
        const auto list = client_->get("/v1/events").json().value(str("events")).toArray();
        QCOMPARE(list.size(), 1);
        COMPARE_STATUS(client_->get(hold.header("Location")), 200);
        QVERIFY(engine_->setEvent("plain-50", "status = 'on_sale'"));
        QVERIFY(waitUntil([&] { return holdSeat("2").status == 201; }));
    }

    void countsABuyersSeatsOverAllHolds() {
        COMPARE_STATUS(theatreHold(wish(R"("C-1","C-2","C-3","C-4","C-5")", "ada@example.org")),
                       201);
        const auto three = theatreHold(wish(R"("D-1","D-2","D-3")", "  Ada@Example.ORG "));
        COMPARE_STATUS(three, 201);
        COMPARE_PROBLEM(theatreHold(wish(R"("D-4")", "ada@example.org")), 409, "limit-reached");
        COMPARE_PROBLEM(
            theatreHold("{\"best_available\":{\"quantity\":1},\"buyer\":\"ada@example.org\"}"), 409,
            "limit-reached");
        // Another buyer may, and so may this one who gives something back.
        COMPARE_STATUS(theatreHold(wish(R"("D-4")", "bob@example.org")), 201);
        COMPARE_STATUS(client_->del(three.header("Location")), 204);
        COMPARE_STATUS(theatreHold(wish(R"("D-1","D-2","D-3")", "ada@example.org")), 201);
    }

    void countsOrdersToo() {
        const auto hold = theatreHold(wish(R"("C-1","C-2","C-3","C-4","C-5")", "ada@example.org"));
        const auto order = "{\"hold\":\"" + hold.text("hold") +
                           "\",\"buyer\":{\"name\":\"Ada\",\"email\":\"ada@example.org\"}}";
        COMPARE_STATUS(client_->post("/v1/orders", order), 201);
        COMPARE_PROBLEM(theatreHold(wish(R"("D-1","D-2","D-3","D-4")", "ada@example.org")), 409,
                        "limit-reached");
        COMPARE_STATUS(theatreHold(wish(R"("D-1","D-2","D-3")", "ada@example.org")), 201);
    }

    void aCrowdUnderOneNameGetsNoMore() {
        constexpr int requests = 30;
        std::vector<HttpClient> clients;
        for (int i = 0; i < requests; ++i) clients.emplace_back(engine_->port());
        for (int i = 0; i < requests; ++i) {
            clients[static_cast<std::size_t>(i)].begin(
                "POST", "/v1/events/demo-theatre/holds", {{"Content-Type", "application/json"}},
                wish("\"STAND-" + std::to_string(i + 1) + "\"", "crowd@example.org"));
        }
        int won = 0;
        for (auto& client : clients) {
            const auto reply = client.finish();
            won += reply.status == 201;
            if (reply.status == 201) continue;
            const bool busy = reply.status == 503 && reply.problem() == "contended";
            if (!busy) COMPARE_PROBLEM(reply, 409, "limit-reached");
        }
        QVERIFY(won >= 1 && won <= 8);
        QCOMPARE(engine_->value("select count(*) from event_seat where state = 'h'"),
                 std::to_string(won));
    }

    void aBuyerIsAText() {
        for (const char* buyer : {"7", "null", "[]", "\"\"", "{}", "\"a\\u0000b\""}) {
            COMPARE_PROBLEM(
                theatreHold(std::string("{\"seats\":[\"C-9\"],\"buyer\":") + buyer + "}"), 422,
                "invalid-body");
        }
        COMPARE_STATUS(theatreHold(wish("\"C-9\"", std::string(254, 'b'))), 201);
        COMPARE_PROBLEM(theatreHold(wish("\"C-8\"", std::string(255, 'b'))), 422, "invalid-body");
    }

private:
    Reply read() { return client_->get("/v1/events/plain-50"); }
    Reply holdSeat(const std::string& label) {
        return client_->post("/v1/events/plain-50/holds", seatsBody({label}));
    }
    Reply best() {
        return client_->post("/v1/events/plain-50/holds", "{\"best_available\":{\"quantity\":1}}");
    }
    Reply theatreHold(const std::string& body) {
        return client_->post("/v1/events/demo-theatre/holds", body);
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiSale)
#include "apisale.moc"
