// Seats blocked, kept for a channel, moved to another category; never those held or sold.
#include "tests/support/auditedengine.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"
#include "tests/support/waituntil.h"

#include <thread>

#include <QJsonArray>
#include <QJsonDocument>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

const std::string seats_path = "/v1/staff/events/plain-50/seats";
const std::string theatre_seats = "/v1/staff/events/demo-theatre/seats";

QString str(const char* text) {
    return QString::fromUtf8(text);
}

/// "1 done, 2 held".
std::string outcomes(const Reply& reply) {
    std::string out;
    for (const auto& each : reply.json().value(str("outcomes")).toArray()) {
        const auto seat = each.toObject();
        if (!out.empty()) out += ", ";
        out +=
            (seat.value(str("seat")).toString() + str(" ") + seat.value(str("outcome")).toString())
                .toStdString();
    }
    return out;
}

std::string undoOf(const Reply& reply) {
    return QJsonDocument(reply.json().value(str("undo")).toObject())
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

}  // namespace

class ApiInventory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        const std::vector<demo::Choice> events{plain(50), theatre};
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

    void blocksAndUndoes() {
        COMPARE_STATUS(hold({"2"}), 201);
        COMPARE_STATUS(order(hold({"3"})), 201);
        const auto blocked = change(
            R"({"action":"block","seats":["1","2","3","999"],"reason":"press","note":"Row 1"})");
        COMPARE_STATUS(blocked, 200);
        QCOMPARE(outcomes(blocked), std::string("1 done, 2 held, 3 sold, 999 unknown"));
        QCOMPARE(blocked.number("done"), 1);
        // At once, at the board.
        COMPARE_PROBLEM(hold({"1"}), 409, "seat-unavailable");
        const auto again = change(R"({"action":"block","seats":["1"],"reason":"house"})");
        QCOMPARE(outcomes(again), std::string("1 unchanged"));
        QVERIFY(again.json().value(str("undo")).isNull());
        const auto list = client().get("/v1/staff/events/plain-50/blocks", boss());
        COMPARE_STATUS(list, 200);
        const auto blocks = list.json().value(str("blocks")).toArray();
        QCOMPARE(blocks.size(), 1);
        QCOMPARE(blocks[0].toObject().value(str("reason")).toString(), str("press"));
        QCOMPARE(blocks[0].toObject().value(str("note")).toString(), str("Row 1"));
        QCOMPARE(blocks[0].toObject().value(str("by")).toString(), str("boss"));
        const auto undone = change(undoOf(blocked));
        COMPARE_STATUS(undone, 200);
        QCOMPARE(outcomes(undone), std::string("1 done"));
        COMPARE_STATUS(hold({"1"}), 201);
    }

    void undoingRestoresEachBlockAsItWas() {
        COMPARE_STATUS(
            change(R"({"steps":[{"action":"block","seats":["1","2"],"reason":"press"},)"
                   R"({"action":"block","seats":["3"],"reason":"house","note":"Director",)"
                   R"("release_at":"2099-01-01T10:00:00Z"}]})"),
            200);
        const auto freed = change(R"({"action":"unblock","seats":["1","2","3","4"]})");
        QCOMPARE(outcomes(freed), std::string("1 done, 2 done, 3 done, 4 unchanged"));
        COMPARE_STATUS(change(undoOf(freed)), 200);
        QCOMPARE(engine_->value("SELECT string_agg(seat_no || reason || note || "
                                "coalesce(release_at::date::text, ''), ',' ORDER BY seat_no) "
                                "FROM seat_block"),
                 std::string("0press,1press,2houseDirector2099-01-01"));
    }

    void blocksASection() {
        const auto blocked = change(R"({"action":"block","section":"Plain","reason":"technical"})");
        COMPARE_STATUS(blocked, 200);
        QCOMPARE(blocked.number("done"), 50);
        COMPARE_PROBLEM(
            client().post("/v1/events/plain-50/holds", R"({"best_available":{"quantity":1}})"), 409,
            "sold-out");
        COMPARE_STATUS(change(undoOf(blocked)), 200);
        COMPARE_STATUS(hold({"7"}), 201);
    }

    void aLapsedHoldIsNoHindrance() {
        COMPARE_STATUS(hold({"5"}), 201);
        QVERIFY(
            engine_->exec("UPDATE hold SET expires_at = created_at; UPDATE event_seat SET "
                          "hold_expires_at = now() - interval '1 minute' WHERE state = 'h'"));
        const auto blocked = change(R"({"action":"block","seats":["5"],"reason":"other"})");
        QCOMPARE(outcomes(blocked), std::string("5 done"));
    }

    void releasesByTheDatabasesClock() {
        COMPARE_STATUS(change(R"({"action":"block","seats":["1","2"],"reason":"house"})"), 200);
        const auto later = change(
            R"({"action":"release_at","seats":["1","3"],"release_at":"2020-01-01T00:00:00Z"})");
        QCOMPARE(outcomes(later), std::string("1 done, 3 unchanged"));
        QVERIFY(waitUntil([&] { return hold({"1"}).status == 201; }));
        COMPARE_PROBLEM(hold({"2"}), 409, "seat-unavailable");
        QCOMPARE(engine_->value("SELECT detail FROM seat_history WHERE seat_no = 0 AND "
                                "reason = 'u'"),
                 std::string("release time"));
    }

    void keepsSeatsForAChannel() {
        const auto kept =
            change(R"({"action":"channel","seats":["10","11"],"channel":"box-office"})");
        COMPARE_STATUS(kept, 200);
        QCOMPARE(outcomes(kept), std::string("10 done, 11 done"));
        COMPARE_PROBLEM(hold({"10"}), 409, "seat-unavailable");
        COMPARE_PROBLEM(hold({"9", "10"}), 409, "seat-unavailable");
        // A buyer is not told whose it is.
        const auto all = client().get("/v1/events/plain-50/availability").json();
        QCOMPARE(all.value(str("states")).toString().mid(8, 4), str("abba"));
        QCOMPARE(all.value(str("counts")).toObject().value(str("available")).toInt(), 48);
        QCOMPARE(all.value(str("counts")).toObject().value(str("blocked")).toInt(), 2);
        COMPARE_PROBLEM(change(R"({"action":"channel","seats":["1"],"channel":"nowhere"})"), 422,
                        "invalid-body");
        COMPARE_STATUS(change(undoOf(kept)), 200);
        COMPARE_STATUS(hold({"10"}), 201);
    }

    /// The claim refuses too, where a board has not heard of it yet.
    void theClaimRefusesAnotherChannelsSeat() {
        QVERIFY(
            engine_->exec("UPDATE event_seat SET channel_no = 1 WHERE seat_no IN (20, 21) AND "
                          "event_id = (SELECT event_id FROM event WHERE slug = 'plain-50')"));
        COMPARE_PROBLEM(hold({"21"}), 409, "seat-unavailable");
        COMPARE_PROBLEM(hold({"20", "22"}), 409, "seat-unavailable");
        COMPARE_STATUS(hold({"23"}), 201);
        const auto best =
            client().post("/v1/events/plain-50/holds", R"({"best_available":{"quantity":12}})");
        COMPARE_STATUS(best, 201);
        for (const auto& seat : best.json().value(str("seats")).toArray()) {
            const auto label = seat.toObject().value(str("label")).toString();
            QVERIFY(label != str("21") && label != str("22"));
        }
    }

    /// What one engine's staff change, the others' boards know within a second.
    void otherEnginesLearnWithinASecond() {
        config::Options options;
        options.database = engine_->engine().databaseUrl();
        options.listen_port = 0;
        options.limits = staffLimits();
        Engine other(options);
        QVERIFY(other.start().ok());
        HttpClient there(other.port());
        QVERIFY(waitUntil([&] { return there.get("/readyz").status == 200; }));
        const auto states = [&] {
            return there.get("/v1/events/plain-50/availability")
                .json()
                .value(str("states"))
                .toString();
        };
        COMPARE_STATUS(change(R"({"action":"channel","seats":["1"],"channel":"box-office"})"), 200);
        QVERIFY(waitUntil([&] { return states().startsWith(str("ba")); },
                          std::chrono::milliseconds(1'000)));
        COMPARE_STATUS(change(R"({"action":"block","seats":["2"],"reason":"house"})"), 200);
        QVERIFY(waitUntil([&] { return states().startsWith(str("bba")); },
                          std::chrono::milliseconds(1'000)));
        COMPARE_STATUS(
            client().post(theatre_seats,
                          R"({"action":"category","seats":["A-12"],"category":"value"})", boss()),
            200);
        const auto price = [&] {
            const auto held = there.post("/v1/events/demo-theatre/holds", seatsBody({"A-12"}));
            there.del(held.header("Location"));
            return held.number("total_minor");
        };
        QVERIFY(waitUntil([&] { return price() == 3500; }, std::chrono::milliseconds(1'000)));
        const auto drawnAs = [&] {
            const auto chart = there.get("/v1/events/demo-theatre/chart").json();
            const auto seats = chart[str("seats")];
            const auto at = seats[str("labels")].toArray().toVariantList().indexOf(str("A-12"));
            const auto category = seats[str("category")][at].toInt();
            return chart[str("categories")][category][str("slug")].toString();
        };
        QVERIFY(
            waitUntil([&] { return drawnAs() == str("value"); }, std::chrono::milliseconds(1'000)));
    }

    void movesToAnotherCategory() {
        const auto before = priceOf("A-12");
        const auto tag = client().get("/v1/events/demo-theatre/chart").header("ETag");
        const auto moved = client().post(
            theatre_seats, R"({"action":"category","seats":["A-12"],"category":"value"})", boss());
        COMPARE_STATUS(moved, 200);
        const auto now = priceOf("A-12");
        QVERIFY(before != now);
        QCOMPARE(now, 3500);
        QVERIFY(waitUntil(
            [&] { return client().get("/v1/events/demo-theatre/chart").header("ETag") != tag; }));
        COMPARE_STATUS(client().post(theatre_seats, undoOf(moved), boss()), 200);
        QCOMPARE(priceOf("A-12"), before);
        COMPARE_PROBLEM(
            client().post(theatre_seats,
                          R"({"action":"category","seats":["A-12"],"category":"gold"})", boss()),
            422, "invalid-body");
    }

    void bestAvailableKnowsMovedSeats() {
        COMPARE_STATUS(
            client().post(theatre_seats,
                          R"({"action":"category","seats":["A-12","A-13"],"category":"value"})",
                          boss()),
            200);
        const auto best = client().post("/v1/events/demo-theatre/holds",
                                        R"({"best_available":{"quantity":2,"category":"value"}})");
        COMPARE_STATUS(best, 201);
        QCOMPARE(best.json().value(str("seats")).toArray()[0].toObject().value(str("label")),
                 QJsonValue(str("A-12")));
    }

    void sameKeySameAnswer() {
        auto headers = boss();
        headers.emplace_back("Idempotency-Key", "k1");
        const std::string body = R"({"action":"block","seats":["1"],"reason":"other"})";
        const auto first = client().post(seats_path, body, headers);
        const auto again = client().post(seats_path, body, headers);
        COMPARE_STATUS(again, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("Idempotent-Replayed"), std::string("true"));
        COMPARE_PROBLEM(client().post(seats_path, R"({"action":"unblock","seats":["1"]})", headers),
                        422, "idempotency-mismatch");
    }

    void refusesWhatIsNotMeant() {
        for (const char* body :
             {R"({"action":"block","seats":["1"]})",
              R"({"action":"block","seats":["1"],"reason":"mood"})",
              R"({"action":"block","seats":["1","1"],"reason":"press"})",
              R"({"action":"block","seats":["1"],"section":"Plain","reason":"press"})",
              R"({"action":"block","section":"Gallery","reason":"press"})",
              R"({"action":"burn","seats":["1"]})", R"({"action":"unblock"})",
              R"({"action":"channel","seats":["1"]})", R"({"action":"release_at","seats":["1"]})",
              R"({"action":"unblock","seats":["1"],"reason":"press"})", R"({"steps":[]})"}) {
            const auto reply = change(body);
            QVERIFY2(reply.status == 422 && reply.problem() == "invalid-body",
                     (body + reply.shown()).c_str());
        }
        COMPARE_PROBLEM(client().post("/v1/staff/events/nowhere/seats",
                                      R"({"action":"unblock","seats":["1"]})", boss()),
                        404, "unknown-event");
    }

    /// Buyers and staff want the same seats at the same moment: each seat goes to one of them.
    void racesWithBuyers() {
        std::string all;
        for (int seat = 1; seat <= 50; ++seat) {
            all += (all.empty() ? "\"" : ",\"") + std::to_string(seat) + "\"";
        }
        std::vector<int> held(51);
        std::thread buyer([&] {
            HttpClient own(engine_->port());
            for (int seat = 1; seat <= 50; ++seat) {
                held[static_cast<std::size_t>(seat)] =
                    own.post("/v1/events/plain-50/holds", seatsBody({std::to_string(seat)})).status;
            }
        });
        const auto blocked =
            change(R"({"action":"block","seats":[)" + all + R"(],"reason":"house"})");
        buyer.join();
        COMPARE_STATUS(blocked, 200);
        for (const auto& each : blocked.json().value(str("outcomes")).toArray()) {
            const auto seat = each.toObject();
            const auto number = seat.value(str("seat")).toString().toUInt();
            const bool done = seat.value(str("outcome")).toString() == str("done");
            QVERIFY(done != (held[number] == 201));
        }
    }

private:
    HttpClient& client() { return office_->client(); }
    HeaderList boss() { return bearer(office_->boss()); }
    Reply change(const std::string& body) { return client().post(seats_path, body, boss()); }
    Reply hold(const std::vector<std::string>& labels) {
        return client().post("/v1/events/plain-50/holds", seatsBody(labels));
    }
    Reply order(const Reply& hold) {
        return client().post("/v1/orders", R"({"hold":")" + hold.text("hold") +
                                               R"(","buyer":{"name":"Ada","email":"a@b.cd"}})");
    }
    /// What a hold of the seat costs; it is given back.
    std::int64_t priceOf(const std::string& label) {
        const auto held = client().post("/v1/events/demo-theatre/holds", seatsBody({label}));
        client().del(held.header("Location"));
        return held.number("total_minor");
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiInventory)
#include "apiinventory.moc"
