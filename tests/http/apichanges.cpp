// A hold's later life: extended, made smaller, released, expired.
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

const std::string extend = R"({"extend":true})";

std::string dropBody(const std::string& label) {
    return "{\"drop\":[\"" + label + "\"]}";
}

}  // namespace

class ApiChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        config::Limits limits;
        limits.sweep_interval_ms = 3'600'000;  // nobody tidies up: the clock alone must do
        engine_ =
            std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(60), plain(9)}, limits);
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
        QVERIFY(engine_->setEvent("plain-9", "hold_s = 1, hold_s_max = 1"));
        QVERIFY(
            waitUntil([&] { return client_->get("/v1/events/plain-9").number("hold_s") == 1; }));
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void extendsUpToTheCap() {
        const auto hold = path({"1", "2"});
        const auto before = client_->get(hold);
        const auto extended = client_->patch(hold, extend);
        COMPARE_STATUS(extended, 200);
        QVERIFY(extended.text("expires_at") > before.text("expires_at"));
        QCOMPARE(extended.text("extendable_until"), before.text("extendable_until"));
        QCOMPARE(client_->get(hold).json(), extended.json());

        // As if most of its time had passed already.
        ageHolds("20 minutes");
        const auto capped = client_->patch(hold, extend);
        COMPARE_STATUS(capped, 410);
        const auto other = path({"3"});
        ageHolds("14 minutes");
        const auto more = client_->patch(other, extend);
        COMPARE_STATUS(more, 200);
        ageHolds("14 minutes");
        const auto last = client_->patch(other, extend);
        COMPARE_STATUS(last, 200);
        QCOMPARE(last.text("expires_at"), last.text("extendable_until"));
        COMPARE_PROBLEM(client_->patch(other, extend), 409, "hold-extension-spent");
        QCOMPARE(client_->get(other).json(), last.json());
    }

    void dropsSeats() {
        const auto hold = path({"11", "12", "13"});
        const auto less = client_->patch(hold, dropBody("12"));
        COMPARE_STATUS(less, 200);
        QCOMPARE(less.json().value(str("seats")).toArray().size(), 2);
        QCOMPARE(less.number("total_minor"), 4000);
        QCOMPARE(client_->get(hold).json(), less.json());
        // It is free for another.
        COMPARE_STATUS(client_->post(holds_, seatsBody({"12"})), 201);
        const auto again = client_->patch(hold, dropBody("12"));
        COMPARE_STATUS(again, 200);  // dropped already, and left to its new holder
        QCOMPARE(again.json(), less.json());
        COMPARE_PROBLEM(client_->post(holds_, seatsBody({"12"})), 409, "seat-unavailable");
        COMPARE_PROBLEM(client_->patch(hold, dropBody("14")), 422, "invalid-body");
        const auto unknown = client_->patch(hold, dropBody("99"));
        COMPARE_PROBLEM(unknown, 404, "unknown-seat");
        QCOMPARE(unknown.seats(), std::vector<std::string>{"99"});
        COMPARE_PROBLEM(client_->patch(hold, R"({"drop":["11","13"]})"), 422, "invalid-body");
        COMPARE_STATUS(client_->patch(hold, dropBody("11")), 200);
        COMPARE_PROBLEM(client_->patch(hold, dropBody("13")), 422, "invalid-body");
        COMPARE_PROBLEM(client_->post(holds_, seatsBody({"13"})), 409, "seat-unavailable");
    }

    void addsSeats() {
        const auto hold = path({"31", "32"});
        const auto before = client_->get(hold);
        const auto more = client_->patch(hold, R"({"add":["33","34"]})");
        COMPARE_STATUS(more, 200);
        QCOMPARE(more.json().value(str("seats")).toArray().size(), 4);
        QCOMPARE(more.text("expires_at"), before.text("expires_at"));
        QCOMPARE(client_->get(hold).json(), more.json());
        COMPARE_PROBLEM(client_->post(holds_, seatsBody({"34"})), 409, "seat-unavailable");
        // Those that it has already make no difference.
        const auto again = client_->patch(hold, R"({"add":["33","34"]})");
        COMPARE_STATUS(again, 200);
        QCOMPARE(again.json(), more.json());
        // All or none.
        COMPARE_STATUS(client_->post(holds_, seatsBody({"36"})), 201);
        const auto gone = client_->patch(hold, R"({"add":["35","36"]})");
        COMPARE_PROBLEM(gone, 409, "seat-unavailable");
        QCOMPARE(gone.seats(), std::vector<std::string>{"36"});
        COMPARE_STATUS(client_->post(holds_, seatsBody({"35"})), 201);
        COMPARE_PROBLEM(client_->patch(hold, R"({"add":["99"]})"), 404, "unknown-seat");
        COMPARE_PROBLEM(client_->patch(hold, R"({"add":["37","37"]})"), 422, "invalid-body");
        COMPARE_PROBLEM(client_->patch(hold, R"({"add":["37"],"drop":["31"]})"), 422,
                        "invalid-body");
        COMPARE_STATUS(client_->del(hold), 204);
        COMPARE_PROBLEM(client_->patch(hold, R"({"add":["37"]})"), 409, "hold-closed");
    }

    void refusesNonsense() {
        const auto hold = path({"15", "16"});
        const auto before = client_->get(hold);
        for (const char* body :
             {"{}", R"({"extend":false})", R"({"extend":1})", R"({"extend":"true"})",
              R"({"extend":null})", R"({"extend":true,"drop":["15"]})", R"({"drop":[]})",
              R"({"drop":"15"})", R"({"drop":[15]})", R"({"drop":["15","15"]})", R"({"drop":[""]})",
              R"({"extend":true,"state":"confirmed"})", "[]"}) {
            COMPARE_PROBLEM(client_->patch(hold, body), 422, "invalid-body");
        }
        COMPARE_PROBLEM(client_->patch(hold, "{"), 400, "malformed-json");
        COMPARE_STATUS(client_->send("PATCH", hold, {{"Content-Type", "text/plain"}}, extend), 415);
        QCOMPARE(client_->get(hold).json(), before.json());
    }

    void releasesOnceAndAgain() {
        const auto hold = path({"21", "22"});
        COMPARE_STATUS(client_->del(hold), 204);
        COMPARE_STATUS(client_->del(hold), 204);
        const auto read = client_->get(hold);
        COMPARE_STATUS(read, 200);
        QCOMPARE(read.text("state"), std::string("released"));
        COMPARE_PROBLEM(client_->patch(hold, extend), 409, "hold-closed");
        COMPARE_PROBLEM(client_->patch(hold, dropBody("21")), 409, "hold-closed");
        const auto next = client_->post(holds_, seatsBody({"21", "22"}));
        COMPARE_STATUS(next, 201);
        // Releasing the old hold a third time does not touch the new one.
        COMPARE_STATUS(client_->del(hold), 204);
        QCOMPARE(client_->get("/v1/holds/" + next.text("hold")).text("state"),
                 std::string("active"));
    }

    void releaseAgainAfterItsTimeIsStillFine() {
        const auto hold = path({"23"});
        COMPARE_STATUS(client_->del(hold), 204);
        ageHolds("1 hour");
        COMPARE_STATUS(client_->del(hold), 204);
        QCOMPARE(client_->get(hold).text("state"), std::string("released"));
    }

    void expiresByTheClockAlone() {
        const std::string seat = seatsBody({"4"});
        const auto made = client_->post("/v1/events/plain-9/holds", seat);
        COMPARE_STATUS(made, 201);
        const auto hold = "/v1/holds/" + made.text("hold");
        QVERIFY(waitUntil([&] { return client_->get(hold).text("state") == "expired"; }));
        COMPARE_PROBLEM(client_->patch(hold, extend), 410, "hold-expired");
        COMPARE_PROBLEM(client_->del(hold), 410, "hold-expired");
        const auto order =
            "{\"hold\":\"" + made.text("hold") + "\",\"buyer\":{\"name\":\"A\",\"email\":\"a@b\"}}";
        COMPARE_PROBLEM(client_->post("/v1/orders", order), 410, "hold-expired");
        // Its seat can be had, although nothing has swept it.
        Reply next;
        QVERIFY(waitUntil([&] {
            next = client_->post("/v1/events/plain-9/holds", seat);
            return next.status != 409;
        }));
        COMPARE_STATUS(next, 201);
        QCOMPARE(client_->get(hold).text("state"), std::string("expired"));
        COMPARE_PROBLEM(client_->post("/v1/orders", order), 410, "hold-expired");
        QCOMPARE(engine_->value("select count(*) from orders"), std::string("0"));
    }

private:
    /// Holds them and returns the hold's path.
    std::string path(const std::vector<std::string>& labels) {
        return client_->post(holds_, seatsBody(labels)).header("Location");
    }
    /// Moves all holds into the past.
    void ageHolds(const std::string& span) {
        QVERIFY(engine_->exec("update hold set created_at = created_at - interval '" + span +
                              "', expires_at = expires_at - interval '" + span +
                              "', expires_max_at = expires_max_at - interval '" + span +
                              "'; update event_seat set hold_expires_at = hold_expires_at - "
                              "interval '" +
                              span + "'"));
    }

    const std::string holds_ = "/v1/events/plain-60/holds";
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiChanges)
#include "apichanges.moc"
