// A thousand orders, each paid, cancelled, refunded and lapsed at the same moment: each order has
// one fate, and the books add up.
#include "engine/core/random.h"
#include "engine/store/audit.h"
#include "engine/store/claimstore.h"
#include "engine/store/onlinepayment.h"
#include "engine/store/orderedit.h"
#include "engine/store/ordermoney.h"
#include "engine/store/ordersearch.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <barrier>
#include <memory>
#include <thread>
#include <vector>

#include <QTest>

namespace seatlock::tests {

using core::Done;
using core::Result;
using core::SeatNo;

namespace {

constexpr int races = 1'000;
constexpr SeatNo seats = 40;
constexpr std::int32_t engine_id = 1;
core::Random& chance = core::SecureRandom::instance();

std::unique_ptr<pool::Connection> open(const std::string& url) {
    auto connection = pool::Connection::open({url, 10'000, 0, "race"});
    if (!connection) qFatal("%s", connection.error().detail.c_str());
    return std::move(connection).value();
}

store::IdempotencyKey newKey() {
    const auto id = core::makeUuid<core::OrderId>(chance, core::SystemClock::instance().wall());
    const auto hash = core::hash32(core::uuidText(id.bytes));
    return {hash, hash};
}

/// What the racers do at once.
enum Racer { pay, cancel, same_cancel, refund, lapse, racers };

}  // namespace

class OrderRaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyOrderHasOneFate();

private:
    /// An order of that seat whose time to be paid is over, with a payment on its way.
    std::string makeOrder(pool::Connection& connection, SeatNo seat);
    Result<store::EditedOrder> race(pool::Connection& connection, int racer) const;
    void checkFate(pool::Connection& connection, const std::array<bool, racers>& won);

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    core::EventId event_;
    core::ChartId chart_;
    std::string code_;
    store::IdempotencyKey cancel_key_;
    std::array<int, 3> fates_{};  ///< paid, given back, owed back
};

void OrderRaces::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    url_ = server_->freshDatabase();
    QVERIFY(installEvent(url_, {.slug = "races", .seats = seats}));
    event_ = {std::stoll(server_->value("select event_id from event", url_))};
    chart_ = {std::stoll(server_->value("select chart_id from event", url_))};
}

std::string OrderRaces::makeOrder(pool::Connection& connection, SeatNo seat) {
    const auto now = core::SystemClock::instance().wall();
    store::ConfirmRequest sale;
    sale.event = event_;
    sale.hold = core::makeUuid<core::HoldId>(chance, now);
    sale.order = core::makeUuid<core::OrderId>(chance, now);
    sale.code = store::newOrderCode("RACES", chance);
    sale.engine_id = engine_id;
    sale.terms.emplace();
    sale.terms->provider = "test";
    sale.terms->pay_until = now - 1'000'000;
    const auto claimed = store::claim(
        connection, {event_, chart_, 0, 900, 900, engine_id, {{sale.hold, {}, {seat}}}});
    if (claimed.seats.size() != 1) qFatal("the seat of a race is not free");
    const auto sold =
        store::confirm(connection, sale, [](const store::OrderRow&) { return std::string(); });
    if (!sold) qFatal("%s", sold.error().detail.c_str());
    return sale.code;
}

Result<store::EditedOrder> OrderRaces::race(pool::Connection& connection, int racer) const {
    store::OrderEdit edit;
    edit.event = event_;
    edit.code = code_;
    edit.engine_id = engine_id;
    edit.render = [](const store::OrderRow& order) { return "{\"code\":\"" + order.code + "\"}"; };
    edit.label = [](SeatNo seat) { return std::to_string(seat + 1); };
    if (racer == cancel || racer == same_cancel) edit.key = cancel_key_;
    return store::editOrder(connection, edit, [&](store::OrderEditing& editing) -> Result<Done> {
        switch (racer) {
            case pay:
                return store::conclude(editing, "test", 1, true);
            case cancel:
            case same_cancel:
                return store::giveUp(editing, {}, "race");
            case refund:
                return store::refund(editing, {{}, {}, {}, "race"});
            default:
                return store::lapse(editing);
        }
    });
}

void OrderRaces::checkFate(pool::Connection& connection, const std::array<bool, racers>& won) {
    const auto order = store::readOrderSheet(connection, event_, code_).value();
    // The money came once, whatever else happened.
    QVERIFY(won[pay]);
    QCOMPARE(order.payments.size(), std::size_t{1});
    QCOMPARE(order.paid_minor, order.payments[0].amount_minor);
    // A clerk who sends the same cancellation twice has cancelled once.
    const auto history = store::readHistory(connection, event_, code_);
    const auto cancels = std::ranges::count(history, "cancel", &store::HistoryEntry::action);
    QCOMPARE(cancels, won[cancel] || won[same_cancel] ? 1 : 0);
    int active = 0;
    for (const auto& item : order.items) active += item.active;
    if (order.state == sales::OrderState::paid) {
        QCOMPARE(active, 1);
        QCOMPARE(order.refunded_minor, std::int64_t{0});
        QVERIFY(cancels == 0 && !won[refund]);
        ++fates_[0];
        return;
    }
    QCOMPARE(order.state, sales::OrderState::cancelled);
    QCOMPARE(active, 0);
    QVERIFY(cancels == 1 || won[lapse]);
    QCOMPARE(order.refunded_minor + -order.balance().due(), order.paid_minor);
    ++fates_[order.refunded_minor > 0 ? 1 : 2];
}

void OrderRaces::everyOrderHasOneFate() {
    const auto own = open(url_);
    std::barrier start(racers + 1);
    std::barrier end(racers + 1);
    std::array<std::atomic<bool>, racers> won{};
    std::atomic<bool> over{false};
    std::vector<std::thread> threads;
    for (int racer = 0; racer < racers; ++racer) {
        threads.emplace_back([&, racer] {
            const auto connection = open(url_);
            while (true) {
                start.arrive_and_wait();
                if (over) return;
                won[racer] = race(*connection, racer).ok();
                end.arrive_and_wait();
            }
        });
    }
    for (int i = 0; i < races && !QTest::currentTestFailed(); ++i) {
        code_ = makeOrder(*own, static_cast<SeatNo>(i % seats));
        cancel_key_ = newKey();
        start.arrive_and_wait();
        end.arrive_and_wait();
        std::array<bool, racers> outcome{};
        for (int racer = 0; racer < racers; ++racer) outcome[racer] = won[racer];
        checkFate(*own, outcome);
        cancel_key_ = newKey();
        (void)race(*own, cancel);  // the seat is wanted by a later race
    }
    over = true;
    start.arrive_and_wait();
    for (auto& thread : threads) thread.join();
    qInfo("paid %d, given back %d, owed back %d", fates_[0], fates_[1], fates_[2]);
    QCOMPARE(fates_[0] + fates_[1] + fates_[2], races);
    const auto report = store::audit(*own);
    QVERIFY(report.ok());
    for (const auto& invariant : report->invariants) {
        QVERIFY2(
            invariant.violations == 0,
            (invariant.id + ": " + (invariant.examples.empty() ? "" : invariant.examples.front()))
                .c_str());
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::OrderRaces)
#include "orderraces.moc"
