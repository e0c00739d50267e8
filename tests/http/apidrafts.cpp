// Seats of an event before it is on sale: blocked, kept and moved as later, seen by staff alone.
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

using namespace seatlock;
using namespace seatlock::tests;

class ApiDrafts : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        const auto chart = office_->publishedChart(smallHall());
        COMPARE_STATUS(office_->addEvent("gala", chart), 201);
    }
    void cleanup() {
        QCOMPARE(auditTrouble(*engine_), std::string());
        closeHouse();
    }

    void isPreparedBeforeItsSale() {
        const auto blocked =
            change(R"({"action":"block","seats":["A-1","A-2"],"reason":"press","note":"Lisa"})");
        COMPARE_STATUS(blocked, 200);
        QCOMPARE(blocked.number("done"), 2);
        COMPARE_STATUS(change(R"({"action":"channel","seats":["B-1"],"channel":"box-office"})"),
                       200);
        COMPARE_STATUS(change(R"({"action":"category","seats":["B-2"],"category":"premium"})"),
                       200);
        const auto counts = office_->event("gala").json()[QLatin1String("counts")];
        QCOMPARE(counts[QLatin1String("blocked")].toInt(), 2);
        COMPARE_PROBLEM(hold("B-3"), 404, "unknown-event");
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        QVERIFY(waitUntil([&] { return client().get("/v1/events/gala").status == 200; }));
        COMPARE_PROBLEM(hold("A-1"), 409, "seat-unavailable");
        COMPARE_PROBLEM(hold("B-1"), 409, "seat-unavailable");
        const auto held = hold("B-2");
        COMPARE_STATUS(held, 201);
        COMPARE_STATUS(hold("B-3"), 201);
        QCOMPARE(client()
                     .post("/v1/orders",
                           R"({"buyer":{"name":"Ada","email":"ada@example.org"},"hold":")" +
                               held.text("hold") + R"("})")
                     .number("total_minor"),
                 5'000);
    }

    void hasABoardForThoseWhoPrepareIt() {
        auto& directory = engine_->engine().directory();
        const auto board = [&] { return directory.find(std::string_view("gala")); };
        QVERIFY(!board());
        engine_->engine().followDraft("nowhere");
        engine_->engine().followDraft("gala");
        QVERIFY(waitUntil([&] { return board() != nullptr; }));
        QCOMPARE(board()->info()->status, std::string("draft"));
        COMPARE_PROBLEM(client().get("/v1/events/gala"), 404, "unknown-event");
        COMPARE_PROBLEM(client().get("/v1/events/gala/availability"), 404, "unknown-event");
        QVERIFY(client().get("/v1/events").body.find("gala") == std::string::npos);
        COMPARE_STATUS(change(R"({"action":"block","seats":["A-1"],"reason":"press"})"), 200);
        const auto seat = board()->plan().find("A-1");
        QVERIFY(seat);
        QVERIFY(board()->board().state(*seat) == board::SeatState::blocked);
        // What it costs to change its mind: the event is gone, and so is its board.
        COMPARE_STATUS(client().del("/v1/staff/events/gala",
                                    office_->boss(office_->event("gala").header("ETag"))),
                       204);
        QVERIFY(waitUntil([&] { return board() == nullptr; }));
        QVERIFY(directory.all().empty());
    }

private:
    HttpClient& client() { return office_->client(); }
    Reply change(const std::string& body) {
        return client().post("/v1/staff/events/gala/seats", body, office_->boss());
    }
    Reply hold(const std::string& seat) {
        return client().post("/v1/events/gala/holds", seatsBody({seat}));
    }
};

QTEST_GUILESS_MAIN(ApiDrafts)
#include "apidrafts.moc"
