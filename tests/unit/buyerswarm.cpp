// The swarm of buyers against a server that behaves well and badly.
#include "engine/simulator/buyerswarm.h"

#include "engine/core/token.h"
#include "engine/simulator/answerbody.h"
#include "tests/support/scriptedserver.h"

#include <set>

#include <QTest>

namespace seatlock::simulator {

using core::SeatNo;
using tests::ScriptedServer;
using Request = ScriptedServer::Request;
using Then = ScriptedServer::Then;

namespace {

std::vector<std::string> numbers(int count) {
    std::vector<std::string> out;
    for (int i = 1; i <= count; ++i) out.push_back(std::to_string(i));
    return out;
}

/// The label that a request for one seat names.
std::string asked(const Request& request) {
    const auto from = request.body.find("[\"") + 2;
    return request.body.substr(from, request.body.find('"', from) - from);
}

std::string held(const Request& request) {
    core::HoldId id;
    id.bytes[14] = static_cast<std::uint8_t>(request.number >> 8);
    id.bytes[15] = static_cast<std::uint8_t>(request.number);
    return ScriptedServer::json(201, "{\"hold\":\"" + core::HoldToken{{1}, id}.text() +
                                         "\",\"seats\":[{\"label\":\"" + asked(request) + "\"}]}");
}

std::string refused() {
    return ScriptedServer::json(409, "{\"type\":\"urn:seatlock:problem:seat-unavailable\"}");
}

/// One rush without a database.
struct Run {
    explicit Run(const ScriptedServer& server, Pattern pattern, int buyers, int seats)
        : labels(numbers(seats)), ledger(labels) {
        options.url = server.url();
        options.pattern = pattern;
        options.buyers = buyers;
        options.duration_s = 30;
        if (pattern == Pattern::same_seat) options.requests_max = buyers;
    }

    core::Result<SwarmTotals> go() {
        const auto target = Target::parse(options.url);
        const Workload workload(options.pattern, labels.size(), {}, options.seed);
        BuyerSwarm swarm(options, *target, "e", labels, workload, ledger,
                         core::SystemClock::instance());
        return swarm.run();
    }

    RushOptions options;
    SeatLabels labels;
    Ledger ledger;
};

}  // namespace

class BuyerSwarmTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeatOnceABuyerWhenAllAreThere();
    void sellsOutOverFewConnections();
    void neverRepeatsWhatMayHaveBeenDone();
    void silenceIsAnUnknownOutcome();
    void reconnectsWhenTheServerCloses();
    void givesUpWhereNobodyListens();
    void givesUpOnAServerThatClosesAtOnce();
    void garbageIsNoAnswer();
    void fixedRateCountsWaitingInLine();
    void fixedRateKeepsItsRate();
    void stopsWhenTold();
    void confirmsEveryHold();
    void stopsAtTheLimitOfRequests();
    void tellsHowItGoes();
};

void BuyerSwarmTest::sameSeatOnceABuyerWhenAllAreThere() {
    std::atomic<int> fewest{1000};
    std::atomic<int> won{0};
    ScriptedServer server([&](const Request& request) -> ScriptedServer::Answer {
        fewest = std::min(fewest.load(), request.connections);
        return {won++ == 0 ? held(request) : refused()};
    });
    Run run(server, Pattern::same_seat, 50, 100);
    const auto totals = run.go();
    QVERIFY(totals.ok());
    QCOMPARE(server.requests(), 50);
    QCOMPARE(fewest.load(), 50);
    QCOMPARE(run.ledger.holds().count(201), 1);
    QCOMPARE(run.ledger.holds().count(409), 49);
    QCOMPARE(run.ledger.booked().size(), std::size_t{1});
    QCOMPARE(totals->opened, 50);
    QCOMPARE(totals->errors + totals->refused + totals->unsent, 0);
}

void BuyerSwarmTest::sellsOutOverFewConnections() {
    std::multiset<std::string> seats;
    ScriptedServer server([&](const Request& request) -> ScriptedServer::Answer {
        seats.insert(asked(request));
        return {held(request)};
    });
    Run run(server, Pattern::sell_out, 8, 300);
    const auto totals = run.go();
    QVERIFY(totals.ok());
    server.stop();
    QCOMPARE(server.accepted(), 8);
    QCOMPARE(seats.size(), std::size_t{300});
    QCOMPARE(std::set<std::string>(seats.begin(), seats.end()).size(), std::size_t{300});
    QCOMPARE(run.ledger.seats().size(), std::size_t{300});
    QCOMPARE(run.ledger.unreadable(), 0);
}

void BuyerSwarmTest::neverRepeatsWhatMayHaveBeenDone() {
    std::multiset<std::string> seats;
    ScriptedServer server([&](const Request& request) -> ScriptedServer::Answer {
        seats.insert(asked(request));
        if (request.number % 10 == 9) return {{}, Then::close};
        return {held(request)};
    });
    Run run(server, Pattern::sell_out, 4, 100);
    const auto totals = run.go();
    QVERIFY(totals.ok());
    server.stop();
    QCOMPARE(std::set<std::string>(seats.begin(), seats.end()).size(), seats.size());
    QCOMPARE(server.requests(), 100);
    QCOMPARE(run.ledger.holds().unknown, 10);
    QCOMPARE(run.ledger.holds().count(201), 90);
    QCOMPARE(run.ledger.unknownAsks().size(), std::size_t{10});
    QCOMPARE(totals->errors, 10);
}

void BuyerSwarmTest::silenceIsAnUnknownOutcome() {
    ScriptedServer server([](const Request& request) -> ScriptedServer::Answer {
        return {request.number == 0 ? std::string() : held(request)};
    });
    Run run(server, Pattern::sell_out, 2, 20);
    run.options.answer_ms_max = 200;
    QVERIFY(run.go().ok());
    QCOMPARE(run.ledger.holds().unknown, 1);
    QCOMPARE(run.ledger.holds().count(201), 19);
}

void BuyerSwarmTest::reconnectsWhenTheServerCloses() {
    ScriptedServer server([](const Request&) -> ScriptedServer::Answer {
        return {ScriptedServer::json(409, "{}", true), Then::close};
    });
    Run run(server, Pattern::sell_out, 3, 30);
    const auto totals = run.go();
    QVERIFY(totals.ok());
    QCOMPARE(run.ledger.holds().count(409), 30);
    QCOMPARE(run.ledger.holds().problems.at("none"), 30);
    QCOMPARE(totals->errors, 0);
    QVERIFY(totals->opened >= 30);
}

void BuyerSwarmTest::givesUpWhereNobodyListens() {
    std::string url;
    {
        const ScriptedServer gone([](const Request&) { return ScriptedServer::Answer{}; });
        url = gone.url();
    }
    const ScriptedServer other([](const Request&) { return ScriptedServer::Answer{}; });
    Run run(other, Pattern::spread, 5, 10);
    run.options.url = url;
    run.options.reconnects_max = 1;
    const auto totals = run.go();
    QVERIFY(!totals.ok());
    QCOMPARE(totals.error().code, core::ErrorCode::overloaded);
}

void BuyerSwarmTest::givesUpOnAServerThatClosesAtOnce() {
    const ScriptedServer server([](const Request&) {
        return ScriptedServer::Answer{{}, Then::close};
    });
    Run run(server, Pattern::spread, 3, 10);
    run.options.reconnects_max = 2;
    const auto totals = run.go();
    QVERIFY(totals.ok());
    QCOMPARE(totals->gone, 3);
    QCOMPARE(totals->errors, 9);
    QCOMPARE(run.ledger.holds().unknown, 9);
}

void BuyerSwarmTest::garbageIsNoAnswer() {
    ScriptedServer server([](const Request& request) -> ScriptedServer::Answer {
        return {request.number == 3 ? "what?\r\n\r\n" : held(request)};
    });
    Run run(server, Pattern::sell_out, 2, 10);
    const auto totals = run.go();
    QVERIFY(totals.ok());
    QCOMPARE(run.ledger.holds().unknown, 1);
    QCOMPARE(totals->errors, 1);
    QCOMPARE(run.ledger.holds().count(201), 9);
}

void BuyerSwarmTest::fixedRateCountsWaitingInLine() {
    // One connection that is held up for 20 ms a request cannot carry 500 requests a second.
    ScriptedServer server([](const Request& request) -> ScriptedServer::Answer {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return {held(request)};
    });
    Run run(server, Pattern::sell_out, 1, 10'000);
    run.options.rate_s = 500;
    run.options.duration_s = 1;
    const auto totals = run.go();
    QVERIFY(totals.ok());
    const auto sent = run.ledger.holds().count();
    QCOMPARE(sent + totals->unsent, 500);
    QVERIFY(totals->unsent > 300);
    QVERIFY(run.ledger.holds().latency().max() > 400'000);
}

void BuyerSwarmTest::fixedRateKeepsItsRate() {
    ScriptedServer server(
        [](const Request& request) -> ScriptedServer::Answer { return {held(request)}; });
    Run run(server, Pattern::sell_out, 50, 1'000);
    run.options.rate_s = 200;
    run.options.duration_s = 1;
    const auto totals = run.go();
    QVERIFY(totals.ok());
    QCOMPARE(run.ledger.holds().count() + totals->unsent, 200);
    QVERIFY(totals->seconds > 0.9);
}

void BuyerSwarmTest::stopsWhenTold() {
    std::atomic<bool> stop{false};
    ScriptedServer server([&](const Request& request) -> ScriptedServer::Answer {
        if (request.number == 200) stop = true;
        return {held(request)};
    });
    Run run(server, Pattern::spread, 5, 100);
    run.options.stop = &stop;
    const auto totals = run.go();
    QVERIFY(totals.ok());
    QVERIFY(totals->stopped);
    QVERIFY(run.ledger.holds().count() >= 200);
    QCOMPARE(run.ledger.holds().unknown, 0);
}

void BuyerSwarmTest::confirmsEveryHold() {
    std::set<std::string> bought;
    ScriptedServer server([&](const Request& request) -> ScriptedServer::Answer {
        if (request.path != "/v1/orders") return {held(request)};
        bought.insert(stringMember(request.body, "hold"));
        return {ScriptedServer::json(201, "{\"code\":\"X\"}")};
    });
    Run run(server, Pattern::sell_out, 4, 40);
    run.options.confirm = true;
    QVERIFY(run.go().ok());
    server.stop();
    QCOMPARE(bought.size(), std::size_t{40});
    QCOMPARE(run.ledger.orders().count(201), 40);
    QCOMPARE(run.ledger.holds().count(201), 40);
    for (const Booked& booked : run.ledger.booked()) QVERIFY(booked.sold);
}

void BuyerSwarmTest::stopsAtTheLimitOfRequests() {
    for (const int rate : {0, 5'000}) {
        ScriptedServer server(
            [](const Request& request) -> ScriptedServer::Answer { return {held(request)}; });
        Run run(server, Pattern::spread, 7, 100);
        run.options.requests_max = 123;
        run.options.rate_s = rate;
        const auto totals = run.go();
        QVERIFY(totals.ok());
        QCOMPARE(server.requests(), 123);
        QVERIFY(totals->seconds < 20);
    }
}

void BuyerSwarmTest::tellsHowItGoes() {
    ScriptedServer server(
        [](const Request& request) -> ScriptedServer::Answer { return {held(request)}; });
    Run run(server, Pattern::spread, 3, 100);
    run.options.progress_ms = 50;
    std::atomic<bool> stop{false};
    std::vector<Progress> told;
    run.options.stop = &stop;
    run.options.progress = [&](const Progress& progress) {
        told.push_back(progress);
        stop = told.size() >= 3;
    };
    QVERIFY(run.go().ok());
    QVERIFY(told.size() >= 3);
    QVERIFY(told[2].requests >= told[0].requests && told[2].won == told[2].requests);
    QCOMPARE(told[0].connections, 3);
}

}  // namespace seatlock::simulator

QTEST_GUILESS_MAIN(seatlock::simulator::BuyerSwarmTest)
#include "buyerswarm.moc"
