// How many are let into an area; who holds which seat; what happened to a seat and to a person's.
#include "tests/support/auditedengine.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

const std::string base = "/v1/staff/events/demo-theatre";
const std::string standing = base + "/areas/Standing/capacity";

QString str(const char* text) {
    return QString::fromUtf8(text);
}

/// One member of each object of a list, joined: "block unblock".
std::string column(const Reply& reply, const char* list, const char* member) {
    QStringList out;
    for (const auto& each : reply.json().value(str(list)).toArray()) {
        out += each.toObject().value(str(member)).toString();
    }
    return out.join(QLatin1Char(' ')).toStdString();
}

}  // namespace

class ApiSeatLogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        const std::vector<demo::Choice> events{theatre};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
    }
    void cleanup() {
        if (engine_ && engine_->ok()) QCOMPARE(complaints(*engine_), std::string());
        office_.reset();
        engine_.reset();
    }

    void capacityGoesDownAndUp() {
        const auto areas = get(base + "/areas").json().value(str("areas")).toArray();
        QCOMPARE(areas.size(), 1);
        const int drawn = areas[0].toObject().value(str("drawn")).toInt();
        QCOMPARE(areas[0].toObject().value(str("capacity")).toInt(), drawn);
        const auto less = post(standing, capacity(drawn - 10));
        COMPARE_STATUS(less, 200);
        QCOMPARE(less.number("capacity"), drawn - 10);
        QCOMPARE(less.number("available"), drawn - 10);
        QCOMPARE(less.json().value(str("undo")).toObject().value(str("capacity")).toInt(), drawn);
        QCOMPARE(post(standing, capacity(drawn - 3)).number("available"), drawn - 3);
        COMPARE_STATUS(post(standing, capacity(drawn)), 200);
        QCOMPARE(engine_->value("SELECT count(*) FROM seat_block"), std::string("0"));
        COMPARE_PROBLEM(post(standing, capacity(drawn + 1)), 422, "invalid-body");
        COMPARE_PROBLEM(post(base + "/areas/Stalls/capacity", capacity(1)), 404, "not-found");
        COMPARE_PROBLEM(post(standing, R"({"capacity":-1})"), 422, "invalid-body");
    }

    void capacityNeverTouchesWhatIsHeld() {
        COMPARE_STATUS(standingHold(4), 201);
        const auto none = post(standing, capacity(3));
        COMPARE_PROBLEM(none, 409, "seats-in-use");
        QCOMPARE(engine_->value("SELECT count(*) FROM seat_block"), std::string("0"));
        QCOMPARE(post(standing, capacity(4)).number("available"), 0);
        COMPARE_PROBLEM(standingHold(1), 409, "sold-out");
        QCOMPARE(post(standing, capacity(5)).number("held"), 4);
        COMPARE_STATUS(standingHold(1), 201);
    }

    void tellsWhoHasWhichSeat() {
        COMPARE_STATUS(hold({"A-1", "A-2"}), 201);
        const auto code = order(hold({"B-1"}), "Ada Lovelace", "ada@example.org");
        QVERIFY(!code.empty());
        COMPARE_STATUS(
            post(base + "/seats", R"({"action":"block","seats":["C-1"],"reason":"press"})"), 200);
        QCOMPARE(column(get(base + "/seats?state=held"), "seats", "seat"), std::string("A-1 A-2"));
        QCOMPARE(column(get(base + "/seats?state=held"), "seats", "held_by"),
                 std::string("public public"));
        QCOMPARE(column(get(base + "/seats?q=lovelace"), "seats", "order"), code);
        QCOMPARE(column(get(base + "/seats?state=blocked"), "seats", "reason"),
                 std::string("press"));
        QCOMPARE(column(get(base + "/seats?section=Boxes&limit=2"), "seats", "seat"),
                 std::string("BOX1-1 BOX1-2"));
        const auto page = get(base + "/seats?limit=2");
        const auto next = get(base + "/seats?limit=1&cursor=" + page.text("next_cursor"));
        QCOMPARE(column(next, "seats", "seat"), std::string("A-3"));
        COMPARE_PROBLEM(get(base + "/seats?state=lost"), 400, "malformed-request");
        COMPARE_PROBLEM(get(base + "/seats?cursor=x"), 400, "malformed-request");
    }

    void tellsTheLifeOfASeat() {
        const auto held = hold({"A-1"});
        COMPARE_STATUS(office_->client().del(held.header("Location")), 204);
        COMPARE_STATUS(post(base + "/seats", R"({"action":"block","seats":["A-1"],)"
                                             R"("reason":"house","note":"Director"})"),
                       200);
        COMPARE_STATUS(post(base + "/seats", R"({"action":"unblock","seats":["A-1"]})"), 200);
        const auto code = order(hold({"A-1"}), "Ada", "ada@example.org");
        const auto log = get(base + "/seats/A-1/log");
        COMPARE_STATUS(log, 200);
        QCOMPARE(column(log, "entries", "reason"),
                 std::string("confirm hold unblock block release hold"));
        QCOMPARE(column(log, "entries", "detail"), std::string("   house: Director  "));
        QCOMPARE(log.json().value(str("entries")).toArray()[0].toObject().value(str("order")),
                 QJsonValue(QString::fromStdString(code)));
        const auto page = get(base + "/seats/A-1/log?limit=2");
        const auto rest = get(base + "/seats/A-1/log?cursor=" + page.text("next_cursor"));
        QCOMPARE(column(rest, "entries", "reason"), std::string("unblock block release hold"));
        COMPARE_PROBLEM(get(base + "/seats/ZZ-9/log"), 404, "unknown-seat");
    }

    void tellsTheLogOfAPerson() {
        order(hold({"A-1", "A-2"}), "Ada Lovelace", "ada@example.org");
        order(hold({"B-7"}), "Charles Babbage", "cb@example.org");
        for (const char* person : {"ada@example.org", "ADA@example.org", "Ada%20Lovelace"}) {
            const auto log = get(std::string("/v1/staff/log?person=") + person);
            COMPARE_STATUS(log, 200);
            QCOMPARE(column(log, "entries", "seat"), std::string("A-2 A-1 A-2 A-1"));
            QCOMPARE(column(log, "entries", "reason"), std::string("confirm confirm hold hold"));
        }
        const auto page = get("/v1/staff/log?person=ada@example.org&limit=3");
        const auto rest =
            get("/v1/staff/log?person=ada@example.org&cursor=" + page.text("next_cursor"));
        QCOMPARE(column(rest, "entries", "seat"), std::string("A-1"));
        QCOMPARE(column(get("/v1/staff/log?person=nobody"), "entries", "seat"), std::string());
        COMPARE_PROBLEM(get("/v1/staff/log"), 400, "malformed-request");
        COMPARE_PROBLEM(get("/v1/staff/log?person=ada&cursor=1-2"), 400, "malformed-request");
    }

private:
    Reply get(const std::string& target) {
        return office_->client().get(target, bearer(office_->boss()));
    }
    Reply post(const std::string& target, const std::string& body) {
        return office_->client().post(target, body, bearer(office_->boss()));
    }
    static std::string capacity(int places) {
        return "{\"capacity\":" + std::to_string(places) + "}";
    }
    Reply hold(const std::vector<std::string>& labels) {
        return office_->client().post("/v1/events/demo-theatre/holds", seatsBody(labels));
    }
    Reply standingHold(int places) {
        return office_->client().post(
            "/v1/events/demo-theatre/holds",
            "{\"best_available\":{\"section\":\"Standing\",\"quantity\":" + std::to_string(places) +
                "}}");
    }
    /// Its code.
    std::string order(const Reply& hold, const std::string& name, const std::string& email) {
        return office_->client()
            .post("/v1/orders", "{\"hold\":\"" + hold.text("hold") + "\",\"buyer\":{\"name\":\"" +
                                    name + "\",\"email\":\"" + email + "\"}}")
            .text("code");
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiSeatLogs)
#include "apiseatlogs.moc"
