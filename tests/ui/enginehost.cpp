// The engine inside a window's process: started and stopped again and again, watched, refused.
#include "ui/host/enginehost.h"

#include "tests/support/httpclient.h"
#include "tests/support/testcluster.h"
#include "tests/support/testengine.h"
#include "tests/support/wrongclock.h"

#include <filesystem>
#include <fstream>

#include <QSignalSpy>
#include <QTcpServer>
#include <QtTest>

namespace seatlock::tests {

using ui::host::EngineHost;
using ui::host::Watched;
using State = EngineHost::State;

namespace {
constexpr int patience_ms = 60'000;
constexpr int rounds = 20;

int threadsOfThisProcess() {
    int count = 0;
    for ([[maybe_unused]] const auto& task : std::filesystem::directory_iterator("/proc/self/task"))
        ++count;
    return count;
}
}  // namespace

class EngineHostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { scratch_ = std::make_unique<ScratchDirectory>(); }
    void cleanup() { scratch_.reset(); }
    void startsAndStopsAgainAndAgain();
    void showsWhatIsBooked();
    void theDatabasesClockRules();
    void countsRefusals();
    void watchesAnothersSale();
    void portInUse();
    void destroyedWhileStarting();

private:
    /// A serving engine with an event of 100 plain seats.
    bool begin(EngineHost& host) const;
    static bool reached(EngineHost& host, State state);
    static std::uint16_t portOf(const EngineHost& host) {
        return static_cast<std::uint16_t>(QUrl(host.url()).port());
    }
    config::Options options() const {
        config::Options out;
        out.data_dir = scratch_->path() + "/data";
        out.listen_port = 0;
        out.limits.drain_notice_ms = 1;
        return out;
    }
    std::unique_ptr<ScratchDirectory> scratch_;
};

bool EngineHostTest::reached(EngineHost& host, State state) {
    return QTest::qWaitFor([&] { return host.state() == state || host.state() == State::failed; },
                           patience_ms) &&
           host.state() == state;
}

bool EngineHostTest::begin(EngineHost& host) const {
    const auto prepare = [](const std::string& url) -> core::Result<core::Done> {
        auto wrong = installEvents(url, {plain(100)});
        if (wrong.empty()) return core::Done{};
        return {core::ErrorCode::internal, std::move(wrong)};
    };
    host.start(options(), EngineHost::Mode::serving, prepare);
    return reached(host, State::running);
}

void EngineHostTest::startsAndStopsAgainAndAgain() {
    EngineHost host;
    int threads = 0;
    for (int round = 0; round < rounds; ++round) {
        QVERIFY2(begin(host), host.error().detail.c_str());
        HttpClient client(portOf(host));
        QCOMPARE(client.get("/readyz").status, 200);
        host.stop();
        QVERIFY(reached(host, State::stopped));
        if (round == 0) threads = threadsOfThisProcess();
    }
    QCOMPARE(threadsOfThisProcess(), threads);
}

void EngineHostTest::showsWhatIsBooked() {
    EngineHost host;
    QVERIFY2(begin(host), host.error().detail.c_str());
    QTRY_COMPARE(host.snapshot().events.size(), 1U);
    std::vector<board::SeatFact> known;
    bool all = false;
    connect(&host, &EngineHost::seatsChanged, this, [&](const Watched& seen) {
        all = all || seen.all_seats;
        known.insert(known.end(), seen.seats.begin(), seen.seats.end());
    });
    host.watchEvent(host.snapshot().events.front().id);
    QTRY_VERIFY(all && known.size() >= 100);
    known.clear();
    HttpClient client(portOf(host));
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"17"})).status, 201);
    QTRY_VERIFY(!known.empty());
    QCOMPARE(known.front().seat, 16);
    QVERIFY(known.front().state == board::SeatState::held);
    QTRY_COMPARE(host.snapshot().events.front().held, 1);
    QTRY_COMPARE(host.snapshot().replies.created, 1);
    QTRY_VERIFY(host.snapshot().interval.number > 0);
}

/// This machine is hours ahead.
void EngineHostTest::theDatabasesClockRules() {
    const WrongClock clock(core::Micros{5 * 3'600} * 1'000'000);
    EngineHost host(nullptr, clock);
    QVERIFY2(begin(host), host.error().detail.c_str());
    QTRY_COMPARE(host.snapshot().events.size(), 1U);
    const auto wrong = host.databaseNow() - core::SystemClock::instance().wall();
    QVERIFY2(std::abs(wrong) < 60'000'000, std::to_string(wrong).c_str());
}

void EngineHostTest::countsRefusals() {
    EngineHost host;
    QVERIFY2(begin(host), host.error().detail.c_str());
    QTRY_COMPARE(host.snapshot().events.size(), 1U);
    std::uint32_t refusals = 0;
    connect(&host, &EngineHost::seatsChanged, this, [&](const Watched& seen) {
        for (const auto& heat : seen.heat) {
            if (heat.seat == 4) refusals = heat.refusals;
        }
    });
    host.watchEvent(host.snapshot().events.front().id);
    QSignalSpy spy(&host, &EngineHost::seatsChanged);
    QVERIFY(spy.wait(patience_ms));
    HttpClient client(portOf(host));
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"5"})).status, 201);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"5"})).status, 409);
    }
    QTRY_COMPARE(refusals, 3U);
}

void EngineHostTest::watchesAnothersSale() {
    EngineHost seller;
    QVERIFY2(begin(seller), seller.error().detail.c_str());
    EngineHost watcher;
    watcher.start(options(), EngineHost::Mode::watching);
    QVERIFY2(reached(watcher, State::running), watcher.error().detail.c_str());
    QVERIFY(watcher.url().isEmpty());
    QTRY_COMPARE(watcher.snapshot().events.size(), 1U);
    QVERIFY(!watcher.snapshot().serving);
    HttpClient client(portOf(seller));
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"1", "2"})).status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(watcher.snapshot().events.front().held, 2, patience_ms);
    watcher.stop();
    QVERIFY(reached(watcher, State::stopped));
    QCOMPARE(client.get("/readyz").status, 200);
}

void EngineHostTest::portInUse() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    auto taken = options();
    taken.listen_port = other.serverPort();
    EngineHost host;
    host.start(taken, EngineHost::Mode::serving);
    QVERIFY(!reached(host, State::running));
    QCOMPARE(host.error().code, core::ErrorCode::listen);
    // And with another port all is well.
    host.start(options(), EngineHost::Mode::serving);
    QVERIFY2(reached(host, State::running), host.error().detail.c_str());
    QVERIFY(host.error().detail.empty());
}

void EngineHostTest::destroyedWhileStarting() {
    EngineHost host;
    host.start(options(), EngineHost::Mode::serving);
    QCOMPARE(host.state(), State::starting);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::EngineHostTest)
#include "enginehost.moc"
