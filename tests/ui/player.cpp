// Histories and players, against computing every state anew from the beginning.
#include "ui/replay/player.h"

#include "engine/core/random.h"

#include <algorithm>
#include <ctime>
#include <map>

#include <QtTest>

namespace seatlock::tests {

using board::SeatFact;
using board::SeatState;
using ui::reader::SeatChange;
using ui::replay::History;
using ui::replay::HistoryPtr;
using ui::replay::Player;

namespace {

constexpr core::Micros second = 1'000'000;
constexpr core::Micros start = 1'700'000'000 * second;

SeatChange change(core::Micros at, core::SeatNo seat, int version, SeatState from, SeatState to) {
    return {at, seat,
            static_cast<std::uint32_t>(version) << 4 | static_cast<std::uint32_t>(from) << 2 |
                static_cast<std::uint32_t>(to)};
}

std::vector<SeatFact> fresh(std::size_t seats) {
    std::vector<SeatFact> out(seats);
    for (std::size_t i = 0; i < seats; ++i) out[i].seat = static_cast<core::SeatNo>(i);
    return out;
}

struct Sale {
    std::vector<SeatChange> changes;  ///< in order of time
    std::vector<SeatFact> now;
};

/// Seats changed at random, several at one moment now and then.
Sale randomSale(core::SeededRandom& random, std::size_t seats, std::size_t changes) {
    Sale sale{{}, fresh(seats)};
    core::Micros at = start;
    for (std::size_t i = 0; i < changes; ++i) {
        if (random.below(3) > 0) at += static_cast<core::Micros>(random.below(5 * second));
        SeatFact& fact = sale.now[random.below(seats)];
        const auto to = static_cast<SeatState>(random.below(4));
        sale.changes.push_back(change(at, fact.seat, ++fact.version, fact.state, to));
        fact.state = to;
    }
    return sale;
}

using States = std::vector<std::pair<SeatState, std::int32_t>>;

/// The seats at `at`, counted from the beginning.
States naive(const Sale& sale, core::Micros at) {
    States out(sale.now.size());
    for (const auto& of : sale.changes) {
        if (of.at <= at) out[static_cast<std::size_t>(of.seat)] = {of.to(), of.version()};
    }
    return out;
}

void applyStep(States& states, const Player::Step& step) {
    if (step.all_seats) QCOMPARE(step.facts.size(), states.size());
    for (const SeatFact& fact : step.facts) {
        states[static_cast<std::size_t>(fact.seat)] = {fact.state, fact.version};
    }
}

HistoryPtr historyOf(const Sale& sale, core::SeededRandom& random) {
    auto mixed = sale.changes;
    for (std::size_t i = mixed.size(); i > 1; --i) std::swap(mixed[i - 1], mixed[random.below(i)]);
    return std::make_shared<const History>(std::move(mixed), sale.now, true);
}

}  // namespace

class PlayerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        seed_ = static_cast<std::uint64_t>(std::time(nullptr));
        qInfo("seed %llu", static_cast<unsigned long long>(seed_));
    }

    void nothingHappened() {
        const auto history =
            std::make_shared<const History>(std::vector<SeatChange>{}, fresh(3), true);
        QVERIFY(history->empty());
        QCOMPARE(history->stateAfter(5).size(), std::size_t{3});
        core::ManualClock clock;
        Player player(history, clock);
        player.play();
        QVERIFY(!player.playing() && player.atEnd());
        QVERIFY(!player.stepForward() && !player.stepBack());
        QVERIFY(player.take().all_seats);
        QVERIFY(player.take().facts.empty());
    }

    void versionsGoBeforeTimes() {
        // The second change's transaction began before the first one's.
        const std::vector<SeatChange> changes{
            change(start + 5, 0, 1, SeatState::available, SeatState::held),
            change(start + 3, 0, 2, SeatState::held, SeatState::sold),
            change(start + 4, 1, 1, SeatState::available, SeatState::blocked)};
        const History history(changes, fresh(2), true);
        QCOMPARE(history.changes()[0].seat, 1);
        QCOMPARE(history.changes()[2].to(), SeatState::sold);
        QCOMPARE(history.changes()[2].at, start + 5);
    }

    void whatIsLeftOutStandsAtTheBeginning() {
        auto now = fresh(3);
        now[0] = {0, SeatState::sold, 4, 0};
        now[1] = {1, SeatState::blocked, 7, 0};  // its changes were not read
        const History history({change(start, 0, 4, SeatState::held, SeatState::sold)}, now, false);
        const auto first = history.stateAfter(0);
        QCOMPARE(first[0].state, SeatState::held);
        QCOMPARE(first[0].version, 3);
        QCOMPARE(first[1].state, SeatState::blocked);
        QCOMPARE(first[2].state, SeatState::available);
        QVERIFY(!history.whole());
    }

    void everyMomentIsAsComputedAnew() {
        core::SeededRandom random(seed_);
        for (int round = 0; round < 30; ++round) {
            const Sale sale = randomSale(random, 1 + random.below(300), 1 + random.below(5'000));
            const auto history = historyOf(sale, random);
            QCOMPARE(history->changes().size(), sale.changes.size());
            core::ManualClock clock;
            Player player(history, clock);
            States states(sale.now.size());
            for (int step = 0; step < 200; ++step) {
                move(player, clock, random);
                applyStep(states, player.take());
                QVERIFY(states == naive(sale, player.position()));
                QCOMPARE(player.count(), history->until(player.position()));
            }
            player.seek(history->end());
            applyStep(states, player.take());
            for (const SeatFact& fact : sale.now) {
                QCOMPARE(states[static_cast<std::size_t>(fact.seat)].first, fact.state);
            }
        }
    }

    void speedAndPause() {
        const auto history = std::make_shared<const History>(
            std::vector<SeatChange>{
                change(start, 0, 1, SeatState::available, SeatState::held),
                change(start + 100 * second, 0, 2, SeatState::held, SeatState::sold)},
            fresh(1), true);
        core::ManualClock clock;
        Player player(history, clock);
        QCOMPARE(player.position(), start);
        clock.advance(9 * second);
        QCOMPARE(player.position(), start);  // paused
        player.play();
        clock.advance(2 * second);
        QCOMPARE(player.position(), start + 2 * second);
        player.setSpeed(10);
        clock.advance(3 * second);
        QCOMPARE(player.position(), start + 32 * second);
        player.pause();
        clock.advance(50 * second);
        QCOMPARE(player.position(), start + 32 * second);
        player.play();
        player.seek(start + 90 * second);
        QVERIFY(player.playing());
        clock.advance(second);
        QCOMPARE(player.position(), start + 100 * second);
        QVERIFY(player.atEnd() && !player.playing());
        player.play();  // from the beginning
        QCOMPARE(player.position(), start);
        player.setSpeed(1e9);
        QCOMPARE(player.speed(), Player::speed_max);
        clock.advance(std::numeric_limits<std::int64_t>::max() / 4 - clock.steady());
        QCOMPARE(player.position(), start + 100 * second);
        player.setSpeed(0);
        QCOMPARE(player.speed(), Player::speed_min);
    }

    void steps() {
        core::SeededRandom random(seed_ + 1);
        const Sale sale = randomSale(random, 20, 200);
        const auto history = historyOf(sale, random);
        std::vector<core::Micros> moments;
        for (const auto& of : sale.changes) {
            if (moments.empty() || moments.back() != of.at) moments.push_back(of.at);
        }
        core::ManualClock clock;
        Player player(history, clock);
        for (std::size_t i = 1; i < moments.size(); ++i) {
            QVERIFY(player.stepForward());
            QCOMPARE(player.position(), moments[i]);
        }
        QVERIFY(!player.stepForward());
        for (std::size_t i = moments.size() - 1; i-- > 0;) {
            QVERIFY(player.stepBack());
            QCOMPARE(player.position(), moments[i]);
        }
        QVERIFY(!player.stepBack());
        player.seek(moments[1] - 1);
        QVERIFY(player.stepBack());
        QCOMPARE(player.position(), moments[0]);
    }

    void densityCountsEverything() {
        core::SeededRandom random(seed_ + 2);
        const Sale sale = randomSale(random, 50, 3'000);
        const auto history = historyOf(sale, random);
        for (const std::size_t spans : {1, 7, 400}) {
            const auto density = history->density(spans);
            QCOMPARE(density.size(), spans);
            std::size_t sum = 0;
            for (const auto count : density) sum += count;
            QCOMPARE(sum, sale.changes.size());
        }
        QVERIFY(history->density(0).empty());
    }

    void aMillionChangesFit() {
        core::SeededRandom random(seed_ + 3);
        Sale sale = randomSale(random, 50'000, 1'000'000);
        const History history(std::move(sale.changes), sale.now, true);
        QCOMPARE(history.changes().size(), std::size_t{1'000'000});
        const auto last = history.stateAfter(1'000'000);
        for (const SeatFact& fact : sale.now) {
            QCOMPARE(last[static_cast<std::size_t>(fact.seat)].version, fact.version);
        }
        QCOMPARE(history.stateAfter(700'123).size(), std::size_t{50'000});
    }

private:
    static void move(Player& player, core::ManualClock& clock, core::SeededRandom& random) {
        const auto& history = player.history();
        switch (random.below(8)) {
            case 0:
                player.play();
                break;
            case 1:
                player.pause();
                break;
            case 2:
                player.setSpeed(static_cast<double>(random.below(1'200)));
                break;
            case 3:
                player.seek(
                    history.begin() - second +
                    static_cast<core::Micros>(random.below(
                        static_cast<std::uint64_t>(history.end() - history.begin()) + 2 * second)));
                break;
            case 4:
                player.stepForward();
                break;
            case 5:
                player.stepBack();
                break;
            default:
                clock.advance(static_cast<core::Micros>(random.below(3 * second)));
        }
    }

    std::uint64_t seed_ = 0;
};

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::PlayerTest)
#include "player.moc"
