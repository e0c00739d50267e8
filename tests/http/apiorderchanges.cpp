// What becomes of an order: moved, exchanged, sent again, lapsed; and what its history tells.
#include "tests/support/counter.h"
#include "tests/support/replychecks.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiOrderChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const std::vector<demo::Choice> events{plain(200), theatre};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        COMPARE_STATUS(office_->addUser("clerk", {"box_office"}), 201);
        counter_ = std::make_unique<Counter>(*engine_, office_->signIn("clerk"), "plain-200");
    }
    void cleanup() {
        const auto broken = brokenBooks(*engine_);
        QVERIFY2(broken.empty(), broken.c_str());
    }
    void cleanupTestCase() {
        counter_.reset();
        office_.reset();
        engine_.reset();
    }

    void movesATicketInOneStep() {
        const auto code = counter_->paid({"15", "16"});
        const auto moved = counter_->act(code, "items/1/reseat", R"({"seat":"20"})");
        COMPARE_STATUS(moved, 200);
        const auto items = moved.json().value(QLatin1String("items")).toArray();
        QCOMPARE(items.size(), 3);
        QCOMPARE(items[2].toObject().value(QLatin1String("seat")).toString(), QStringLiteral("20"));
        QCOMPARE(items[2].toObject().value(QLatin1String("from_item")).toInt(), 1);
        const auto taken = counter_->act(code, "items/2/reseat", R"({"seat":"20"})");
        COMPARE_PROBLEM(taken, 409, "seat-unavailable");
        QCOMPARE(taken.seats(), std::vector<std::string>{"20"});
        COMPARE_PROBLEM(counter_->act(code, "items/1/reseat", R"({"seat":"21"})"), 404,
                        "unknown-item");
        COMPARE_PROBLEM(counter_->act(code, "items/2/reseat", R"({"seat":"999"})"), 404,
                        "unknown-seat");
        QVERIFY(!counter_->paid({"15"}).empty());
        COMPARE_PROBLEM(counter_->client().post("/v1/events/plain-200/holds", seatsBody({"20"})),
                        409, "seat-unavailable");
    }

    void tellsTheWholeHistory() {
        const auto code = counter_->order({"40", "41"});
        COMPARE_STATUS(counter_->act(code, "payments", cash(4000)), 201);
        COMPARE_STATUS(counter_->act(code, "items/1/reseat", R"({"seat":"42"})"), 200);
        COMPARE_STATUS(counter_->act(code, "cancel", R"({"reason":"ill"})"), 200);
        const auto history =
            counter_->client().get("/v1/orders/" + code + "/history", counter_->headers());
        COMPARE_STATUS(history, 200);
        QStringList actions;
        for (const auto& entry : history.json().value(QLatin1String("history")).toArray()) {
            actions += entry.toObject().value(QLatin1String("action")).toString();
            QCOMPARE(entry.toObject().value(QLatin1String("by")).toString(),
                     QStringLiteral("clerk"));
        }
        QCOMPARE(actions, (QStringList{QStringLiteral("sell"), QStringLiteral("pay"),
                                       QStringLiteral("reseat"), QStringLiteral("cancel")}));
    }

    void exchangesForAnotherDate() {
        const auto code = counter_->paid({"70", "71"});
        const std::string wish = R"({"event":"demo-theatre","seats":["E-1","E-2"]})";
        const auto fresh = counter_->act(code, "exchange", wish, "swap-once");
        COMPARE_STATUS(fresh, 200);
        QCOMPARE(fresh.text("event"), std::string("demo-theatre"));
        QCOMPARE(fresh.text("exchanged_from"), code);
        QCOMPARE(fresh.number("paid_minor"), 4000);
        QCOMPARE(fresh.number("due_minor"), fresh.number("total_minor") - 4000);
        const auto again = counter_->act(code, "exchange", wish, "swap-once");
        COMPARE_STATUS(again, 200);
        QCOMPARE(again.body, fresh.body);
        const auto old = counter_->read(code);
        QCOMPARE(old.text("state"), std::string("cancelled"));
        QCOMPARE(old.number("due_minor"), 0);
        QCOMPARE(old.text("exchanged_to"), fresh.text("code"));
        // Seats that are gone there leave all as it was, and are named.
        const auto other = counter_->paid({"70", "71"});
        const auto gone =
            counter_->act(other, "exchange", R"({"event":"demo-theatre","seats":["E-3","E-1"]})");
        COMPARE_PROBLEM(gone, 409, "seat-unavailable");
        QCOMPARE(gone.json().value(QLatin1String("seats")).toArray(),
                 QJsonArray{QStringLiteral("E-1")});
        QVERIFY2(gone.text("detail").ends_with(": E-1"), gone.body.c_str());
        QCOMPARE(counter_->read(other).text("state"), std::string("paid"));
        QCOMPARE(engine_->value("select state from event_seat join event using (event_id) "
                                "join seat using (chart_id, seat_no) "
                                "where slug = 'demo-theatre' and label = 'E-3'"),
                 std::string("a"));
        COMPARE_PROBLEM(counter_->act(other, "exchange", R"({"event":"nowhere","seats":["E-1"]})"),
                        404, "unknown-event");
    }

    void anExchangeTakesAndGivesTheDifference() {
        const auto code = counter_->paid({"80", "81"});
        const auto dearer = counter_->act(code, "exchange",
                                          R"({"event":"demo-theatre","seats":["E-5","E-6"],
                "payments":[{"method":"card","reference":"T-77"}]})");
        COMPARE_STATUS(dearer, 200);
        QVERIFY(dearer.number("total_minor") > 4000);
        QCOMPARE(dearer.number("paid_minor"), dearer.number("total_minor"));
        QCOMPARE(dearer.text("state"), std::string("paid"));
        const std::string back = R"({"event":"plain-200","seats":["80","81"])";
        const auto tendered =
            counter_->act(dearer.text("code"), "exchange",
                          back + R"(,"payments":[{"method":"cash","amount_minor":1}]})");
        COMPARE_PROBLEM(tendered, 409, "nothing-due");
        const auto cheaper = counter_->act(dearer.text("code"), "exchange",
                                           back + R"(,"refund":{"method":"card"}})", "cheaper");
        COMPARE_STATUS(cheaper, 200);
        QCOMPARE(cheaper.number("due_minor"), 0);
        QCOMPARE(cheaper.number("refunded_minor"), dearer.number("paid_minor") - 4000);
        const auto refunds = cheaper.json().value(QLatin1String("refunds")).toArray();
        QCOMPARE(refunds.size(), 1);
        QCOMPARE(refunds[0].toObject().value(QLatin1String("method")).toString(),
                 QStringLiteral("card"));
        const auto again = counter_->act(dearer.text("code"), "exchange",
                                         back + R"(,"refund":{"method":"card"}})", "cheaper");
        QCOMPARE(again.body, cheaper.body);
    }

    void moneyOfAnotherCurrencyIsNotTakenOver() {
        const auto code = counter_->paid({"90"});
        QVERIFY(engine_->setEvent("demo-theatre", "currency = 'USD'"));
        QTRY_COMPARE_WITH_TIMEOUT(
            counter_->client().get("/v1/events/demo-theatre").text("currency"), std::string("USD"),
            20'000);
        COMPARE_PROBLEM(
            counter_->act(code, "exchange", R"({"event":"demo-theatre","seats":["F-1"]})"), 422,
            "invalid-body");
        QVERIFY(engine_->setEvent("demo-theatre", "currency = 'EUR'"));
        QCOMPARE(counter_->read(code).text("state"), std::string("paid"));
    }

    void putsTicketsIntoTheOutbox() {
        const auto code = counter_->order({"72"}, R"("buyer":{"email":"a@b.example"})");
        const auto sent = counter_->act(code, "resend", "{}");
        COMPARE_STATUS(sent, 202);
        QCOMPARE(sent.text("to"), std::string("a@b.example"));
        COMPARE_STATUS(counter_->act(code, "resend", R"({"email":"c@d.example"})"), 202);
        QCOMPARE(engine_->value("select count(*) from order_message where state = 'w'"),
                 std::string("2"));
        const auto nameless = counter_->order({"73"});
        COMPARE_PROBLEM(counter_->act(nameless, "resend", "{}"), 422, "invalid-body");
    }

    /// What the house's mail program does.
    void theOutboxIsWorkedOff() {
        const auto code = counter_->order({"76"}, R"("buyer":{"email":"x@y.example"})");
        COMPARE_STATUS(counter_->act(code, "resend", "{}"), 202);
        COMPARE_STATUS(counter_->act(code, "resend", "{}"), 202);
        const auto before = outbox("?state=waiting").size();
        QVERIFY(before >= 2);
        std::vector<QJsonObject> ours;
        for (const auto& value : outbox("?state=waiting&limit=100")) {
            const auto message = value.toObject();
            if (message[QLatin1String("order")].toString().toStdString() == code) {
                ours.push_back(message);
            }
        }
        QCOMPARE(ours.size(), std::size_t{2});
        QCOMPARE(ours[0][QLatin1String("to")].toString(), QStringLiteral("x@y.example"));
        QCOMPARE(ours[0][QLatin1String("by")].toString(), QStringLiteral("clerk"));
        QVERIFY(ours[0][QLatin1String("settled_at")].isNull());
        const auto sent = counter_->act(code, "messages/1", R"({"state":"sent"})");
        COMPARE_STATUS(sent, 200);
        QCOMPARE(sent.text("state"), std::string("sent"));
        QVERIFY(!sent.text("settled_at").empty());
        // Told twice, or told otherwise afterwards, it stays so.
        COMPARE_STATUS(counter_->act(code, "messages/1", R"({"state":"sent"})"), 200);
        const auto late = counter_->act(code, "messages/1", R"({"state":"failed"})");
        COMPARE_STATUS(late, 200);
        QCOMPARE(late.body, sent.body);
        const auto failed =
            counter_->act(code, "messages/2", R"({"state":"failed","detail":"550 unknown"})");
        COMPARE_STATUS(failed, 200);
        QCOMPARE(failed.text("detail"), std::string("550 unknown"));
        QCOMPARE(outbox("?state=waiting").size(), before - 2);
        QCOMPARE(outbox("?state=failed").size(), 1);
        COMPARE_PROBLEM(counter_->act(code, "messages/3", R"({"state":"sent"})"), 404, "not-found");
        COMPARE_PROBLEM(counter_->act(code, "messages/x", R"({"state":"sent"})"), 404, "not-found");
        COMPARE_PROBLEM(counter_->act("NONE-1", "messages/1", R"({"state":"sent"})"), 404,
                        "unknown-order");
        COMPARE_PROBLEM(counter_->act(code, "messages/1", R"({"state":"waiting"})"), 422,
                        "invalid-body");
    }

    void theOutboxHasPages() {
        const auto code = counter_->order({"77"}, R"("buyer":{"email":"p@q.example"})");
        for (int i = 0; i < 3; ++i) COMPARE_STATUS(counter_->act(code, "resend", "{}"), 202);
        const auto all = outbox("?limit=100");
        QJsonArray paged;
        std::string cursor;
        do {
            const auto page = read("/v1/outbox?limit=2" + cursor);
            COMPARE_STATUS(page, 200);
            for (const auto& one : page.json().value(QLatin1String("messages")).toArray()) {
                paged.append(one);
            }
            cursor = page.text("next_cursor");
            if (!cursor.empty()) cursor = "&cursor=" + cursor;
        } while (!cursor.empty());
        QCOMPARE(paged, all);
        COMPARE_PROBLEM(read("/v1/outbox?cursor=x.y.z"), 400, "malformed-request");
        COMPARE_PROBLEM(read("/v1/outbox?state=gone"), 400, "malformed-request");
    }

    void anUnpaidOrderLapses() {
        const auto sold = counter_->sell(counter_->hold({"74", "75"}),
                                         R"("pay_until":"2000-01-01T00:00:00Z",
                              "payments":[{"method":"cash","amount_minor":1000}])");
        COMPARE_STATUS(sold, 201);
        const auto code = sold.text("code");
        QTRY_COMPARE_WITH_TIMEOUT(counter_->read(code).text("state"), std::string("cancelled"),
                                  20'000);
        QCOMPARE(counter_->read(code).number("due_minor"), -1000);
        QVERIFY(!counter_->paid({"74", "75"}).empty());
        COMPARE_PROBLEM(counter_->act(code, "payments", cash(1)), 409, "order-closed");
    }

private:
    Reply read(const std::string& target) {
        return counter_->client().get(target, counter_->headers());
    }
    QJsonArray outbox(const std::string& query) {
        return read("/v1/outbox" + query).json().value(QLatin1String("messages")).toArray();
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<Counter> counter_;
};

QTEST_GUILESS_MAIN(ApiOrderChanges)
#include "apiorderchanges.moc"
