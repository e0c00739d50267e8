// When it goes wrong: an event is cancelled, moved to another date, or a row breaks.
#include "tests/support/auditedengine.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"
#include "tests/support/waituntil.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

const std::string base = "/v1/staff/events/demo-theatre";

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::string textOf(const QJsonValue& value) {
    return value.toString().toStdString();
}

}  // namespace

class ApiCancellations : public QObject {
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

    void cancelsForGood() {
        const auto ada = order({"A-1", "A-2"});
        const auto bob = order({"B-1"});
        const auto open = hold({"C-1", "C-2"});
        COMPARE_STATUS(open, 201);
        const auto cancelled = post(base + "/cancel", R"({"reason":"Fire"})");
        COMPARE_STATUS(cancelled, 200);
        QCOMPARE(cancelled.number("orders_marked"), 2);
        QCOMPARE(cancelled.number("seats_released"), 2);
        // Nothing is sold any more, not even what was held before.
        COMPARE_PROBLEM(pay(open), 409, "hold-closed");
        QVERIFY(waitUntil(
            [&] { return client().get("/v1/events/demo-theatre").text("status") == "cancelled"; }));
        COMPARE_PROBLEM(hold({"D-1"}), 403, "sale-not-open");
        QCOMPARE(engine_->value("SELECT count(*) FROM orders"), std::string("2"));
        QCOMPARE(engine_->value("SELECT count(*) FROM order_item WHERE state = 'a'"),
                 std::string("3"));
        const auto again = post(base + "/cancel", R"({"reason":"Flood"})");
        COMPARE_STATUS(again, 200);
        QCOMPARE(again.text("reason"), std::string("Fire"));
        const auto due = get(base + "/refunds-due?limit=1");
        COMPARE_STATUS(due, 200);
        const auto rest = get(base + "/refunds-due?cursor=" + due.text("next_cursor"));
        QCOMPARE(rest.json().value(str("orders")).toArray().size(), 1);
        COMPARE_PROBLEM(
            post(base + "/move", R"({"starts_at":"2099-01-01T20:00:00Z","reason":"x"})"), 409,
            "wrong-status");
        QVERIFY(!ada.empty() && !bob.empty());
    }

    void refundsWhatIsMarked() {
        order({"A-1", "A-2"});
        order({"B-1"});
        const auto cancelled = post(base + "/cancel", R"({"reason":"Fire"})");
        const auto due = cancelled.number("refunds_due_minor");
        QVERIFY(due > 0);
        const auto first = post(base + "/refunds-due", R"({"limit":1})");
        COMPARE_STATUS(first, 200);
        QCOMPARE(first.number("refunded"), 1);
        const auto second =
            post(base + "/refunds-due", "{\"after\":\"" + first.text("next_cursor") + "\"}");
        QCOMPARE(second.number("refunded"), 1);
        QVERIFY(second.json().value(str("next_cursor")).isNull());
        QCOMPARE(first.number("refunded_minor") + second.number("refunded_minor"), due);
        QCOMPARE(post(base + "/refunds-due", "{}").number("refunded"), 0);
        QCOMPARE(get(base + "/refunds-due").json().value(str("orders")).toArray().size(), 0);
        QCOMPARE(engine_->value("SELECT sum(amount_minor) FROM refund"), std::to_string(due));
    }

    /// An order that is being placed while the event is cancelled is marked or refused.
    void noOrderSlipsThrough() {
        std::vector<Reply> holds;
        for (int seat = 1; seat <= 16; ++seat) holds.push_back(hold({"E-" + std::to_string(seat)}));
        HttpClient buyer(engine_->port());
        const auto own = order({"F-1"});
        int sold = 0;
        buyer.begin("POST", "/v1/orders", {{"Content-Type", "application/json"}},
                    orderBody(holds[0]));
        office_->client().begin("POST", base + "/cancel", jsonBoss(), R"({"reason":"Fire"})");
        sold += buyer.finish().status == 201;
        COMPARE_STATUS(office_->client().finish(), 200);
        for (std::size_t i = 1; i < holds.size(); ++i) sold += pay(holds[i]).status == 201;
        QVERIFY(sold <= 1);
        QCOMPARE(engine_->value("SELECT count(*) FROM orders o WHERE NOT EXISTS (SELECT FROM "
                                "refund_mark m WHERE m.order_id = o.order_id)"),
                 std::string("0"));
    }

    void movesToAnotherDate() {
        order({"A-1"});
        const auto before = client().get("/v1/events/demo-theatre");
        const auto moved =
            post(base + "/move", R"({"starts_at":"2099-06-01T20:00:00+02:00","reason":"Ill"})");
        COMPARE_STATUS(moved, 200);
        QCOMPARE(moved.text("starts_at"), std::string("2099-06-01T18:00:00.000Z"));
        QCOMPARE(moved.text("doors_at"), std::string("2099-06-01T17:00:00.000Z"));
        QCOMPARE(moved.number("orders"), 1);
        QVERIFY(waitUntil([&] {
            const auto now = client().get("/v1/events/demo-theatre");
            return now.text("starts_at") == "2099-06-01T18:00:00.000Z" &&
                   now.text("on_sale_to") == "2099-06-01T18:00:00.000Z";
        }));
        QCOMPARE(before.json().value(str("counts")),
                 client().get("/v1/events/demo-theatre").json().value(str("counts")));
        COMPARE_PROBLEM(post(base + "/move", R"({"starts_at":"2099-06-01T18:00:00Z",)"
                                             R"("doors_at":"2099-06-01T19:00:00Z","reason":"x"})"),
                        422, "invalid-body");
        COMPARE_STATUS(post(base + "/move", R"({"starts_at":"2099-06-01T18:00:00Z",)"
                                            R"("doors_at":null,"reason":"x"})"),
                       200);
        COMPARE_PROBLEM(post(base + "/move", R"({"starts_at":"soon","reason":"x"})"), 422,
                        "invalid-body");
    }

    void reseatsABrokenRow() {
        const auto pair = order({"C-5", "C-6"});
        const auto one = order({"C-9"});
        order({"B-9"});
        const auto proposals =
            post(base + "/reseat-proposals", R"({"seats":["C-5","C-6","C-7","C-8","C-9"]})");
        COMPARE_STATUS(proposals, 200);
        QCOMPARE(proposals.number("unplaced"), 0);
        const auto orders = proposals.json().value(str("orders")).toArray();
        QCOMPARE(orders.size(), 2);
        QJsonArray moves;
        for (const auto& each : orders) {
            for (const auto& item : each.toObject().value(str("items")).toArray()) {
                const auto ticket = item.toObject();
                QCOMPARE(ticket.value(str("category_to")), ticket.value(str("category_from")));
                QVERIFY(!textOf(ticket.value(str("to"))).empty());
                moves += QJsonObject{{str("code"), each.toObject().value(str("code"))},
                                     {str("item"), ticket.value(str("item"))},
                                     {str("to"), ticket.value(str("to"))}};
            }
        }
        const QJsonObject wish{{str("moves"), moves}};
        const auto body = QJsonDocument(wish).toJson(QJsonDocument::Compact).toStdString();
        const auto done = post(base + "/reseat", body);
        COMPARE_STATUS(done, 200);
        QCOMPARE(done.number("done"), 3);
        // The seats they left are blocked, those they have are sold.
        COMPARE_PROBLEM(hold({"C-5"}), 409, "seat-unavailable");
        QCOMPARE(engine_->value("SELECT string_agg(reason || ':' || note, ',') FROM seat_block"),
                 std::string("technical:reseated,technical:reseated,technical:reseated"));
        for (const auto& move : moves) {
            COMPARE_PROBLEM(hold({textOf(move.toObject().value(str("to")))}), 409,
                            "seat-unavailable");
        }
        // A second time the items are not there any more: nothing is changed.
        const auto again = post(base + "/reseat", body);
        QCOMPARE(again.number("done"), 0);
        QVERIFY(!pair.empty() && !one.empty());
    }

    void reseatsOrdersWholeOrNotAtAll() {
        const auto code = order({"C-5", "C-6"});
        COMPARE_STATUS(hold({"D-6"}), 201);
        const auto reply = post(base + "/reseat", "{\"moves\":[" + move(code, 1, "D-5") + "," +
                                                      move(code, 2, "D-6") + "]}");
        COMPARE_STATUS(reply, 200);
        QCOMPARE(reply.number("done"), 0);
        for (const auto& each : reply.json().value(str("outcomes")).toArray()) {
            QCOMPARE(textOf(each.toObject().value(str("outcome"))),
                     std::string("seat-unavailable"));
        }
        COMPARE_STATUS(hold({"D-5"}), 201);
        COMPARE_PROBLEM(post(base + "/reseat-proposals", R"({"seats":["ZZ-1"]})"), 404,
                        "unknown-seat");
        COMPARE_PROBLEM(post(base + "/reseat-proposals", "{}"), 422, "invalid-body");
    }

private:
    HttpClient& client() { return office_->client(); }
    HeaderList jsonBoss() {
        auto headers = bearer(office_->boss());
        headers.emplace_back("Content-Type", "application/json");
        return headers;
    }
    Reply get(const std::string& target) { return client().get(target, bearer(office_->boss())); }
    Reply post(const std::string& target, const std::string& body) {
        return client().post(target, body, bearer(office_->boss()));
    }
    Reply hold(const std::vector<std::string>& labels) {
        return client().post("/v1/events/demo-theatre/holds", seatsBody(labels));
    }
    static std::string move(const std::string& code, int item, const char* to) {
        return "{\"code\":\"" + code + "\",\"item\":" + std::to_string(item) + ",\"to\":\"" + to +
               "\"}";
    }
    static std::string orderBody(const Reply& hold) {
        return "{\"hold\":\"" + hold.text("hold") +
               "\",\"buyer\":{\"name\":\"Ada\",\"email\":\"ada@example.org\"}}";
    }
    Reply pay(const Reply& hold) { return client().post("/v1/orders", orderBody(hold)); }
    std::string order(const std::vector<std::string>& labels) {
        return pay(hold(labels)).text("code");
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiCancellations)
#include "apicancellations.moc"
