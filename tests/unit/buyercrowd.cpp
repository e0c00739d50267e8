// The buyers of a simulation against a server that behaves well and badly.
#include "engine/core/token.h"
#include "engine/simulator/answerbody.h"
#include "engine/simulator/buyersjob.h"
#include "engine/simulator/outcomelog.h"
#include "engine/simulator/seatingplan.h"
#include "tests/support/scriptedserver.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <QTest>

namespace seatlock::simulator {

using tests::ScriptedServer;
using Answer = ScriptedServer::Answer;
using Request = ScriptedServer::Request;
using End = Outcome::End;
using Kind = Outcome::Kind;

namespace {

bool isOrder(const Request& request) {
    return request.path == "/v1/orders";
}

/// What a request asks for, as the objects of an answer.
std::string heldBody(const Request& request) {
    core::HoldId id;
    id.bytes[14] = static_cast<std::uint8_t>(request.number >> 8);
    id.bytes[15] = static_cast<std::uint8_t>(request.number);
    std::string seats;
    auto at = request.body.find('[');
    while ((at = request.body.find('"', at + 1)) != std::string::npos) {
        const auto end = request.body.find('"', at + 1);
        if (end == std::string::npos) break;
        seats += (seats.empty() ? "" : ",") + std::string("{\"label\":") +
                 request.body.substr(at, end + 1 - at) + "}";
        at = end;
    }
    return "{\"hold\":\"" + core::HoldToken{{1}, id}.text() + "\",\"seats\":[" + seats + "]}";
}

Answer given(const Request& request) {
    return {ScriptedServer::json(201, isOrder(request) ? "{\"order\":\"x\"}" : heldBody(request))};
}

Answer problem(int status, const std::string& slug) {
    return {ScriptedServer::json(status, "{\"type\":\"urn:seatlock:problem:" + slug + "\"}")};
}

class Reports final : public CrowdObserver {
public:
    bool listening() override { return true; }
    void connecting(std::int64_t) override {}
    void selling(const CrowdReport& report) override {
        last = report;
        ok += report.sample.ok;
        given.insert(given.end(), report.given.begin(), report.given.end());
        twice.insert(twice.end(), report.twice.begin(), report.twice.end());
        if (onReport) onReport(report);
    }

    CrowdReport last;
    std::int64_t ok = 0;
    std::vector<core::SeatNo> given;
    std::vector<core::SeatNo> twice;
    std::function<void(const CrowdReport&)> onReport;
};

/// One run of buyers who are all there at once and name their seats.
struct Run {
    explicit Run(const ScriptedServer& server, std::int64_t seats = 100) {
        scenario.buyers = 20;
        scenario.ramp_ms = 0;
        scenario.best_available_share = scenario.abandon_share = scenario.bot_share = 0;
        scenario.payment_ms_max = scenario.retry_ms_max = 0;
        scenario.duration_s = 30;
        job.url = server.url();
        job.event = "e";
        job.plan_file = folder.filePath(QStringLiteral("plan.json")).toStdString();
        job.log = folder.filePath(QStringLiteral("log.csv")).toStdString();
        std::ofstream(job.plan_file) << toJson(SeatingPlan::plain(seats, 50));
    }

    bool go() {
        job.scenario = scenario;
        const auto result = runBuyers(job, stop, reports);
        if (!result) return false;
        done = *result;
        outcomes.clear();
        const auto read = readOutcomes(job.log, [this](Outcome&& o) { outcomes.push_back(o); });
        return read.ok();
    }
    std::int64_t count(Kind kind, End end) const {
        return std::ranges::count_if(
            outcomes, [&](const Outcome& o) { return o.kind == kind && o.end == end; });
    }

    QTemporaryDir folder;
    BuyersJob job;
    Scenario scenario = defaults(ScenarioKind::on_sale);
    std::atomic<bool> stop{false};
    Reports reports;
    BuyersDone done;
    std::vector<Outcome> outcomes;
};

}  // namespace

class BuyerCrowdTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void payersPayAndOthersDoNot();
    void theRefusedTryOtherSeatsAndGo();
    void unavailableOrdersAreTriedAgain();
    void unknownOutcomesAreTold();
    void botsAskUntilAllIsTaken();
    void sameSeatIsAskedForOnce();
    void seatsGivenTwiceAreSeen();
    void aStormCountsWhatItCouldNotSend();
    void stopsWhenTold();
};

void BuyerCrowdTest::payersPayAndOthersDoNot() {
    ScriptedServer server(given);
    Run run(server, 2'000);
    run.scenario.buyers = 200;
    run.scenario.abandon_share = 0.5;
    QVERIFY(run.go());
    QCOMPARE(run.count(Kind::hold, End::ok), 200);
    const auto orders = run.count(Kind::order, End::ok);
    QVERIFY(orders > 60 && orders < 140);
    QCOMPARE(static_cast<std::int64_t>(run.outcomes.size()), 200 + orders);
    QCOMPARE(run.done.totals.requests, 200 + orders);
    QCOMPARE(run.done.totals.ok, 200);
    QCOMPARE(run.reports.ok, 200);
    QCOMPARE(server.accepted(), 200);
    std::map<std::int64_t, Outcome> holds;
    for (const Outcome& outcome : run.outcomes) {
        QVERIFY(outcome.intended <= outcome.sent && outcome.sent <= outcome.answered);
        if (outcome.kind == Kind::hold) {
            holds[outcome.buyer] = outcome;
        } else {
            QCOMPARE(outcome.hold, holds.at(outcome.buyer).hold);
            QCOMPARE(outcome.seats, holds.at(outcome.buyer).seats);
        }
    }
}

void BuyerCrowdTest::theRefusedTryOtherSeatsAndGo() {
    ScriptedServer server([](const Request&) { return problem(409, "seat-unavailable"); });
    Run run(server, 10'000);
    run.scenario.row_skew = 0;
    run.scenario.retries_max = 3;
    QVERIFY(run.go());
    std::map<std::int64_t, std::set<std::vector<core::SeatNo>>> asked;
    std::map<std::int64_t, int> attempts;
    for (const Outcome& outcome : run.outcomes) {
        QCOMPARE(outcome.end, End::refused);
        QCOMPARE(outcome.problem, std::string("seat-unavailable"));
        QCOMPARE(outcome.attempt, attempts[outcome.buyer]++);
        asked[outcome.buyer].insert(outcome.seats);
    }
    QCOMPARE(attempts.size(), std::size_t{20});
    std::set<int> all;
    for (const auto& [buyer, count] : attempts) {
        QVERIFY(count >= 1 && count <= 4);
        QCOMPARE(asked[buyer].size(), static_cast<std::size_t>(count));
        all.insert(count);
    }
    QVERIFY(all.size() > 1);
    QCOMPARE(run.done.totals.refused, static_cast<std::int64_t>(run.outcomes.size()));
}

void BuyerCrowdTest::unavailableOrdersAreTriedAgain() {
    int orders = 0;
    ScriptedServer server([&](const Request& request) {
        if (isOrder(request) && orders++ % 2 == 0) return problem(503, "database-unavailable");
        return given(request);
    });
    Run run(server, 2'000);
    run.scenario.buyers = 1;
    run.scenario.retries_max = 1'000;
    QVERIFY(run.go());
    QCOMPARE(run.count(Kind::order, End::refused), 1);
    QCOMPARE(run.count(Kind::order, End::ok), 1);
    QCOMPARE(run.done.totals.unavailable, 1);
}

void BuyerCrowdTest::unknownOutcomesAreTold() {
    ScriptedServer server([](const Request& request) -> Answer {
        if (request.number == 3) return {{}, ScriptedServer::Then::close};
        if (request.number == 5) return problem(503, "outcome-unknown");
        return given(request);
    });
    Run run(server, 2'000);
    run.scenario.retries_max = 0;
    QVERIFY(run.go());
    QCOMPARE(run.count(Kind::hold, End::unknown) + run.count(Kind::order, End::unknown), 2);
    QCOMPARE(run.done.totals.unavailable, 1);
    QCOMPARE(run.done.swarm.errors, 1);
    QCOMPARE(run.done.totals.requests, static_cast<std::int64_t>(run.outcomes.size()));
}

void BuyerCrowdTest::botsAskUntilAllIsTaken() {
    std::set<std::string> sold;
    ScriptedServer server([&](const Request& request) {
        if (isOrder(request)) return given(request);
        const auto labels = seatLabels(heldBody(request));
        for (const auto& label : labels) {
            if (sold.contains(label)) return problem(409, "seat-unavailable");
        }
        sold.insert(labels.begin(), labels.end());
        return given(request);
    });
    Run run(server, 60);
    run.scenario.buyers = 4;
    run.scenario.bot_share = 1;
    run.scenario.bot_rate_s = 1'000;
    run.scenario.row_skew = 0;
    QVERIFY(run.go());
    server.stop();
    QCOMPARE(sold.size(), std::size_t{60});
    auto seats = run.reports.given;
    QCOMPARE(seats.size(), std::size_t{60});
    std::ranges::sort(seats);
    QVERIFY(std::ranges::adjacent_find(seats) == seats.end());
    QCOMPARE(run.count(Kind::order, End::ok), run.count(Kind::hold, End::ok));
    for (const Outcome& outcome : run.outcomes) QVERIFY(outcome.bot);
    QVERIFY(run.reports.twice.empty());
}

void BuyerCrowdTest::sameSeatIsAskedForOnce() {
    std::atomic<bool> first{true};
    std::atomic<int> fewest{1'000};
    ScriptedServer server([&](const Request& request) {
        if (isOrder(request)) return given(request);
        fewest = std::min(fewest.load(), request.connections);
        return first.exchange(false) ? given(request) : problem(409, "seat-unavailable");
    });
    Run run(server);
    run.scenario = defaults(ScenarioKind::same_seat);
    run.scenario.buyers = 100;
    QVERIFY(run.go());
    QCOMPARE(fewest.load(), 100);
    QCOMPARE(run.count(Kind::hold, End::ok), 1);
    QCOMPARE(run.count(Kind::hold, End::refused), 99);
    QCOMPARE(run.count(Kind::order, End::ok), 1);
    for (const Outcome& outcome : run.outcomes) {
        QCOMPARE(outcome.seats, std::vector<core::SeatNo>{25});
    }
}

void BuyerCrowdTest::seatsGivenTwiceAreSeen() {
    ScriptedServer server(given);
    Run run(server);
    run.scenario = defaults(ScenarioKind::same_seat);
    run.scenario.buyers = 30;
    QVERIFY(run.go());
    QCOMPARE(run.reports.twice, std::vector<core::SeatNo>{25});
    QCOMPARE(run.reports.last.sample.double_bookings, 1);
    QCOMPARE(run.reports.given.size(), std::size_t{30});
}

void BuyerCrowdTest::aStormCountsWhatItCouldNotSend() {
    // Nobody is answered: of the requests that fall due, each buyer can send one.
    ScriptedServer server([](const Request&) { return Answer{}; });
    Run run(server);
    run.scenario = defaults(ScenarioKind::connection_storm);
    run.scenario.buyers = 2;
    run.scenario.duration_s = 1;
    run.scenario.ramp_ms = 0;
    run.scenario.retry_ms_max = 100;
    run.reports.onReport = [&run](const CrowdReport& report) {
        // Its time is over; the answers are not waited for.
        if (report.sample.at_s > 1) run.stop = true;
    };
    QVERIFY(run.go());
    QCOMPARE(server.requests(), 2);
    QCOMPARE(run.count(Kind::hold, End::unknown), 2);
    QCOMPARE(run.done.swarm.unsent, 18);
}

void BuyerCrowdTest::stopsWhenTold() {
    ScriptedServer server([](const Request& request) -> Answer {
        if (request.number % 2 == 0) return {};  // never answered
        return problem(409, "seat-unavailable");
    });
    Run run(server);
    run.scenario.bot_share = 1;
    run.reports.onReport = [&run](const CrowdReport& report) {
        if (report.totals.refused > 0) run.stop = true;
    };
    QVERIFY(run.go());
    QVERIFY(run.done.swarm.stopped);
    QVERIFY(run.count(Kind::hold, End::unknown) > 0);
    QCOMPARE(run.done.totals.requests, static_cast<std::int64_t>(run.outcomes.size()));
    QCOMPARE(server.requests(), static_cast<int>(run.outcomes.size()));
}

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::BuyerCrowdTest)
#include "buyercrowd.moc"
