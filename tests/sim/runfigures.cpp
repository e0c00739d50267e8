// A run's figures and its course, from outcomes made by hand.
#include "engine/simulator/buyersreport.h"
#include "engine/simulator/figures.h"
#include "engine/simulator/samplering.h"

#include <QTest>

namespace seatlock::tests {

using simulator::Outcome;
using simulator::RunSample;
using simulator::SampleRing;
using simulator::StrategyResult;

namespace {

Outcome hold(Outcome::End end, int status, core::Micros at, core::Micros took,
             std::vector<core::SeatNo> seats = {}) {
    Outcome out;
    out.end = end;
    out.status = status;
    out.intended = out.sent = at;
    out.answered = at + took;
    out.seats = std::move(seats);
    return out;
}

constexpr core::Micros second = 1'000'000;

}  // namespace

class RunFiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void outcomesBecomeFigures();
    void nothingHappened();
    void booksBecomeRates();
    void samplesStayFewAndLoseNothing();
    void reportsAreRead();
    void unreadableReportsAreErrors();
};

void RunFiguresTest::outcomesBecomeFigures() {
    std::vector<Outcome> outcomes;
    outcomes.push_back(hold(Outcome::End::ok, 201, 0, 10'000, {0, 1}));
    outcomes.push_back(hold(Outcome::End::ok, 201, second, 30'000, {2, 3}));
    outcomes.push_back(hold(Outcome::End::refused, 409, second, 20'000));
    outcomes.back().problem = "seat-unavailable";
    outcomes.push_back(hold(Outcome::End::refused, 503, second, 5'000));
    outcomes.push_back(hold(Outcome::End::unknown, 0, second, second));
    outcomes.push_back(hold(Outcome::End::unsent, 0, second, 0));
    StrategyResult result;
    simulator::measureOutcomes(outcomes, 4, result);
    QCOMPARE(result.requests, 5);
    QCOMPARE(result.errors, 3);  // 503, unknown, unsent
    QCOMPARE(result.seconds, 2.0);
    QCOMPARE(result.requests_per_s, 2.5);
    QCOMPARE(result.seats_per_s, 4 / 1.03);
    QCOMPARE(result.sold_out_s, 1.03);
    QCOMPARE(result.latency_ms.p50, 10.0);
    QCOMPARE(result.latency_ms.max, 30.0);
    QCOMPARE(result.answers.at("409 seat-unavailable"), 1);
    QCOMPARE(result.answers.at("unsent"), 1);
}

void RunFiguresTest::nothingHappened() {
    StrategyResult result;
    simulator::measureOutcomes({}, 10, result);
    QCOMPARE(result.requests, 0);
    QCOMPARE(result.requests_per_s, 0.0);
    QCOMPARE(result.sold_out_s, 0.0);
    QCOMPARE(result.latency_ms.max, 0.0);
}

void RunFiguresTest::booksBecomeRates() {
    store::Books books;
    for (const char state : {'a', 'h', 's', 's', 'b'}) {
        store::BookSeat seat;
        seat.state = state;
        books.seats.push_back(seat);
    }
    StrategyResult result;
    result.audit.double_bookings = 1;
    simulator::measureBooks(books, result);
    QCOMPARE(result.seats_sold, 3);
    QCOMPARE(result.double_bookings, 1);
    QCOMPARE(result.double_booking_rate, 1.0 / 3);
}

void RunFiguresTest::samplesStayFewAndLoseNothing() {
    SampleRing ring;
    constexpr int count = 50'000;
    for (int n = 1; n <= count; ++n) {
        RunSample sample;
        sample.at_s = n * 0.05;
        sample.seconds = 0.05;
        sample.ok = 1;
        sample.p99_ms = n == 777 ? 42 : 1;
        ring.add(sample);
        QVERIFY(ring.samples().size() <= simulator::run_samples_max);
    }
    std::int64_t ok = 0;
    double worst = 0;
    double last = 0;
    for (const RunSample& sample : ring.samples()) {
        ok += sample.ok;
        worst = std::max(worst, sample.p99_ms);
        QVERIFY(sample.at_s > last);
        last = sample.at_s;
    }
    QCOMPARE(ok, count);
    QCOMPARE(worst, 42.0);
    QVERIFY(ring.samples().size() > simulator::run_samples_max / 3);
}

void RunFiguresTest::reportsAreRead() {
    using Kind = simulator::BuyersReport::Kind;
    auto report = simulator::buyersReportOf(R"({"connected":7})");
    QVERIFY(report.ok());
    QCOMPARE(report->kind, Kind::connecting);
    QCOMPARE(report->connected, 7);
    report = simulator::buyersReportOf(
        R"({"sample":{"at_s":1.5,"seconds":0.05,"buyers":9,"ok":3,"p99_ms":2.5},)"
        R"("totals":{"requests":11,"ok":4,"refused":5,"unavailable":1},)"
        R"("given":[1,2],"twice":[2]})");
    QVERIFY(report.ok());
    QCOMPARE(report->kind, Kind::selling);
    QCOMPARE(report->sample.buyers, 9);
    QCOMPARE(report->requests, 11);
    QCOMPARE(report->given, (std::vector<core::SeatNo>{1, 2}));
    QCOMPARE(report->twice, (std::vector<core::SeatNo>{2}));
    report = simulator::buyersReportOf(R"({"done":{"seconds":3.5,"requests":12,"errors":1}})");
    QVERIFY(report.ok());
    QCOMPARE(report->kind, Kind::done);
    QCOMPARE(report->errors, 1);
}

void RunFiguresTest::unreadableReportsAreErrors() {
    for (const char* line : {"", "{", "[]", "{}", "oops"}) {
        QVERIFY(!simulator::buyersReportOf(line).ok());
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::RunFiguresTest)
#include "runfigures.moc"
