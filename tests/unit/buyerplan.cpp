// Who the buyers are and what they ask for.
#include "engine/simulator/buyerplan.h"

#include "engine/core/token.h"

#include <cmath>

#include <QTest>

namespace seatlock::simulator {

namespace {

Scenario onSale(std::uint64_t seed) {
    Scenario scenario = defaults(ScenarioKind::on_sale);
    scenario.buyers = 400;
    scenario.seed = seed;
    return scenario;
}

/// Everything that a plan decides, in a few bytes.
std::string digest(const Scenario& scenario, const SeatingPlan& seats) {
    const BuyerPlan plan(scenario, seats);
    std::string all;
    const auto add = [&all](std::int64_t value) { all += std::to_string(value) + ' '; };
    for (std::int64_t i = 0; i < plan.size(); ++i) {
        const PlannedBuyer& buyer = plan.buyer(i);
        for (const std::int64_t value :
             {buyer.arrives, buyer.pays_after, buyer.every, std::int64_t{buyer.bot},
              std::int64_t{buyer.abandons}, std::int64_t{buyer.patience}}) {
            add(value);
        }
        for (std::int64_t attempt = 0; attempt < 8; ++attempt) {
            const SeatWish wish = plan.ask(i, attempt);
            for (const auto seat : wish.seats) add(seat);
            add(wish.quantity);
            add(plan.pause(i, attempt));
        }
    }
    return core::hash32(all);
}

/// How often each row is asked for by 400 buyers in 50 attempts.
std::vector<int> rowCounts(double skew, const SeatingPlan& seats) {
    Scenario scenario = onSale(5);
    scenario.row_skew = skew;
    scenario.best_available_share = 0;
    const BuyerPlan plan(scenario, seats);
    std::vector<int> out(seats.rows.size());
    for (std::int64_t i = 0; i < plan.size(); ++i) {
        for (std::int64_t attempt = 0; attempt < 50; ++attempt) {
            const auto seat = plan.ask(i, attempt).seats.front();
            ++out[static_cast<std::size_t>(seat) / seats.rows.front().labels.size()];
        }
    }
    return out;
}

bool near(double value, double expected, double share) {
    return std::abs(value - expected) <= expected * share;
}

}  // namespace

class BuyerPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameWorkload() {
        const auto seats = SeatingPlan::plain(1'000, 50);
        QCOMPARE(digest(onSale(7), seats), digest(onSale(7), seats));
        QVERIFY(digest(onSale(7), seats) != digest(onSale(8), seats));
        QVERIFY(digest(onSale(7), seats) != digest(onSale(7), SeatingPlan::plain(1'000, 40)));
        // Whoever else is there: more buyers do not change what these ask for.
        Scenario more = onSale(7);
        more.buyers = 800;
        const BuyerPlan few(onSale(7), seats);
        const BuyerPlan many(more, seats);
        for (std::int64_t i = 0; i < few.size(); ++i) QCOMPARE(few.ask(i, 2), many.ask(i, 2));
    }

    void buyersAreAsTheScenarioSays() {
        const auto seats = SeatingPlan::plain(1'000, 50);
        Scenario scenario = onSale(3);
        scenario.buyers = 20'000;
        scenario.bot_share = 0.1;
        const BuyerPlan plan(scenario, seats);
        int bots = 0, best = 0, abandoning = 0;
        std::vector<int> groups(static_cast<std::size_t>(scenario.group_max) + 1);
        std::vector<int> patience(static_cast<std::size_t>(scenario.retries_max) + 1);
        core::Micros before = 0;
        for (std::int64_t i = 0; i < plan.size(); ++i) {
            const PlannedBuyer& buyer = plan.buyer(i);
            QVERIFY(buyer.arrives >= before && buyer.arrives <= 1'000'000);
            QVERIFY(buyer.pays_after <= 2'000'000);
            before = buyer.arrives;
            bots += buyer.bot;
            best += buyer.best_available;
            abandoning += buyer.abandons;
            ++groups.at(static_cast<std::size_t>(buyer.group));
            ++patience.at(static_cast<std::size_t>(buyer.patience));
            QCOMPARE(buyer.every, core::Micros{buyer.bot ? 100'000 : 0});
            if (buyer.bot) QVERIFY(!buyer.abandons && buyer.pays_after == 0);
            QVERIFY(plan.pause(i, 1) <= 1'000'000);
        }
        QVERIFY(near(bots, 2'000, 0.1));
        QVERIFY(near(best, 6'000, 0.1));
        QVERIFY(near(abandoning, 0.9 * 4'000, 0.1));
        for (std::size_t i = 2; i < groups.size(); ++i) QVERIFY(groups[i - 1] > groups[i]);
        QVERIFY(groups[0] == 0 && groups.back() > 0);
        for (const int count : patience) QVERIFY(near(count, 5'000, 0.1));
    }

    void seatsAreNeighboursInOneRow() {
        auto seats = SeatingPlan::plain(103, 10);  // the last row has three
        seats.rows.front().first = 500;
        const BuyerPlan plan(onSale(11), seats);
        for (std::int64_t i = 0; i < plan.size(); ++i) {
            for (std::int64_t attempt = 0; attempt < 20; ++attempt) {
                const auto wish = plan.ask(i, attempt);
                const auto group = plan.buyer(i).group;
                if (plan.buyer(i).best_available) {
                    QVERIFY(wish.seats.empty() && wish.quantity == group);
                    continue;
                }
                const auto first = wish.seats.front();
                QCOMPARE(wish.quantity, static_cast<int>(wish.seats.size()));
                QVERIFY(wish.quantity == group || (first >= 100 && first < 103));
                for (std::size_t k = 1; k < wish.seats.size(); ++k) {
                    QCOMPARE(wish.seats[k], first + static_cast<core::SeatNo>(k));
                }
                const auto last = wish.seats.back();
                QVERIFY((first >= 500 && last < 510) || (last < 103 && first / 10 == last / 10));
            }
        }
    }

    void rowsFollowZipfsLaw() {
        const auto seats = SeatingPlan::plain(500, 50);
        for (const int count : rowCounts(0, seats)) QVERIFY(near(count, 2'000, 0.1));
        double harmonic = 0;
        for (int k = 1; k <= 10; ++k) harmonic += 1.0 / k;
        const auto counts = rowCounts(1, seats);
        for (std::size_t k = 0; k < counts.size(); ++k) {
            QVERIFY(near(counts[k], 20'000 / harmonic / static_cast<double>(k + 1), 0.1));
        }
        QVERIFY(rowCounts(3, seats)[0] > 16'000);
    }

    void sameSeatIsOneWishEach() {
        const auto seats = SeatingPlan::plain(101, 50);
        Scenario scenario = defaults(ScenarioKind::same_seat);
        scenario.bot_share = scenario.best_available_share = 0.5;
        scenario.ramp_ms = 5'000;
        scenario.retries_max = 3;
        const BuyerPlan plan(scenario, seats);
        for (std::int64_t i = 0; i < plan.size(); ++i) {
            const PlannedBuyer& buyer = plan.buyer(i);
            QVERIFY(buyer.arrives == 0 && buyer.patience == 0 && buyer.every == 0 && !buyer.bot);
            QCOMPARE(plan.ask(i, 0), (SeatWish{{25}, 1}));
        }
    }

    void aStormKeepsComing() {
        const auto seats = SeatingPlan::plain(1'000, 50);
        Scenario scenario = defaults(ScenarioKind::connection_storm);
        scenario.retry_ms_max = 250;
        scenario.group_max = 6;
        const BuyerPlan plan(scenario, seats);
        for (std::int64_t i = 0; i < plan.size(); ++i) {
            QVERIFY(plan.buyer(i).every == 250'000 && plan.buyer(i).queues);
            QCOMPARE(plan.ask(i, i).quantity, 1);
        }
        scenario.retry_ms_max = 0;
        QCOMPARE(BuyerPlan(scenario, seats).buyer(0).every, core::Micros{1'000});
    }
};

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::BuyerPlanTest)
#include "buyerplan.moc"
