// Doors at several engines at once, and orders that change meanwhile: each ticket is let in once.
#include "engine/core/random.h"
#include "engine/store/audit.h"
#include "engine/store/checkinstore.h"
#include "engine/store/ticketkeystore.h"
#include "engine/store/ticketstore.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <numeric>
#include <thread>

#include <QTest>

#include <pqxx/pqxx>

namespace seatlock::tests {

using store::ScanOutcome;
using store::ScanRecord;
using store::ScanResult;

namespace {

std::unique_ptr<pool::Connection> open(const std::string& url) {
    auto connection = pool::Connection::open({url, 10'000, 0, "checkins-test"});
    if (!connection) qFatal("%s", connection.error().detail.c_str());
    return std::move(connection).value();
}

store::ScanId newScan() {
    return core::makeUuid<store::ScanId>(core::SecureRandom::instance(), 0);
}

}  // namespace

class CheckInsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void eachTicketIsLetInOnceWhateverRaces();
    void whoGoesOutAtOnceIsLetOut();
    void aScanKeptByTwoEnginesIsOneScan();
    void revokingAndLettingInExcludeEachOther();
    void issuingAndCancellingExcludeEachOther();
    void timesAreTheDatabases();

private:
    /// Sells these seats; the order's code.
    std::string sell(const std::vector<core::SeatNo>& seats);
    std::vector<core::TicketId> ticketsFor(const std::vector<core::SeatNo>& seats);
    ScanRecord scanOf(core::TicketId ticket) const;

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    std::unique_ptr<Booth> booth_;
    core::EventId event_;
    core::SeatNo next_seat_ = 0;
};

void CheckInsTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
    url_ = server_->freshDatabase();
    QVERIFY(installEvent(url_, {.slug = "booth", .seats = 500}));
    booth_ = std::make_unique<Booth>(url_);
    QVERIFY(booth_->ok());
    event_ = booth_->event()->id();
    store::addTicketKey(*open(url_), {1, std::string(32, 'p'), std::string(64, 's')});
}

/// Whatever happened, the books are in order.
void CheckInsTest::cleanupTestCase() {
    const auto report = store::audit(*open(url_));
    QVERIFY(report.ok());
    for (const auto& invariant : report->invariants) {
        QVERIFY2(invariant.violations == 0, invariant.id.c_str());
    }
    booth_.reset();
}

std::string CheckInsTest::sell(const std::vector<core::SeatNo>& seats) {
    const auto hold = booth_->hold(Wish{.seats = seats});
    if (!hold) qFatal("%s", hold.error().detail.c_str());
    const auto order = booth_->order(Booth::tokenOf(hold));
    if (!order) qFatal("%s", order.error().detail.c_str());
    return order->order.order.code;
}

std::vector<core::TicketId> CheckInsTest::ticketsFor(const std::vector<core::SeatNo>& seats) {
    const auto tickets =
        store::ticketsOf(*open(url_), event_, sell(seats), 1, core::SecureRandom::instance());
    if (!tickets) qFatal("%s", tickets.error().detail.c_str());
    std::vector<core::TicketId> out;
    for (const auto& ticket : *tickets) out.push_back(ticket.id);
    return out;
}

ScanRecord CheckInsTest::scanOf(core::TicketId ticket) const {
    ScanRecord scan;
    scan.event = event_;
    scan.scan = newScan();
    scan.ticket = ticket;
    scan.door = "A";
    scan.actor = "gate";
    return scan;
}

void CheckInsTest::eachTicketIsLetInOnceWhateverRaces() {
    constexpr int rounds = 10;
    constexpr int doors = 4;
    for (int round = 0; round < rounds; ++round) {
        std::vector<core::SeatNo> seats(20);
        std::iota(seats.begin(), seats.end(), next_seat_);
        next_seat_ += 20;
        const auto tickets = ticketsFor(seats);
        std::atomic<int> in{0};
        std::atomic<int> refused{0};
        std::atomic<int> unexplained{0};
        std::vector<std::thread> threads;
        for (int door = 0; door < doors; ++door) {
            threads.emplace_back([&, door] {
                const auto connection = open(url_);
                std::vector<ScanRecord> scans;
                for (const auto ticket : tickets) scans.push_back(scanOf(ticket));
                if (door % 2 == 1) std::ranges::reverse(scans);  // asking in another order
                for (const auto& outcome : store::recordScans(*connection, scans)) {
                    ++(outcome.result == ScanResult::valid ? in : refused);
                    if (outcome.result == ScanResult::already_used && !outcome.last) ++unexplained;
                }
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(in.load(), 20);
        QCOMPARE(refused.load(), 20 * (doors - 1));
        QCOMPARE(unexplained.load(), 0);
    }
}

/// A scan out that waits for the scan in to be committed finds its holder inside.
void CheckInsTest::whoGoesOutAtOnceIsLetOut() {
    const auto ticket = ticketsFor({next_seat_++}).front();
    const auto connection = open(url_);
    auto out = scanOf(ticket);
    out.going_out = true;
    ScanOutcome outcome;
    std::thread door;
    {
        pqxx::work tx(connection->native());
        tx.exec("update ticket set passages = 1 where ticket_id = " + std::to_string(ticket.value));
        door = std::thread([&] { outcome = store::recordScans(*open(url_), {out}).front(); });
        const bool waits = waitUntil([&] {
            return server_->value(
                       "select count(*) from pg_stat_activity where wait_event = "
                       "'transactionid' and query like '%check_in%'",
                       url_) == "1";
        });
        tx.exec(
            "insert into check_in (event_id, scan_id, ticket_id, result, passage, going_out,"
            "door, offline, user_id, actor, at) select event_id, gen_random_uuid(), ticket_id,"
            "'v', 1, false, 'A', false, gen_random_uuid(), 'gate', now() from ticket where"
            " ticket_id = " +
            std::to_string(ticket.value));
        tx.commit();
        door.join();
        QVERIFY(waits);
    }
    QVERIFY(outcome.result == ScanResult::valid);
}

void CheckInsTest::aScanKeptByTwoEnginesIsOneScan() {
    for (int round = 0; round < 20; ++round) {
        const auto scan = scanOf(ticketsFor({next_seat_++}).front());
        std::vector<ScanOutcome> outcomes(4);
        std::vector<std::thread> threads;
        for (auto& outcome : outcomes) {
            threads.emplace_back(
                [&] { outcome = store::recordScans(*open(url_), {scan}).front(); });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(std::ranges::count(outcomes, false, &ScanOutcome::repeated), 1);
        for (const auto& outcome : outcomes) QVERIFY(outcome.result == ScanResult::valid);
    }
}

void CheckInsTest::revokingAndLettingInExcludeEachOther() {
    // One of the two comes first, and the books say which.
    for (int round = 0; round < 30; ++round) {
        const auto seat = next_seat_++;
        const auto ticket = ticketsFor({seat}).front();
        ScanOutcome outcome;
        std::thread door([&] { outcome = store::recordScans(*open(url_), {scanOf(ticket)})[0]; });
        store::reissue(*open(url_), event_,
                       server_->value("select code from orders join order_item using (order_id) "
                                      "where seat_no = " +
                                          std::to_string(seat),
                                      url_),
                       ticket, 1, core::SecureRandom::instance())
            .ok();
        door.join();
        const bool revoked = server_->value("select state from ticket where ticket_id = " +
                                                std::to_string(ticket.value),
                                            url_) == "r";
        QVERIFY(outcome.result == (revoked ? ScanResult::cancelled : ScanResult::valid));
    }
}

void CheckInsTest::issuingAndCancellingExcludeEachOther() {
    for (int round = 0; round < 30; ++round) {
        const auto seat = next_seat_++;
        const auto code = sell({seat});
        std::thread cancel([&] {
            const auto connection = open(url_);
            pqxx::work tx(connection->native());
            tx.exec("update order_item set state = 'c' where seat_no = " + std::to_string(seat));
            tx.exec("select pg_sleep(0.002)");
            tx.commit();
        });
        store::ticketsOf(*open(url_), event_, code, 1, core::SecureRandom::instance()).ok();
        cancel.join();
        QCOMPARE(
            server_->value(
                "select count(*) from ticket join order_item using (event_id, order_id, item_no)"
                " where ticket.state = 'v' and seat_no = " +
                    std::to_string(seat),
                url_),
            std::string("0"));
        // As it was, for the audit.
        QVERIFY(server_->exec(
            "update order_item set state = 'a' where seat_no = " + std::to_string(seat), url_));
    }
}

void CheckInsTest::timesAreTheDatabases() {
    auto scan = scanOf(ticketsFor({next_seat_++}).front());
    scan.at = core::SystemClock::instance().wall() + 3'600'000'000;
    const auto outcome = store::recordScans(*open(url_), {scan}).front();
    QVERIFY(outcome.at < *scan.at);
    scan = scanOf(ticketsFor({next_seat_++}).front());
    scan.at = 1'600'000'000'123'456;
    QCOMPARE(store::recordScans(*open(url_), {scan}).front().at, *scan.at);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::CheckInsTest)
#include "checkins.moc"
