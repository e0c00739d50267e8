// What a simulation is told: names, ranges and JSON of scenarios and seating plans.
#include "engine/simulator/scenario.h"

#include "engine/simulator/seatingplan.h"

#include <limits>

#include <QTest>

namespace seatlock::simulator {

using core::ErrorCode;

namespace {

constexpr ScenarioKind all_kinds[] = {ScenarioKind::same_seat, ScenarioKind::on_sale,
                                      ScenarioKind::connection_storm, ScenarioKind::rehearsal};

/// What check() says of the usual scenario with one change.
template <class Change>
std::string complaint(Change change) {
    Scenario scenario = defaults(ScenarioKind::on_sale);
    change(scenario);
    const auto checked = check(scenario);
    return checked.ok() ? std::string() : checked.error().detail;
}

bool says(const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
}

std::string planError(std::string_view json) {
    const auto plan = seatingPlanOf(json);
    return plan.ok() ? std::string() : plan.error().detail;
}

}  // namespace

class ScenarioTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesGoBothWays() {
        for (const auto kind : all_kinds) QCOMPARE(scenarioKindOf(name(kind)), std::optional(kind));
        QCOMPARE(allStrategies().size(), std::size_t{7});
        for (const auto strategy : allStrategies()) {
            QCOMPARE(strategyOf(name(strategy)), std::optional(strategy));
        }
        QCOMPARE(name(ScenarioKind::connection_storm), std::string_view("connection-storm"));
        QCOMPARE(name(Strategy::skip_locked_batched), std::string_view("skip_locked_batched"));
        QVERIFY(!scenarioKindOf("on_sale") && !strategyOf("") && !strategyOf("locked"));
    }

    void defaultsCanBeRun() {
        for (const auto kind : all_kinds) {
            Scenario scenario = defaults(kind);
            QCOMPARE(scenario.kind, kind);
            if (kind == ScenarioKind::rehearsal) scenario.event = "e";
            const auto checked = check(scenario);
            QVERIFY2(checked.ok(), checked.ok() ? "" : checked.error().detail.c_str());
        }
    }

    void numbersOutOfRangeAreNamed() {
        QVERIFY(complaint([](Scenario&) {}).empty());
        QCOMPARE(complaint([](Scenario& s) { s.buyers = 0; }),
                 std::string("buyers must be from 1 to 28000, not 0"));
        QCOMPARE(complaint([](Scenario& s) { s.seats = 200'001; }),
                 std::string("seats must be from 1 to 200000, not 200001"));
        QCOMPARE(complaint([](Scenario& s) { s.duration_s = 3'601; }),
                 std::string("duration_s must be from 1 to 3600, not 3601"));
        QCOMPARE(complaint([](Scenario& s) { s.bot_share = 1.5; }),
                 std::string("bot_share must be from 0 to 1, not 1.5"));
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(says(complaint([](Scenario& s) { s.row_skew = nan; }), "row_skew"));
        QVERIFY(says(complaint([](Scenario& s) { s.bot_rate_s = 0; }), "0.01 to 1000"));
        QVERIFY(says(complaint([](Scenario& s) { s.seed = UINT64_MAX; }), "seed"));
        QVERIFY(says(complaint([](Scenario& s) { s.strategies.clear(); }), "strategies"));
        QVERIFY(says(complaint([](Scenario& s) {
                         s.strategies = {Strategy::nowait, Strategy::naive, Strategy::nowait};
                     }),
                     "once"));
        QVERIFY(says(complaint([](Scenario& s) { s.kind = ScenarioKind::rehearsal; }), "rehearse"));
    }

    void jsonKeepsEverything() {
        for (const auto kind : all_kinds) {
            Scenario scenario = defaults(kind);
            scenario.event = "gala \"é\"";
            scenario.strategies = {Strategy::nowait, Strategy::naive};
            scenario.seed = (std::uint64_t{1} << 53) - 1;
            scenario.row_skew = 0.1;
            scenario.buyers = 12'345;
            const auto back = scenarioOf(toJson(scenario));
            QVERIFY2(back.ok(), back.ok() ? "" : back.error().detail.c_str());
            QCOMPARE(*back, scenario);
        }
    }

    void wrongJsonIsExplained() {
        const auto error = [](const char* json) {
            const auto scenario = scenarioOf(json);
            return scenario.ok() ? std::string() : scenario.error().detail;
        };
        QVERIFY(error("{\"kind\":\"on-sale\"}").empty());
        QVERIFY(says(error("on-sale"), "JSON object"));
        QVERIFY(says(error("{}"), "connection-storm"));
        QVERIFY(says(error("{\"kind\":\"on-sale\",\"buyers\":\"many\"}"), "buyers"));
        QVERIFY(says(error("{\"kind\":\"on-sale\",\"buyers\":1.5}"), "whole"));
        QVERIFY(says(error("{\"kind\":\"on-sale\",\"bot_share\":null}"), "bot_share"));
        QVERIFY(says(error("{\"kind\":\"on-sale\",\"seed\":-1}"), "seed"));
        QVERIFY(says(error("{\"kind\":\"on-sale\",\"strategies\":\"naive\"}"), "list"));
        QVERIFY(says(error("{\"kind\":\"on-sale\",\"strategies\":[\"hope\"]}"), "hope"));
    }

    void plainPlansAreRowsOfNeighbours() {
        const auto plan = SeatingPlan::plain(120, 50);
        QCOMPARE(plan.rows.size(), std::size_t{3});
        QCOMPARE(plan.seats(), 120);
        QCOMPARE(plan.rows[0].labels[6], std::string("1-7"));
        QCOMPARE(plan.rows[2].first, 100);
        QCOMPARE(plan.rows[2].labels.size(), std::size_t{20});
        QCOMPARE(plan.rows[2].labels[19], std::string("3-20"));
        const auto back = seatingPlanOf(toJson(plan));
        QVERIFY(back.ok());
        QCOMPARE(back->rows.size(), plan.rows.size());
        for (std::size_t i = 0; i < plan.rows.size(); ++i) {
            QCOMPARE(back->rows[i].first, plan.rows[i].first);
            QCOMPARE(back->rows[i].labels, plan.rows[i].labels);
        }
    }

    void wrongPlansAreExplained() {
        QVERIFY(planError("{\"rows\":[{\"first\":5,\"labels\":[\"A\",\"B\"]},"
                          "{\"first\":3,\"labels\":[\"C\",\"D\"]}]}")
                    .empty());
        QVERIFY(says(planError("{\"rows\":["), "no JSON"));
        QVERIFY(says(planError("[]"), "no rows"));
        QVERIFY(says(planError("{\"rows\":[{\"first\":0,\"labels\":[]}]}"), "no seat in row 1"));
        QVERIFY(says(planError("{\"rows\":[{\"labels\":[\"A\"]}]}"), "seat number in row 1"));
        QVERIFY(says(planError("{\"rows\":[{\"first\":0,\"labels\":[7]}]}"), "without a label"));
        QVERIFY(says(planError("{\"rows\":[{\"first\":0,\"labels\":[\"A\",\"B\"]},"
                               "{\"first\":1,\"labels\":[\"C\"]}]}"),
                     "two places"));
    }
};

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::ScenarioTest)
#include "scenario.moc"
