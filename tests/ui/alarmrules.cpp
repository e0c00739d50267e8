// Every alarm: when it comes, how long it takes, when it goes, and what it says.
#include "ui/models/alarmrules.h"

#include "ui/models/alarmmodel.h"

#include <algorithm>
#include <functional>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

namespace seatlock::tests {

using ui::models::Alarm;
using ui::models::AlarmFacts;
using ui::models::AlarmKind;
using ui::models::AlarmModel;
using ui::models::AlarmRules;
using ui::models::Severity;

namespace {

constexpr core::Micros second = AlarmRules::second;
constexpr core::Micros wall = 1'700'000'000 * second;

const std::vector<AlarmKind>& kinds() {
    static const std::vector<AlarmKind> all{AlarmKind::database_away, AlarmKind::pool_saturated,
                                            AlarmKind::clock_skew,    AlarmKind::commits_in_doubt,
                                            AlarmKind::holds_lapsing, AlarmKind::feed_polling};
    return all;
}

/// Facts under which only this is wrong.
AlarmFacts wrong(AlarmKind kind) {
    AlarmFacts facts;
    facts.pool_ceiling = 8;
    switch (kind) {
        case AlarmKind::database_away:
            facts.database_connected = false;
            break;
        case AlarmKind::pool_saturated:
            facts.pool_active = 8;
            facts.pool_waiting = 3;
            break;
        case AlarmKind::clock_skew:
            facts.clock_offset = -2 * second;
            break;
        case AlarmKind::commits_in_doubt:
            facts.commits_in_doubt = 2;
            break;
        case AlarmKind::holds_lapsing:
            facts.seats_held = facts.seats_lapsing = 100;
            facts.holds_lapsing = 60;
            break;
        case AlarmKind::feed_polling:
            facts.feed_polling = true;
            break;
    }
    return facts;
}

AlarmFacts at(AlarmFacts facts, core::Micros time) {
    facts.steady = time;
    facts.wall = wall + time;
    return facts;
}

}  // namespace

class AlarmRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsWrong() {
        AlarmRules rules;
        for (int i = 0; i < 100; ++i) QVERIFY(rules.update(at({}, i * second)).empty());
    }

    void eachComesAndGoesAlone_data() {
        QTest::addColumn<int>("number");
        for (const AlarmKind kind : kinds()) {
            QTest::addRow("%d", static_cast<int>(kind)) << static_cast<int>(kind);
        }
    }
    void eachComesAndGoesAlone() {
        QFETCH(int, number);
        const auto kind = static_cast<AlarmKind>(number);
        const auto [raise, clear] = AlarmRules::patience(kind);
        AlarmRules rules;
        // Just too short, again and again.
        core::Micros now = 0;
        for (int i = 0; raise > 0 && i < 5; ++i, now += second) {
            QVERIFY(rules.update(at(wrong(kind), now)).empty());
            now += raise - 1;
            QVERIFY(rules.update(at(wrong(kind), now)).empty());
            QVERIFY(rules.update(at({}, now)).empty());
        }
        const core::Micros began = now;
        rules.update(at(wrong(kind), now));
        now += raise;
        auto standing = rules.update(at(wrong(kind), now));
        QCOMPARE(standing.size(), std::size_t{1});
        QCOMPARE(standing[0].kind, kind);
        QCOMPARE(standing[0].since, wall + began);
        QVERIFY(!standing[0].title.isEmpty() && !standing[0].what.isEmpty() &&
                !standing[0].advice.isEmpty());
        // Right again, but not for long enough.
        now += second;
        QCOMPARE(rules.update(at({}, now)).size(), std::size_t{1});
        now += clear - 1;
        QCOMPARE(rules.update(at({}, now)).size(), std::size_t{1});
        QCOMPARE(rules.update(at(wrong(kind), now)).size(), std::size_t{1});
        QCOMPARE(rules.update(at({}, now)).size(), std::size_t{1});
        now += clear;
        QVERIFY(rules.update(at({}, now)).empty());
    }

    void resetForgets() {
        AlarmRules rules;
        rules.update(at(wrong(AlarmKind::holds_lapsing), 0));
        rules.reset();
        QVERIFY(rules.update(at({}, second)).empty());
    }

    void skewHasBoundsAndRelief() {
        const auto of = [](double seconds, std::optional<Severity> before) {
            AlarmFacts facts;
            facts.clock_offset = static_cast<core::Micros>(seconds * second);
            return AlarmRules::severity(AlarmKind::clock_skew, facts, before);
        };
        for (const double sign : {1.0, -1.0}) {
            QVERIFY(!of(sign * 1.0, {}));
            QCOMPARE(of(sign * 1.01, {}), Severity::warning);
            QCOMPARE(of(sign * 5.0, {}), Severity::warning);
            QCOMPARE(of(sign * 5.01, {}), Severity::bad);
            QCOMPARE(of(sign * 4.1, Severity::bad), Severity::bad);
            QCOMPARE(of(sign * 3.9, Severity::bad), Severity::warning);
            QCOMPARE(of(sign * 0.9, Severity::warning), Severity::warning);
            QVERIFY(!of(sign * 0.7, Severity::warning));
        }
        AlarmFacts facts;
        facts.clock_offset = 2 * second;
        const auto behind = AlarmRules::describe(AlarmKind::clock_skew, Severity::bad, facts);
        QVERIFY(behind.what.contains(QStringLiteral("2 s behind")));
        facts.clock_offset = -2 * second;
        const auto ahead = AlarmRules::describe(AlarmKind::clock_skew, Severity::bad, facts);
        QVERIFY(ahead.what.contains(QStringLiteral("2 s ahead")));
    }

    void aPoolIsSaturatedWhenAllAreBusyAndSomebodyWaits() {
        const auto of = [](std::int64_t active, std::int64_t waiting) {
            AlarmFacts facts;
            facts.pool_ceiling = 8;
            facts.pool_active = active;
            facts.pool_waiting = waiting;
            return AlarmRules::severity(AlarmKind::pool_saturated, facts, {}).has_value();
        };
        QVERIFY(!of(8, 0) && !of(7, 100) && !of(0, 100) && of(8, 1));
        auto facts = wrong(AlarmKind::pool_saturated);
        facts.database_connected = false;
        QVERIFY(!AlarmRules::severity(AlarmKind::pool_saturated, facts, {}));
    }

    void lapsingIsManyAndAGoodPart() {
        const auto of = [](std::int64_t lapsing, std::int64_t held, bool before) {
            AlarmFacts facts;
            facts.seats_lapsing = lapsing;
            facts.seats_held = held;
            return AlarmRules::severity(AlarmKind::holds_lapsing, facts,
                                        before ? std::optional(Severity::warning) : std::nullopt)
                .has_value();
        };
        QVERIFY(!of(0, 0, false) && !of(49, 49, false) && of(50, 50, false));
        QVERIFY(!of(100, 1'000, false) && of(200, 1'000, false));
        QVERIFY(of(30, 40, true) && !of(20, 40, true));
        QVERIFY(of(100, 1'000, true) && !of(90, 1'000, true));
    }

    void theWorstComesFirst() {
        AlarmRules rules;
        AlarmFacts facts = wrong(AlarmKind::database_away);
        facts.commits_in_doubt = 1;
        facts.seats_held = facts.seats_lapsing = 100;
        for (int i = 0; i < 30; ++i) rules.update(at(facts, i * second));
        const auto standing = rules.update(at(facts, 30 * second));
        QCOMPARE(standing.size(), std::size_t{3});
        QCOMPARE(standing[0].kind, AlarmKind::database_away);
        QVERIFY(std::ranges::is_sorted(standing, std::ranges::greater{}, &Alarm::severity));
    }

    void anyOrderOfFactsKeepsTheModelWhole();
    void acknowledging();
};

void AlarmRulesTest::anyOrderOfFactsKeepsTheModelWhole() {
    AlarmRules rules;
    AlarmModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &AlarmModel::changed);
    // Every subset of what can be wrong, and from each to the next.
    for (int round = 0; round < 3 * 64; ++round) {
        const int subset = (round * 37) % 64;
        AlarmFacts facts;
        facts.pool_ceiling = 8;
        const auto has = [subset](AlarmKind kind) { return subset >> static_cast<int>(kind) & 1; };
        facts.database_connected = !has(AlarmKind::database_away);
        if (has(AlarmKind::pool_saturated)) facts.pool_active = facts.pool_waiting = 8;
        if (has(AlarmKind::clock_skew)) facts.clock_offset = (3 + round % 5) * second;
        if (has(AlarmKind::commits_in_doubt)) facts.commits_in_doubt = round;
        if (has(AlarmKind::holds_lapsing)) facts.seats_held = facts.seats_lapsing = 100;
        facts.feed_polling = has(AlarmKind::feed_polling);
        std::vector<Alarm> standing;
        for (int i = 0; i < 25; ++i) {
            standing = rules.update(at(facts, (round * 25 + i) * second));
            model.update(standing, facts.wall);
        }
        QCOMPARE(model.standing(), static_cast<int>(standing.size()));
        for (int row = 0; row < model.standing(); ++row) {
            const auto shown = model.index(row).data(AlarmModel::alarm_role).value<Alarm>();
            QVERIFY(shown == standing[static_cast<std::size_t>(row)]);
        }
        QVERIFY(model.rowCount() <= model.standing() + static_cast<int>(AlarmModel::past_max));
    }
    QVERIFY(!changed.empty());
    model.clearPast();
    QCOMPARE(model.rowCount(), model.standing());
}

void AlarmRulesTest::acknowledging() {
    AlarmModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto skew = [](Severity severity) {
        auto alarm = AlarmRules::describe(AlarmKind::clock_skew, severity, {});
        alarm.since = wall;
        return alarm;
    };
    model.update({skew(Severity::warning)}, wall);
    QCOMPARE(model.unacknowledged(), 1);
    QCOMPARE(model.worst(), Severity::warning);
    model.acknowledge(model.index(0));
    QCOMPARE(model.unacknowledged(), 0);
    QVERIFY(!model.worst());
    QCOMPARE(model.standing(), 1);
    // Seen as a warning is not seen as worse.
    model.update({skew(Severity::bad)}, wall);
    QCOMPARE(model.worst(), Severity::bad);
    model.acknowledge(model.index(0));
    model.update({skew(Severity::warning)}, wall);
    QVERIFY(!model.worst());
    model.update({}, wall + 5 * second);
    QCOMPARE(model.standing(), 0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(AlarmModel::cleared_role).value<core::Micros>(),
             wall + 5 * second);
    model.acknowledge(model.index(0));  // over: nothing to acknowledge
    model.update({skew(Severity::warning)}, wall + 9 * second);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.unacknowledged(), 1);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::AlarmRulesTest)
#include "alarmrules.moc"
