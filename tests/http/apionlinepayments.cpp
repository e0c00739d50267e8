// Payments that a provider takes: late, failed, twice and in another order than they happened.
#include "tests/support/counter.h"
#include "tests/support/replychecks.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;
using Step = booking::TestProvider::Step;

class ApiOnlinePayments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto limits = staffLimits();
        limits.sweep_interval_ms = 20;
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(200)}, limits);
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        engine_->engine().booking().allowTestPayments();
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

    void isPaidAfterAWhile() {
        const auto code = buy("1", {{50, true}});
        QCOMPARE(state(code), std::string("open"));
        becomes(code, "paid");
    }

    void failsThenIsPaid() {
        const auto code = buy("2", {{0, false}, {60, true}});
        becomes(code, "paid");
    }

    /// The word that it failed comes after the word that it was paid.
    void comesInAnotherOrder() {
        const auto code = buy("3", {{0, true}, {30, false}, {60, true}, {61, true}});
        becomes(code, "paid");
        QTRY_VERIFY(told() == 0);
        QCOMPARE(counter_->read(code).number("paid_minor"), 2000);
        QCOMPARE(counter_->read(code).number("revision"), 2);
    }

    void tellsItOfTheManualProviderByHand() {
        const auto code = buy("4", {}, "manual");
        COMPARE_PROBLEM(word("test", code, "paid"), 404, "unknown-payment");
        COMPARE_PROBLEM(word("gold", code, "paid"), 404, "unknown-payment");
        COMPARE_STATUS(word("manual", code, "failed"), 200);
        QCOMPARE(state(code), std::string("open"));
        const auto paid = word("manual", code, "paid");
        COMPARE_STATUS(paid, 200);
        QCOMPARE(paid.text("state"), std::string("paid"));
        COMPARE_STATUS(word("manual", code, "paid"), 200);
        QCOMPARE(counter_->read(code).number("paid_minor"), 2000);
        COMPARE_PROBLEM(
            counter_->client().post("/v1/payments/manual/callbacks", body(code, "paid")), 401,
            "unauthorized");
    }

    void comesLateAndTheSeatsAreStillFree() {
        const auto code = buy("5", {}, "manual");
        lapse(code);
        const auto paid = word("manual", code, "paid");
        COMPARE_STATUS(paid, 200);
        QCOMPARE(paid.text("state"), std::string("paid"));
        QCOMPARE(paid.number("refunded_minor"), 0);
        COMPARE_PROBLEM(counter_->client().post("/v1/events/plain-200/holds", seatsBody({"5"})),
                        409, "seat-unavailable");
    }

    void comesLateAndTheSeatsAreGone() {
        const auto code = buy("6", {}, "manual");
        lapse(code);
        QVERIFY(!counter_->paid({"6"}).empty());
        const auto paid = word("manual", code, "paid");
        COMPARE_STATUS(paid, 200);
        QCOMPARE(paid.text("state"), std::string("cancelled"));
        QCOMPARE(paid.number("refunded_minor"), 2000);
        QCOMPARE(paid.number("due_minor"), 0);
        COMPARE_STATUS(word("manual", code, "paid"), 200);
        QCOMPARE(counter_->read(code).number("refunded_minor"), 2000);
        QTRY_COMPARE(refundState(code), QStringLiteral("settled"));
    }

    void comesAfterAClerkHasTakenTheMoney() {
        const auto code = buy("7", {}, "manual");
        COMPARE_STATUS(counter_->act(code, "payments", cash(2000)), 201);
        const auto paid = word("manual", code, "paid");
        COMPARE_STATUS(paid, 200);
        QCOMPARE(paid.text("state"), std::string("paid"));
        QCOMPARE(paid.number("paid_minor"), 4000);
        QCOMPARE(paid.number("refunded_minor"), 2000);
    }

    void comesAfterTheOrderWasCancelled() {
        const auto code = buy("8", {}, "manual");
        COMPARE_STATUS(counter_->act(code, "cancel", R"({"reason":"ill"})"), 200);
        const auto paid = word("manual", code, "paid");
        COMPARE_STATUS(paid, 200);
        QCOMPARE(paid.text("state"), std::string("cancelled"));
        QCOMPARE(paid.number("refunded_minor"), 2000);
    }

    void refusesOtherProviders() {
        const auto hold = seatsOf("9");
        COMPARE_PROBLEM(counter_->client().post("/v1/orders", wish(hold, "gold")), 422,
                        "invalid-body");
        COMPARE_STATUS(counter_->client().post("/v1/orders", wish(hold, "manual")), 201);
    }

private:
    std::string seatsOf(const std::string& seat) {
        return counter_->client()
            .post("/v1/events/plain-200/holds", seatsBody({seat}))
            .text("hold");
    }
    static std::string wish(const std::string& hold, const std::string& provider) {
        return "{\"hold\":\"" + hold + "\",\"buyer\":{\"name\":\"A\",\"email\":\"a@b\"}," +
               "\"payment\":{\"provider\":\"" + provider + "\"}}";
    }
    std::string buy(const std::string& seat, std::vector<Step> steps,
                    const std::string& provider = "test") {
        if (provider == "test") engine_->engine().booking().testProvider().script(steps);
        return counter_->client().post("/v1/orders", wish(seatsOf(seat), provider)).text("code");
    }
    std::string state(const std::string& code) {
        return counter_->client().get("/v1/orders/" + code).text("state");
    }
    void becomes(const std::string& code, const std::string& what) {
        QTRY_COMPARE_WITH_TIMEOUT(state(code), what, 20'000);
    }
    void lapse(const std::string& code) {
        QVERIFY(
            engine_->exec("update orders set pay_until = now() - interval '1 second' where "
                          "code = '" +
                          code + "'"));
        becomes(code, "cancelled");
    }
    static std::string body(const std::string& code, const char* outcome) {
        return "{\"order\":\"" + code + "\",\"payment\":1,\"outcome\":\"" + outcome + "\"}";
    }
    Reply word(const std::string& provider, const std::string& code, const char* outcome) {
        return counter_->client().post("/v1/payments/" + provider + "/callbacks",
                                       body(code, outcome), counter_->headers());
    }
    QString refundState(const std::string& code) {
        const auto refunds = counter_->read(code).json().value(QLatin1String("refunds")).toArray();
        return refunds[0].toObject().value(QLatin1String("state")).toString();
    }
    std::size_t told() { return engine_->engine().booking().testProvider().waiting(); }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<Counter> counter_;
};

QTEST_GUILESS_MAIN(ApiOnlinePayments)
#include "apionlinepayments.moc"
