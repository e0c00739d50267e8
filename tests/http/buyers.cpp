// seatlockd buyers, the program itself, against a real engine.
#include "engine/simulator/buyersjob.h"
#include "engine/simulator/outcomelog.h"
#include "engine/simulator/seatingplan.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

namespace seatlock::tests {

using simulator::BuyersJob;
using simulator::Outcome;
using simulator::Scenario;
using simulator::ScenarioKind;
using End = Outcome::End;
using Kind = Outcome::Kind;

namespace {

const std::string program = SEATLOCK_BIN_DIR "/seatlockd";
constexpr std::chrono::minutes patience{2};

/// The plain demo events number their seats through, 50 a row.
std::string plainDemo(std::int64_t seats) {
    auto plan = simulator::SeatingPlan::plain(seats, 50);
    std::int64_t number = 0;
    for (auto& row : plan.rows) {
        for (auto& label : row.labels) label = std::to_string(++number);
    }
    return toJson(plan);
}

struct Sold {
    int code = -1;
    std::string errors;
    std::vector<QJsonObject> lines;
    std::vector<Outcome> outcomes;
    bool log_whole = false;

    QJsonObject done() const {
        if (lines.empty()) return {};
        return lines.back().value(QLatin1String("done")).toObject();
    }
    std::int64_t of(Kind kind, End end) const {
        return std::ranges::count_if(
            outcomes, [&](const Outcome& o) { return o.kind == kind && o.end == end; });
    }
    std::vector<core::SeatNo> seats(Kind kind) const {
        std::vector<core::SeatNo> out;
        for (const Outcome& o : outcomes) {
            if (o.kind == kind && o.end == End::ok) {
                out.insert(out.end(), o.seats.begin(), o.seats.end());
            }
        }
        std::ranges::sort(out);
        return out;
    }
    /// Seats of all reports together.
    std::vector<core::SeatNo> told(const char* name) const {
        std::vector<core::SeatNo> out;
        for (const auto& line : lines) {
            const auto list = line.value(QLatin1String(name)).toArray();
            for (const auto& seat : list) out.push_back(seat.toInt(-1));
        }
        std::ranges::sort(out);
        return out;
    }
};

}  // namespace

class BuyersProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sellsAnEventOut();
    void sameSeatHasOneWinner();
    void sameSeedSameFirstAsks();
    void endsSoonWhenTold();
    void endsWhenNobodyReads();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void isNotListed();
    void cleanupTestCase();

private:
    BuyersJob job(ScenarioKind kind, std::int64_t seats);
    Sold finish(Process& process, const BuyersJob& job) const;
    Sold sell(const BuyersJob& job) const {
        Process process(program, {"buyers"});
        process.writeInput(toJson(job));
        process.closeInput();
        return finish(process, job);
    }

    QTemporaryDir folder_;
    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<Process> engine_;
    std::string url_;
    int jobs_ = 0;
};

void BuyersProgramTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    engine_ = std::make_unique<Process>(
        program, std::vector<std::string>{"serve", "--listen", "127.0.0.1:0", "--database",
                                          server_->url(), "--demo-plain", "300,500,600,700"});
    const auto ready = engine_->waitForLine("ready ", patience);
    QVERIFY2(!ready.empty(), engine_->standardError().c_str());
    url_ = ready.substr(ready.find("http://"));
}

void BuyersProgramTest::cleanupTestCase() {
    engine_->signal(SIGTERM);
    QCOMPARE(engine_->waitForExit(patience), 0);
    engine_.reset();
    server_.reset();
}

BuyersJob BuyersProgramTest::job(ScenarioKind kind, std::int64_t seats) {
    const std::string name = folder_.filePath(QString::number(++jobs_)).toStdString();
    BuyersJob out;
    out.url = url_;
    out.event = "plain-" + std::to_string(seats);
    out.plan_file = name + ".json";
    out.log = name + ".csv";
    out.scenario = simulator::defaults(kind);
    out.scenario.buyers = 200;
    out.scenario.hold_s = 900;
    out.scenario.payment_ms_max = out.scenario.ramp_ms = out.scenario.retry_ms_max = 200;
    std::ofstream(out.plan_file) << plainDemo(seats);
    return out;
}

Sold BuyersProgramTest::finish(Process& process, const BuyersJob& job) const {
    Sold out;
    out.code = process.waitForExit(patience);
    out.errors = process.standardError();
    const auto text = QByteArray::fromStdString(process.standardOutput());
    const auto lines = text.split('\n');
    for (const QByteArray& line : lines) {
        if (!line.isEmpty()) out.lines.push_back(QJsonDocument::fromJson(line).object());
    }
    const auto read = simulator::readOutcomes(
        job.log, [&out](Outcome&& outcome) { out.outcomes.push_back(std::move(outcome)); });
    out.log_whole = read.ok();
    if (!read) out.errors += read.error().detail;
    return out;
}

void BuyersProgramTest::sellsAnEventOut() {
    auto what = job(ScenarioKind::on_sale, 300);
    what.scenario.abandon_share = 0;
    what.scenario.bot_share = 0.1;
    what.scenario.bot_rate_s = 100;
    what.scenario.row_skew = 0.5;
    const auto sold = sell(what);
    QVERIFY2(sold.code == 0 && sold.log_whole, sold.errors.c_str());
    QCOMPARE(sold.lines.front().value(QLatin1String("connected")).isDouble(), true);
    QCOMPARE(sold.done().value(QLatin1String("requests")).toInt(-1),
             static_cast<int>(sold.outcomes.size()));
    QCOMPARE(sold.done().value(QLatin1String("errors")).toInt(-1), 0);
    // No hold lapses meanwhile, so no seat has two.
    const auto given = sold.seats(Kind::hold);
    QVERIFY(std::ranges::adjacent_find(given) == given.end());
    QCOMPARE(given, sold.told("given"));
    QVERIFY(sold.told("twice").empty());
    QVERIFY(sold.of(Kind::order, End::ok) > 0);
    QCOMPARE(sold.seats(Kind::order).size(), std::size_t{300});
    const auto last = sold.lines.at(sold.lines.size() - 2);
    QCOMPARE(last.value(QLatin1String("totals")).toObject().value(QLatin1String("ok")).toInt(-1),
             static_cast<int>(sold.of(Kind::hold, End::ok)));
    QCOMPARE(server_->value("select count(*) from orders"),
             std::to_string(sold.of(Kind::order, End::ok)));
    QCOMPARE(server_->value("select count(*) from event_seat where state = 's'"),
             std::string("300"));
}

void BuyersProgramTest::sameSeatHasOneWinner() {
    const auto sold = sell(job(ScenarioKind::same_seat, 500));
    QVERIFY2(sold.code == 0 && sold.log_whole, sold.errors.c_str());
    QCOMPARE(sold.of(Kind::hold, End::ok), 1);
    QCOMPARE(sold.of(Kind::hold, End::refused), 199);
    QCOMPARE(sold.seats(Kind::order), std::vector<core::SeatNo>{25});
}

void BuyersProgramTest::sameSeedSameFirstAsks() {
    using First = std::map<std::int64_t, std::vector<core::SeatNo>>;
    const auto firsts = [this](std::int64_t seats, std::uint64_t seed) {
        auto what = job(ScenarioKind::on_sale, seats);
        what.scenario.best_available_share = what.scenario.bot_share = 0;
        what.scenario.abandon_share = 1;
        what.scenario.seed = seed;
        std::ofstream(what.plan_file) << plainDemo(500);
        First out;
        for (const Outcome& o : sell(what).outcomes) {
            if (o.attempt == 0 && o.kind == Kind::hold) out[o.buyer] = o.seats;
        }
        return out;
    };
    const auto one = firsts(600, 17);
    QCOMPARE(one.size(), std::size_t{200});
    QVERIFY(one == firsts(700, 17));
    QVERIFY(one != firsts(700, 18));
}

void BuyersProgramTest::endsSoonWhenTold() {
    auto what = job(ScenarioKind::on_sale, 500);
    what.scenario.duration_s = 3'600;
    what.scenario.ramp_ms = 3'600'000;  // hardly anybody has come
    what.scenario.bot_share = 1;
    Process process(program, {"buyers"});
    process.writeInput(toJson(what));
    process.closeInput();
    QVERIFY(!process.waitForLine("\"sample\"", patience).empty());
    process.signal(SIGTERM);
    const auto sold = finish(process, what);
    QVERIFY2(sold.code == 0 && sold.log_whole, sold.errors.c_str());
    QVERIFY(sold.done().contains(QLatin1String("seconds")));
    QCOMPARE(sold.done().value(QLatin1String("requests")).toInt(-1),
             static_cast<int>(sold.outcomes.size()));
}

void BuyersProgramTest::endsWhenNobodyReads() {
    auto what = job(ScenarioKind::on_sale, 500);
    what.scenario.duration_s = what.scenario.hold_s = 3'600;
    what.scenario.ramp_ms = 3'600'000;
    // The shell waits for both ends of its pipe.
    Process process("/bin/sh", {"-c", program + " buyers | head -n 1"});
    process.writeInput(toJson(what));
    process.closeInput();
    const auto sold = finish(process, what);
    QCOMPARE(sold.code, 0);
    QCOMPARE(sold.lines.size(), std::size_t{1});
    QVERIFY2(sold.log_whole, sold.errors.c_str());
}

void BuyersProgramTest::badInputIsRefused_data() {
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, const std::string& input, const char* words) {
        QTest::newRow(name) << QByteArray::fromStdString(input) << QByteArray(words);
    };
    row("nothing", "", "one JSON object");
    row("no url", "{\"scenario\":{}}", "url is missing");
    row("no scenario", R"({"url":"u","event":"e","plan_file":"p","log":"l"})", "scenario is miss");
    row("too long", std::string(1 << 15, '['), "one JSON object");
    const auto with = [&](const char* name, const char* words, auto change) {
        auto what = job(ScenarioKind::on_sale, 500);
        change(what);
        row(name, toJson(what), words);
    };
    with("out of range", "buyers must be from 1 to 28000",
         [](BuyersJob& what) { what.scenario.buyers = 28'001; });
    with("no plan", "/nowhere cannot be read",
         [](BuyersJob& what) { what.plan_file = "/nowhere"; });
    with("wrong plan", "the seating plan",
         [](BuyersJob& what) { std::ofstream(what.plan_file) << "{}"; });
    with("no log", "/nowhere/log", [](BuyersJob& what) { what.log = "/nowhere/log"; });
    with("no address", "is not an address", [](BuyersJob& what) { what.url = "localhost"; });
    with("nobody there", "no connection could be made", [](BuyersJob& what) {
        what.url = "http://127.0.0.1:1";
        what.scenario.buyers = 3;
    });
}

void BuyersProgramTest::badInputIsRefused() {
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, words);
    Process process(program, {"buyers"});
    process.writeInput(input.toStdString());
    process.closeInput();
    QCOMPARE(process.waitForExit(patience), 2);
    const auto errors = process.standardError();
    QVERIFY2(errors.find(words.toStdString()) != std::string::npos, errors.c_str());
    QVERIFY(process.standardOutput().find("done") == std::string::npos);
}

void BuyersProgramTest::isNotListed() {
    Process process(program, {"--help"});
    QCOMPARE(process.waitForExit(patience), 0);
    QVERIFY(process.standardOutput().find("rush") != std::string::npos);
    QVERIFY(process.standardOutput().find("buyers") == std::string::npos);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BuyersProgramTest)
#include "buyers.moc"
