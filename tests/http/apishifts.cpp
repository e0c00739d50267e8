// Tills of the box office: what went through them, and what was counted.
#include "tests/support/counter.h"
#include "tests/support/gatehouse.h"
#include "tests/support/replychecks.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

}  // namespace

class ApiShifts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        engine_ =
            std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(200)}, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        house_ = std::make_unique<GateHouse>(*office_);
        COMPARE_STATUS(office_->addUser("clerk", {"box_office"}), 201);
        COMPARE_STATUS(office_->addUser("other", {"box_office"}), 201);
        clerk_ = bearer(office_->signIn("clerk"));
        other_ = bearer(office_->signIn("other"));
    }
    void cleanup() {
        house_.reset();
        office_.reset();
        engine_.reset();
    }

    void aShiftIsOpenedOnceAndClosedOnce() {
        const auto opened = open(clerk_);
        COMPARE_STATUS(opened, 201);
        QCOMPARE(opened.number("expected_minor"), 10'000);
        QCOMPARE(opened.text("user"), std::string("clerk"));
        COMPARE_PROBLEM(open(clerk_), 409, "shift-open");
        const auto read = client().get(opened.header("Location"), clerk_);
        COMPARE_STATUS(read, 200);
        QCOMPARE(read.body, opened.body);
        const auto closed = close(opened, 9'900, clerk_);
        COMPARE_STATUS(closed, 200);
        QCOMPARE(closed.number("difference_minor"), -100);
        QCOMPARE(closed.number("counted_minor"), 9'900);
        QCOMPARE(closed.text("closed_by"), std::string("clerk"));
        COMPARE_PROBLEM(close(opened, 9'900, clerk_), 409, "shift-closed");
        COMPARE_STATUS(open(clerk_), 201);
    }

    void whatIsTakenGoesThroughTheOpenTill() {
        const auto order = house_->buy({"1", "2"});
        const auto before = pay(order, 2, "cash", 4'000);
        const auto shift = open(clerk_);
        QVERIFY(engine_->exec(before));
        QVERIFY(engine_->exec(pay(order, 3, "cash", 5'000)));
        QVERIFY(engine_->exec(pay(order, 4, "card", 700)));
        QVERIFY(engine_->exec(refund(order, 1, "cash", 1'500)));
        const auto now = client().get(shift.header("Location"), clerk_);
        QCOMPARE(now.number("expected_minor"), 10'000 + 4'000 + 5'000 - 1'500);
        const auto methods = now.json().value(str("by_method")).toArray();
        QCOMPARE(methods.size(), 2);
        const auto cash = methods[1].toObject();
        QCOMPARE(cash.value(str("method")).toString(), str("cash"));
        QCOMPARE(cash.value(str("payments")).toInt(), 2);
        QCOMPARE(cash.value(str("amount_minor")).toInt(), 9'000);
        QCOMPARE(cash.value(str("refunds_minor")).toInt(), 1'500);
        const auto events = now.json().value(str("by_event")).toArray();
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0].toObject().value(str("tickets")).toInt(), 2);
        QCOMPARE(events[0].toObject().value(str("amount_minor")).toInt(), 9'700);
        COMPARE_STATUS(close(shift, 17'500, clerk_), 200);
        // What comes later is not this till's.
        QVERIFY(engine_->exec(pay(order, 5, "cash", 9'999)));
        const auto after = client().get(shift.header("Location"), clerk_);
        QCOMPARE(after.number("expected_minor"), 17'500);
        QCOMPARE(after.number("difference_minor"), 0);
        QCOMPARE(after.json().value(str("by_method")).toArray(), methods);
    }

    void theAuditCountsAClosedTillAgain() {
        Counter counter(*engine_, office_->signIn("clerk"), "plain-200");
        const auto shift = open(clerk_);
        const auto code = counter.paid({"10", "11"});
        QVERIFY(!code.empty());
        COMPARE_STATUS(counter.act(code, "refunds", R"({"reason":"rain","amount_minor":500})"),
                       201);
        QVERIFY(
            !counter.order({"12"}, R"("payments":[{"method":"card","reference":"7"}])").empty());
        const auto closed = close(shift, 13'500, clerk_);
        COMPARE_STATUS(closed, 200);
        QCOMPARE(closed.number("difference_minor"), 0);
        QVERIFY(!counter.paid({"13"}).empty());  // through no till
        const auto broken = brokenBooks(*engine_);
        QVERIFY2(broken.empty(), broken.c_str());
        QVERIFY(engine_->exec("update shift set expected_minor = expected_minor - 100"));
        const auto found = brokenBooks(*engine_);
        QVERIFY2(found.starts_with("closed-till-adds-up"), found.c_str());
    }

    void aTillIsOfOneCurrency() {
        const auto order = house_->buy({"1"});
        const auto shift = client().post("/v1/shifts", R"({"currency":"CHF"})", clerk_);
        COMPARE_STATUS(shift, 201);
        QVERIFY(engine_->exec(pay(order, 2, "cash", 4'000)));
        QCOMPARE(client().get(shift.header("Location"), clerk_).number("expected_minor"), 0);
    }

    void othersTillsAreForThoseWhoReadReports() {
        const auto shift = open(clerk_);
        COMPARE_PROBLEM(client().get(shift.header("Location"), other_), 404, "unknown-shift");
        COMPARE_PROBLEM(close(shift, 1, other_), 404, "unknown-shift");
        COMPARE_STATUS(open(other_), 201);
        QCOMPARE(list(clerk_, "").size(), 1);
        QCOMPARE(list(bearer(office_->boss()), "").size(), 2);
        QCOMPARE(list(bearer(office_->boss()), "?own=true").size(), 0);
        COMPARE_STATUS(close(shift, 10'000, bearer(office_->boss())), 200);
        QCOMPARE(list(bearer(office_->boss()), "?open=true").size(), 1);
        QCOMPARE(list(bearer(office_->boss()), "?open=false").size(), 1);
        const auto page = client().get("/v1/shifts?limit=1", bearer(office_->boss()));
        QCOMPARE(list(bearer(office_->boss()), "?cursor=" + page.text("next_cursor")).size(), 1);
        COMPARE_STATUS(office_->addUser("viewer", {"viewer"}), 201);
        COMPARE_PROBLEM(open(bearer(office_->signIn("viewer"))), 403, "forbidden");
    }

    void badBodiesAreRefused() {
        for (const char* body : {"{}", R"({"currency":"eur"})", R"({"currency":"EURO"})",
                                 R"({"currency":"EUR","float_minor":-1})",
                                 R"({"currency":"EUR","float_minor":1.5})"}) {
            COMPARE_PROBLEM(client().post("/v1/shifts", body, clerk_), 422, "invalid-body");
        }
        const auto shift = open(clerk_);
        COMPARE_PROBLEM(close(shift, -1, clerk_), 422, "invalid-body");
        COMPARE_PROBLEM(client().get("/v1/shifts/x", clerk_), 404, "unknown-shift");
        COMPARE_PROBLEM(client().get("/v1/shifts?cursor=x", clerk_), 400, "malformed-request");
    }

private:
    HttpClient& client() { return office_->client(); }
    Reply open(const HeaderList& who) {
        return client().post("/v1/shifts",
                             R"({"desk":"Window 1","currency":"EUR","float_minor":10000})", who);
    }
    Reply close(const Reply& shift, int counted, const HeaderList& who) {
        return client().post("/v1/shifts/" + shift.text("id") + "/close",
                             R"({"counted_minor":)" + std::to_string(counted) + "}", who);
    }
    QJsonArray list(const HeaderList& who, const std::string& query) {
        return client().get("/v1/shifts" + query, who).json().value(str("shifts")).toArray();
    }
    /// As the box office books it.
    static std::string move(const std::string& table, const std::string& columns,
                            const std::string& order, int number, const std::string& values) {
        return "insert into " + table + " (event_id, order_id, " + table +
               "_no, provider, state, settled_at, user_id, " + columns +
               ") select event_id, order_id, " + std::to_string(number) +
               ", 'manual', 's', now(), (select user_id from staff_user where login = 'clerk'), " +
               values + " from orders where code = '" + order + "'";
    }
    static std::string pay(const std::string& order, int number, const std::string& method,
                           int amount) {
        return move("payment", "method, amount_minor", order, number,
                    "'" + method + "', " + std::to_string(amount));
    }
    static std::string refund(const std::string& order, int number, const std::string& method,
                              int amount) {
        return move("refund", "method, amount_minor, reason", order, number,
                    "'" + method + "', " + std::to_string(amount) + ", 'rain'");
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<GateHouse> house_;
    HeaderList clerk_;
    HeaderList other_;
};

QTEST_GUILESS_MAIN(ApiShifts)
#include "apishifts.moc"
