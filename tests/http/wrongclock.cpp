// A desk whose clock is hours off: what happens when is said by the database's clock.
#include "tests/support/wrongclock.h"

#include "tests/support/counter.h"
#include "tests/support/gatehouse.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

#include <QDateTime>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

constexpr core::Micros hour = core::Micros{3'600} * 1'000'000;
constexpr qint64 near_ms = 120'000;  // of hours

/// Whether a time that the API tells is now or near it, by the true clock.
bool nearNow(const std::string& told, qint64 after_ms = 0) {
    const auto at = QDateTime::fromString(QString::fromStdString(told), Qt::ISODateWithMs);
    const auto away = QDateTime::currentDateTimeUtc().addMSecs(after_ms).msecsTo(at);
    return at.isValid() && qAbs(away) < near_ms;
}

std::string isoIn(int seconds) {
    return QDateTime::currentDateTimeUtc()
        .addSecs(seconds)
        .toString(Qt::ISODateWithMs)
        .toStdString();
}

}  // namespace

class WrongClocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QFETCH_GLOBAL(qint64, fast);
        clock_ = std::make_unique<WrongClock>(fast);
        auto limits = staffLimits();
        limits.sweep_interval_ms = 50;
        engine_ =
            std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(200)}, limits, *clock_);
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
        COMPARE_STATUS(office_->addUser("clerk", {"box_office"}), 201);
        counter_ = std::make_unique<Counter>(*engine_, office_->signIn("clerk"), "plain-200");
    }
    void cleanup() {
        counter_.reset();
        office_.reset();
        engine_.reset();
        clock_.reset();
    }
    void initTestCase_data() {
        QTest::addColumn<qint64>("fast");
        QTest::newRow("five hours ahead") << qint64{5 * hour};
        QTest::newRow("five hours behind") << qint64{-5 * hour};
    }

    /// From the very first request on.
    void saleWindowsAreTheDatabases() {
        COMPARE_STATUS(hold("1"), 201);
        QVERIFY(client().get("/v1/events/plain-200").json()[QLatin1String("on_sale")].toBool());
        open("now() + interval '1 hour'", "now() + interval '2 hours'");
        QVERIFY(waitUntil([&] { return hold("2").problem() == "sale-not-open"; }));
        open("now() - interval '2 hours'", "now() - interval '1 hour'");
        QVERIFY(waitUntil([&] { return !onSale(); }));
        COMPARE_PROBLEM(hold("2"), 403, "sale-not-open");
        open("now() - interval '1 hour'", "now() + interval '1 hour'");
        QVERIFY(waitUntil([&] { return onSale(); }));
        COMPARE_STATUS(hold("2"), 201);
        // One that opens in a moment opens then.
        open("now() + interval '2 seconds'", "now() + interval '1 hour'");
        QVERIFY(waitUntil([&] { return !onSale(); }));
        QVERIFY(waitUntil([&] { return onSale(); }));
        COMPARE_STATUS(hold("3"), 201);
    }

    void holdsExpireByTheDatabasesClock() {
        const auto held = hold("10");
        COMPARE_STATUS(held, 201);
        QVERIFY2(nearNow(held.text("created_at")), held.body.c_str());
        QVERIFY2(nearNow(held.text("expires_at"), 900'000), held.body.c_str());
        COMPARE_PROBLEM(hold("10"), 409, "seat-unavailable");
        QVERIFY(engine_->setEvent("plain-200", "hold_s = 1, hold_s_max = 1"));
        QVERIFY(
            waitUntil([&] { return client().get("/v1/events/plain-200").number("hold_s") == 1; }));
        COMPARE_STATUS(hold("11"), 201);
        QVERIFY(waitUntil([&] { return hold("11").status == 201; }));
        QVERIFY(waitUntil([&] { return state("11") == "a"; }));  // swept
        COMPARE_PROBLEM(hold("10"), 409, "seat-unavailable");
    }

    void ordersLapseByTheDatabasesClock() {
        const auto due = "\"pay_until\":\"" + isoIn(1) + '"';
        const auto soon = counter_->order({"20"}, due);
        const auto later = counter_->order({"21"}, "\"pay_until\":\"" + isoIn(3'600) + '"');
        QVERIFY(!soon.empty() && !later.empty());
        QVERIFY(waitUntil([&] { return counter_->read(soon).text("state") == "cancelled"; }));
        QCOMPARE(counter_->read(later).text("state"), std::string("open"));
        QVERIFY(nearNow(counter_->read(later).text("created_at")));
        COMPARE_STATUS(counter_->act(later, "payments", cash(2'000)), 201);
        const auto broken = brokenBooks(*engine_);
        QVERIFY2(broken.empty(), broken.c_str());
    }

    void scansAndTillsAreStampedByTheDatabase() {
        GateHouse house(*office_);
        const auto code = house.codeFor("30");
        const auto in = house.scan({.ticket = code});
        COMPARE_STATUS(in, 201);
        QVERIFY2(nearNow(in.text("at")), in.body.c_str());
        const auto again = house.scan({.ticket = code});
        COMPARE_PROBLEM(again, 409, "already-used");
        QVERIFY2(nearNow(again.text("at")), again.body.c_str());
        const auto till = client().post("/v1/shifts", R"({"currency":"EUR","float_minor":100})",
                                        bearer(office_->boss()));
        COMPARE_STATUS(till, 201);
        QVERIFY2(nearNow(till.text("opened_at")), till.body.c_str());
    }

    /// What a window shows: the offset is known from the first sample on.
    void theOffsetIsKnown() {
        QFETCH_GLOBAL(qint64, fast);
        const auto offset = engine_->engine().sample().clock_offset;
        QVERIFY2(qAbs(offset + fast) < 1'000 * near_ms, std::to_string(offset).c_str());
    }

private:
    HttpClient& client() { return counter_->client(); }
    Reply hold(const std::string& seat) {
        return client().post("/v1/events/plain-200/holds", seatsBody({seat}));
    }
    bool onSale() {
        return client().get("/v1/events/plain-200").json()[QLatin1String("on_sale")].toBool();
    }
    void open(const std::string& from, const std::string& to) {
        QVERIFY(engine_->setWindow("plain-200", from, to));
    }
    std::string state(const std::string& label) {
        return engine_->value(
            "select s.state from event_seat s join event e using (event_id) join seat t on "
            "t.chart_id = e.chart_id and t.seat_no = s.seat_no where t.label = '" +
            label + "'");
    }

    std::unique_ptr<WrongClock> clock_;
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
    std::unique_ptr<Counter> counter_;
};

QTEST_GUILESS_MAIN(WrongClocks)
#include "wrongclock.moc"
