// Every invariant of the books is broken by hand, and found.
#include "engine/store/audit.h"

#include "engine/core/random.h"
#include "engine/core/token.h"
#include "engine/store/checkinstore.h"
#include "engine/store/claimstore.h"
#include "engine/store/claimtransaction.h"
#include "engine/store/holdstore.h"
#include "engine/store/idempotencystore.h"
#include "engine/store/orderstore.h"
#include "engine/store/schemacheck.h"
#include "engine/store/ticketkeystore.h"
#include "engine/store/ticketstore.h"
#include "tests/pg/auditbreaks.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"

#include <map>
#include <memory>
#include <set>

#include <QTest>

#include <pqxx/pqxx>

namespace seatlock::tests {

using core::HoldId;
using core::SeatNo;

namespace {

constexpr std::int32_t engine_id = 1;

std::unique_ptr<pool::Connection> open(const std::string& url) {
    auto connection = pool::Connection::open({url, 10'000, 0, "audit-test"});
    if (!connection) qFatal("%s", connection.error().detail.c_str());
    return std::move(connection).value();
}

}  // namespace

class AuditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void healthyBooksPass();
    void countsByWhatIsTrueNow();
    void oneEventOrAll();
    void everyInvariantIsBrokenBelow();
    void findsWhatIsBroken_data();
    void findsWhatIsBroken();
    void knowsEveryConstraint();
    void needsASchema();

private:
    void makeBooks(pool::Connection& connection);
    void admitOne(pool::Connection& connection);
    HoldId claim(pool::Connection& connection, std::vector<SeatNo> seats, std::int32_t hold_s,
                 const std::string& buyer_key = {});
    std::string withHolds(std::string sql) const;

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    core::EventId event_;
    core::ChartId chart_;
    std::map<std::string, HoldId> holds_;
};

HoldId AuditTest::claim(pool::Connection& connection, std::vector<SeatNo> seats,
                        std::int32_t hold_s, const std::string& buyer_key) {
    const auto id = core::makeUuid<HoldId>(core::SecureRandom::instance(),
                                           core::SystemClock::instance().wall());
    const auto count = seats.size();
    const auto outcome = store::claim(
        connection,
        {event_, chart_, 0, hold_s, 1800, engine_id, {{id, buyer_key, std::move(seats)}}});
    if (outcome.seats.size() != count) qFatal("a seat of the healthy books was not had");
    return id;
}

/// Issues the order's tickets, and lets the holder of the first in.
void AuditTest::admitOne(pool::Connection& connection) {
    auto& random = core::SecureRandom::instance();
    store::addTicketKey(connection, {1, std::string(32, 'p'), std::string(64, 's')});
    const auto tickets = store::ticketsOf(connection, event_, "ABCDE-12345", 1, random);
    QVERIFY(tickets.ok());
    QCOMPARE(tickets->size(), std::size_t{2});
    store::ScanRecord scan;
    scan.event = event_;
    scan.scan = core::makeUuid<store::ScanId>(random, 0);
    scan.ticket = tickets->at(0).id;
    scan.door = "A";
    scan.actor = "gate";
    const auto outcomes = store::recordScans(connection, {scan});
    QVERIFY(outcomes.at(0).result == store::ScanResult::valid);
}

void AuditTest::makeBooks(pool::Connection& connection) {
    const std::string buyer(32, 'b');
    holds_["HA"] = claim(connection, {0, 1, 2}, 900);
    QVERIFY(store::dropSeats(connection, event_, holds_["HA"], {2}, engine_id).ok());
    QVERIFY(store::extendHold(connection, event_, holds_["HA"], 1000).ok());
    holds_["HR"] = claim(connection, {3}, 900);
    QVERIFY(store::releaseHold(connection, event_, holds_["HR"], engine_id).ok());
    holds_["HB"] = claim(connection, {3}, 900, buyer);
    holds_["HS"] = claim(connection, {4}, 900);
    QVERIFY(store::releaseHold(connection, event_, holds_["HS"], engine_id).ok());
    holds_["HC"] = claim(connection, {5, 6}, 900);
    store::ConfirmRequest order;
    order.event = event_;
    order.hold = holds_["HC"];
    order.order = core::makeUuid<core::OrderId>(core::SecureRandom::instance(), 0);
    order.code = "ABCDE-12345";
    order.buyer_key = std::string(32, 'c');
    order.buyer_name = "C";
    order.buyer_email = "c@example.com";
    order.key = store::IdempotencyKey{std::string(32, 'k'), std::string(32, 'r')};
    QVERIFY(store::confirm(connection, order, [](const store::OrderRow& row) {
                return "{\"code\":\"" + row.code + "\"}";
            }).ok());
    admitOne(connection);
    holds_["HE"] = claim(connection, {7, 8}, 0);  // over as soon as it is made
    holds_["HF"] = claim(connection, {7}, 900);
    holds_["HX"] = claim(connection, {9}, 0);
    QCOMPARE(store::expireSeats(connection, event_, {9}, engine_id).size(), std::size_t{1});
    holds_["HV"] = core::makeUuid<HoldId>(core::SecureRandom::instance(), 0);
    QVERIFY(store::settle(connection, event_, {holds_["HV"]}).empty());
    store::ClaimTransaction tx(connection);
    const std::string token = core::HoldToken{event_, holds_["HB"]}.text();
    QVERIFY(store::keepReplies(
        connection, tx.native(), event_,
        {{{std::string(32, 'l'), std::string(32, 's')}, "{\"hold\":\"" + token + "\"}"}}));
    tx.commit();
}

void AuditTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    QVERIFY(server_->exec("create database books"));
    url_ = server_->urlOf("books");
    QVERIFY(installEvent(url_, {.slug = "audit", .seats = 40, .seats_per_buyer_max = 4}));
    event_ = {std::stoll(server_->value("select event_id from event", url_))};
    chart_ = {std::stoll(server_->value("select chart_id from event", url_))};
    const auto connection = open(url_);
    makeBooks(*connection);
    QVERIFY(server_->exec(
        "update event_seat set state = 'b', version = 1 where seat_no = 10;"
        "insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,"
        "reason, actor) select event_id, 10, 1, 1, 'a', 'b', 'b', 'staff' from event;"
        "insert into seat_block (event_id, seat_no, reason, actor)"
        "select event_id, 10, 'house', 'staff' from event",
        url_));
}

std::string AuditTest::withHolds(std::string sql) const {
    for (const auto& [name, id] : holds_) {
        const std::string mark = "{" + name + "}";
        for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark)) {
            sql.replace(at, mark.size(), "'" + core::uuidText(id.bytes) + "'::uuid");
        }
    }
    return sql;
}

void AuditTest::healthyBooksPass() {
    const auto connection = open(url_);
    const auto report = store::audit(*connection);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    for (const auto& invariant : report->invariants) {
        QVERIFY2(
            invariant.violations == 0,
            (invariant.id + ": " + (invariant.examples.empty() ? "" : invariant.examples.front()))
                .c_str());
    }
    QCOMPARE(report->violations(), std::int64_t{0});
}

void AuditTest::countsByWhatIsTrueNow() {
    const auto connection = open(url_);
    const auto report = store::audit(*connection, "audit");
    QVERIFY(report.ok());
    const auto counts = report->counts();
    QCOMPARE(counts.held, std::int64_t{4});  // 0, 1, 3 and 7; 8's time is over
    QCOMPARE(counts.sold, std::int64_t{2});
    QCOMPARE(counts.blocked, std::int64_t{1});
    QCOMPARE(counts.available, std::int64_t{33});
    QCOMPARE(counts.others, std::int64_t{0});
}

void AuditTest::oneEventOrAll() {
    const auto url = server_->freshDatabase();
    QVERIFY(installEvent(url, {.slug = "good", .seats = 5}));
    QVERIFY(installEvent(url, {.slug = "bad", .seats = 5}));
    QVERIFY(
        server_->exec("update event_seat set version = 1 where seat_no = 2 and event_id = "
                      "(select event_id from event where slug = 'bad')",
                      url));
    const auto connection = open(url);
    QCOMPARE(store::audit(*connection, "good")->violations(), std::int64_t{0});
    QCOMPARE(store::audit(*connection, "bad")->violations(), std::int64_t{1});
    const auto all = store::audit(*connection);
    QCOMPARE(all->violations(), std::int64_t{1});
    QCOMPARE(all->events.size(), std::size_t{2});
    for (const auto& invariant : all->invariants) {
        if (invariant.violations == 0) continue;
        QCOMPARE(invariant.examples,
                 std::vector<std::string>{"bad: seat 3 is a in version 1, its history does not "
                                          "have that version"});
    }
    const auto none = store::audit(*connection, "none");
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, core::ErrorCode::unknown_event);
}

void AuditTest::everyInvariantIsBrokenBelow() {
    std::set<std::string> broken;
    for (const Break& one : breaks) broken.insert(one.id);
    const auto connection = open(url_);
    const auto report = store::audit(*connection);
    for (const auto& invariant : report->invariants) {
        QVERIFY2(broken.contains(invariant.id), invariant.id.c_str());
        QVERIFY(!invariant.statement.empty());
    }
}

void AuditTest::findsWhatIsBroken_data() {
    QTest::addColumn<int>("number");
    int number = 0;
    for (const Break& one : breaks) {
        QTest::addRow("%02d %s", number, one.id) << number;
        ++number;
    }
}

void AuditTest::findsWhatIsBroken() {
    QFETCH(int, number);
    const Break& one = breaks[number];
    const auto connection = open(url_);
    pqxx::work tx(connection->native());  // rolled back: the next break finds the books healthy
    // Replicas do not run the triggers of foreign keys.
    tx.exec("set local session_replication_role = replica;" + withHolds(one.sql));
    const auto report = store::audit(tx);
    QVERIFY(report.ok());
    std::set<std::string> expected = one.too;
    expected.insert(one.id);
    for (const auto& invariant : report->invariants) {
        const bool found = invariant.violations > 0;
        const std::string words =
            invariant.id + (found ? " is broken: " + invariant.examples.at(0) : " holds");
        QVERIFY2(found == expected.contains(invariant.id), words.c_str());
    }
}

void AuditTest::knowsEveryConstraint() {
    std::string known;
    for (const auto& wanted : store::expectedConstraints()) {
        known += (known.empty() ? "'" : ",'") + std::string(wanted.name) + "'";
    }
    QCOMPARE(server_->value("select string_agg(conname, ' ') from pg_constraint where connamespace"
                            " = current_schema()::regnamespace and contype in ('p','u','f','c')"
                            " and conrelid <> 'schema_migration'::regclass"
                            " and conname not in (" +
                                known + ")",
                            url_),
             std::string());
}

void AuditTest::needsASchema() {
    const auto connection = open(server_->freshDatabase());
    const auto report = store::audit(*connection);
    QVERIFY(!report.ok());
    QVERIFY(!report.error().detail.empty());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::AuditTest)
#include "audit.moc"
