// The box office: selling, being paid, giving back and finding orders.
#include "tests/support/counter.h"
#include "tests/support/replychecks.h"

#include <set>

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiStaffOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const std::vector<demo::Choice> events{plain(200), theatre};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        COMPARE_STATUS(office_->addUser("clerk", {"box_office"}), 201);
        COMPARE_STATUS(office_->addUser("gate", {"gate"}), 201);
        COMPARE_STATUS(office_->addUser("away", {"box_office"}, {"demo-theatre"}), 201);
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

    void sellsForCashWithChange() {
        const auto hold = counter_->hold({"1", "2"});
        QVERIFY(!hold.empty());
        const auto sold =
            counter_->sell(hold, R"("buyer":{"name":"Ada Lovelace","phone":"+44 20 7946 0018"},
                     "payments":[{"method":"cash","tendered_minor":5000}])");
        COMPARE_STATUS(sold, 201);
        QCOMPARE(sold.text("state"), std::string("paid"));
        QCOMPARE(sold.number("due_minor"), 0);
        QCOMPARE(sold.text("seller"), std::string("clerk"));
        const auto payment = sold.json().value(QLatin1String("payments")).toArray()[0].toObject();
        QCOMPARE(payment.value(QLatin1String("change_minor")).toInt(), 1000);
        QCOMPARE(payment.value(QLatin1String("by")).toString(), QStringLiteral("clerk"));
        const auto read = counter_->read(sold.text("code"));
        COMPARE_STATUS(read, 200);
        QCOMPARE(read.body, sold.body);
        QCOMPARE(read.header("ETag"), std::string("\"1\""));
        // A buyer's view of it names no payments.
        const auto seen = counter_->client().get("/v1/orders/" + sold.text("code"));
        COMPARE_STATUS(seen, 200);
        QVERIFY(!seen.json().contains(QLatin1String("payments")));
        QCOMPARE(engine_->value("select slug from channel c join orders o using (event_id, "
                                "channel_no) where o.code = '" +
                                sold.text("code") + "'"),
                 std::string("box-office"));
    }

    /// One commit: the order, its tickets and what the trail says of it.
    void sellsWithTicketsAndTrail() {
        const auto issued = [this](const std::string& code) {
            return engine_->value(
                "select count(*) from ticket t join orders o using (event_id, order_id) "
                "where o.code = '" +
                code + "' and t.state = 'v'");
        };
        const auto trailed = [this](const std::string& code) {
            return engine_->value(
                "select count(*) from audit_trail where login = 'clerk' and "
                "event_id is not null and resource = '/v1/orders/" +
                code + "'");
        };
        const auto paid = counter_->paid({"41", "42"});
        QCOMPARE(issued(paid), std::string("2"));
        QCOMPARE(trailed(paid), std::string("1"));
        const auto open = counter_->order({"43"});
        QCOMPARE(issued(open), std::string("0"));
        COMPARE_STATUS(counter_->act(open, "payments", cash(1000), "trail-once"), 201);
        COMPARE_STATUS(counter_->act(open, "payments", cash(1000), "trail-once"), 201);
        QCOMPARE(trailed(open), std::string("2"));  // made and paid, the repeat of it is nothing
        COMPARE_STATUS(counter_->act(open, "cancel", R"({"reason":"ill"})"), 200);
        QCOMPARE(trailed(open), std::string("2"));
        QCOMPARE(engine_->value("select count(*) from audit_trail where resource = '/v1/orders/" +
                                open + "/cancel'"),
                 std::string("1"));
    }

    void sellsWithSplitPayments() {
        const auto sold = counter_->sell(counter_->hold({"3", "4"}),
                                         R"("payments":[{"method":"cash","amount_minor":1500},
                           {"method":"card","reference":"T-17","amount_minor":1000},
                           {"method":"complimentary","reason":"press"}],
               "ticket_types":{"3":"child"})");
        COMPARE_STATUS(sold, 201);
        QCOMPARE(sold.number("total_minor"), 3000);
        QCOMPARE(sold.number("paid_minor"), 3000);
    }

    void refusesWrongPayments() {
        const auto hold = counter_->hold({"5"});
        for (const char* payments :
             {R"([{"method":"gold"}])", R"([{"method":"external"}])",
              R"([{"method":"complimentary"}])", R"([{"method":"cash","amount_minor":0}])",
              R"([{"method":"cash","amount_minor":-5}])", R"([{"amount_minor":5}])",
              R"([{"method":"cash","amount_minor":2000,"tendered_minor":100}])",
              R"([{"method":"card","tendered_minor":3000}])", R"({"method":"cash"})"}) {
            COMPARE_PROBLEM(counter_->sell(hold, std::string("\"payments\":") + payments), 422,
                            "invalid-body");
        }
        COMPARE_PROBLEM(
            counter_->sell(hold, R"("payments":[{"method":"cash","amount_minor":2001}])"), 409,
            "nothing-due");
        COMPARE_PROBLEM(counter_->sell(hold, R"("buyer":{"email":"nobody"})"), 422, "invalid-body");
        COMPARE_STATUS(counter_->sell(hold, R"("payments":[{"method":"invoice"}])"), 201);
    }

    void reservesAndIsPaidLater() {
        const auto sold =
            counter_->sell(counter_->hold({"6", "7"}),
                           R"("pay_until":"2099-01-01T00:00:00Z","group":"Year 9","payments":[])");
        COMPARE_STATUS(sold, 201);
        const auto code = sold.text("code");
        QCOMPARE(sold.text("state"), std::string("open"));
        QCOMPARE(sold.number("due_minor"), 4000);
        const auto part = counter_->act(code, "payments", cash(1000));
        COMPARE_STATUS(part, 201);
        QCOMPARE(part.text("state"), std::string("open"));
        COMPARE_PROBLEM(counter_->act(code, "payments", cash(3001)), 409, "nothing-due");
        const auto rest = counter_->act(code, "payments", R"({"method":"card"})");
        COMPARE_STATUS(rest, 201);
        QCOMPARE(rest.text("state"), std::string("paid"));
        QCOMPARE(rest.number("revision"), 3);
        COMPARE_PROBLEM(counter_->act(code, "payments", cash(1)), 409, "nothing-due");
    }

    void doubleSubmissionChangesNothingTwice() {
        const auto code = counter_->order({"8", "9"});
        const auto first = counter_->act(code, "payments", cash(1000), "pay-once");
        COMPARE_STATUS(first, 201);
        const auto again = counter_->act(code, "payments", cash(1000), "pay-once");
        COMPARE_STATUS(again, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("Idempotent-Replayed"), std::string("true"));
        COMPARE_PROBLEM(counter_->act(code, "payments", cash(2000), "pay-once"), 422,
                        "idempotency-mismatch");
        QCOMPARE(counter_->read(code).number("paid_minor"), 1000);
        const std::string why = R"({"reason":"ill"})";
        const auto cancelled = counter_->act(code, "cancel", why, "cancel-once");
        COMPARE_STATUS(cancelled, 200);
        const auto repeated = counter_->act(code, "cancel", why, "cancel-once");
        COMPARE_STATUS(repeated, 200);
        QCOMPARE(repeated.body, cancelled.body);
        COMPARE_PROBLEM(counter_->act(code, "cancel", why), 409, "order-closed");
    }

    void cancelsAndRefunds() {
        const auto code = counter_->paid({"10", "11"});
        COMPARE_PROBLEM(counter_->act(code, "cancel", "{}"), 422, "invalid-body");
        const auto cancelled = counter_->act(code, "cancel", R"({"reason":"ill"})");
        COMPARE_STATUS(cancelled, 200);
        QCOMPARE(cancelled.text("state"), std::string("cancelled"));
        QCOMPARE(cancelled.number("due_minor"), -4000);
        COMPARE_STATUS(counter_->client().get("/v1/orders?state=refund-due&event=plain-200",
                                              counter_->headers()),
                       200);
        // The seats are free at once.
        QVERIFY(!counter_->paid({"10", "11"}).empty());
        COMPARE_PROBLEM(counter_->act(code, "refunds", R"({"amount_minor":4001,"reason":"ill"})"),
                        409, "refund-exceeds-paid");
        const auto part = counter_->act(code, "refunds", R"({"amount_minor":1000,"reason":"ill"})");
        COMPARE_STATUS(part, 201);
        QCOMPARE(part.number("due_minor"), -3000);
        const auto rest = counter_->act(code, "refunds", R"({"reason":"ill","method":"card"})");
        COMPARE_STATUS(rest, 201);
        QCOMPARE(rest.number("refunded_minor"), 4000);
        QCOMPARE(rest.number("due_minor"), 0);
        COMPARE_PROBLEM(counter_->act(code, "refunds", R"({"reason":"ill"})"), 409,
                        "refund-exceeds-paid");
    }

    void cancelsAndRefundsInOneStep() {
        const auto code = counter_->paid({"12"});
        const auto reply =
            counter_->act(code, "cancel", R"({"reason":"ill","refund":{"method":"card"}})");
        COMPARE_STATUS(reply, 200);
        QCOMPARE(reply.number("refunded_minor"), 2000);
        QCOMPARE(reply.number("due_minor"), 0);
    }

    void refundsOneTicketAndAKindness() {
        const auto code = counter_->paid({"13", "14"});
        const auto one = counter_->act(code, "refunds", R"({"items":[1],"reason":"ill"})");
        COMPARE_STATUS(one, 201);
        QCOMPARE(one.text("state"), std::string("paid"));
        QCOMPARE(one.number("total_minor"), 2000);
        QCOMPARE(one.number("refunded_minor"), 2000);
        const auto kind =
            counter_->act(code, "refunds", R"({"amount_minor":500,"reason":"bad view"})");
        COMPARE_STATUS(kind, 201);
        QCOMPARE(kind.text("state"), std::string("paid"));
        QCOMPARE(kind.number("total_minor"), 1500);
        QCOMPARE(kind.number("reduction_minor"), 500);
        COMPARE_PROBLEM(counter_->act(code, "refunds", R"({"items":[1],"reason":"ill"})"), 404,
                        "unknown-item");
        const auto last = counter_->act(code, "refunds", R"({"items":[2],"reason":"ill"})");
        COMPARE_STATUS(last, 201);
        QCOMPARE(last.text("state"), std::string("cancelled"));
        QCOMPARE(last.number("refunded_minor"), 4000);
    }

    void twoClerksOnOneOrder() {
        const auto code = counter_->paid({"22", "23"});
        const auto tag = counter_->read(code).header("ETag");
        COMPARE_STATUS(counter_->act(code, "refunds", R"({"items":[1],"reason":"a"})", {}, tag),
                       201);
        const auto late = counter_->act(code, "cancel", R"({"reason":"b"})", {}, tag);
        COMPARE_PROBLEM(late, 412, "precondition-failed");
        const auto current = late.json().value(QLatin1String("current")).toObject();
        QCOMPARE(current.value(QLatin1String("revision")).toInt(), 2);
        auto headers = counter_->headers();
        const std::string path = "/v1/orders/" + code + "/buyer";
        COMPARE_PROBLEM(counter_->client().patch(path, R"({"name":"Bea"})", headers), 428,
                        "precondition-required");
        headers.emplace_back("If-Match", "\"2\"");
        const auto named = counter_->client().patch(
            path, R"({"name":"Bea","email":"bea@example.org","phone":"030 123456"})", headers);
        COMPARE_STATUS(named, 200);
        QCOMPARE(named.header("ETag"), std::string("\"3\""));
    }

    void findsOrders() {
        const auto code = counter_->order(
            {"30", "31"}, R"("buyer":{"name":"Grace Hopper","email":"grace@navy.example",
                             "phone":"+1 (703) 555-0199"},"group":"COBOL club","payments":[])");
        QVERIFY(!code.empty());
        for (const std::string& q :
             {code, code.substr(6), std::string("hopper"), std::string("GRACE@navy"),
              std::string("7035550199"), std::string("703%20555"), std::string("31"),
              std::string("cobol")}) {
            const auto found = counter_->client().get("/v1/orders?q=" + q, counter_->headers());
            COMPARE_STATUS(found, 200);
            const auto orders = found.json().value(QLatin1String("orders")).toArray();
            QVERIFY2(orders.size() == 1, q.c_str());
            QCOMPARE(orders[0].toObject().value(QLatin1String("code")).toString().toStdString(),
                     code);
        }
        for (const char* q : {"100%25", "_____", "'", "\\"}) {
            const auto none =
                counter_->client().get(std::string("/v1/orders?q=") + q, counter_->headers());
            COMPARE_STATUS(none, 200);
            QVERIFY(none.json().value(QLatin1String("orders")).toArray().isEmpty());
        }
        const auto buyers = counter_->client().get("/v1/staff/buyers?q=hop", counter_->headers());
        COMPARE_STATUS(buyers, 200);
        QCOMPARE(buyers.json().value(QLatin1String("buyers")).toArray().size(), 1);
        std::string cursor;
        std::set<std::string> seen;
        int pages = 0;
        do {
            const auto target = "/v1/orders?limit=3" + (cursor.empty() ? "" : "&cursor=" + cursor);
            const auto page = counter_->client().get(target, counter_->headers());
            COMPARE_STATUS(page, 200);
            for (const auto& order : page.json().value(QLatin1String("orders")).toArray()) {
                seen.insert(order.toObject().value(QLatin1String("code")).toString().toStdString());
            }
            cursor = page.text("next_cursor");
            ++pages;
        } while (!cursor.empty());
        QCOMPARE(std::to_string(seen.size()), engine_->value("select count(*) from orders"));
        QVERIFY(pages > 2);
        COMPARE_PROBLEM(counter_->client().get("/v1/orders?state=x", counter_->headers()), 400,
                        "malformed-request");
    }

    void chargesFees() {
        QVERIFY(
            engine_->exec("insert into event_fee (event_id, fee_no, name, per, amount_minor) "
                          "select event_id, n, 'fee', per, minor from event, (values "
                          "(0, 'ticket', 100), (1, 'order', 250)) f(n, per, minor) "
                          "where slug = 'plain-200'"));
        const auto sold =
            counter_->sell(counter_->hold({"50", "51"}), R"("payments":[{"method":"cash"}])");
        QVERIFY(engine_->exec("delete from event_fee"));
        COMPARE_STATUS(sold, 201);
        QCOMPARE(sold.number("total_minor"), 4450);
        QCOMPARE(sold.number("fees_minor"), 450);
        const auto one =
            counter_->act(sold.text("code"), "refunds", R"({"items":[1],"reason":"ill"})");
        COMPARE_STATUS(one, 201);
        QCOMPARE(one.number("refunded_minor"), 2100);
    }

    void keepsToRights() {
        const auto code = counter_->paid({"60"});
        const auto gate = bearer(office_->signIn("gate"));
        COMPARE_STATUS(counter_->client().get("/v1/orders/" + code, gate), 200);
        COMPARE_PROBLEM(
            counter_->client().post("/v1/orders/" + code + "/cancel", R"({"reason":"x"})", gate),
            403, "forbidden");
        const auto hold = counter_->hold({"61"});
        COMPARE_PROBLEM(counter_->client().post("/v1/orders", "{\"hold\":\"" + hold + "\"}", gate),
                        403, "forbidden");
        COMPARE_PROBLEM(
            counter_->client().post("/v1/events/plain-200/holds", seatsBody({"62"}), gate), 403,
            "forbidden");
        const auto away = bearer(office_->signIn("away"));
        COMPARE_PROBLEM(counter_->client().get("/v1/orders/" + code, away), 403, "forbidden");
        COMPARE_PROBLEM(
            counter_->client().post("/v1/events/plain-200/holds", seatsBody({"62"}), away), 403,
            "forbidden");
        const auto list = counter_->client().get("/v1/orders", away);
        COMPARE_STATUS(list, 200);
        QVERIFY(list.json().value(QLatin1String("orders")).toArray().isEmpty());
        COMPARE_PROBLEM(counter_->client().get("/v1/orders", bearer("sls_nonsense")), 401,
                        "unauthorized");
        COMPARE_STATUS(counter_->client().del("/v1/holds/" + hold, counter_->headers()), 204);
    }

    /// The limit of seats a buyer is for buyers.
    void sellsMoreThanABuyerMay() {
        Counter there(*engine_, office_->signIn("away"), "demo-theatre");
        std::vector<std::string> seats;
        for (int i = 1; i <= 10; ++i) seats.push_back("C-" + std::to_string(i));
        const auto sold = there.sell(there.hold(seats), R"("buyer":{"email":"a@b"},
                                                           "payments":[{"method":"cash"}])");
        COMPARE_STATUS(sold, 201);
    }

private:
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<Counter> counter_;
};

QTEST_GUILESS_MAIN(ApiStaffOrders)
#include "apistafforders.moc"
