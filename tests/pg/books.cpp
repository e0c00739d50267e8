// The books of an event that was sold from, and of none.
#include "engine/store/books.h"

#include "engine/simulator/auditor.h"
#include "tests/support/booth.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <memory>

#include <QTest>

namespace seatlock::tests {

using core::SeatNo;
using store::Books;

namespace {

/// What buyers would have been told, had they asked for all that the books have.
std::vector<simulator::Outcome> answersOf(const Books& books) {
    std::vector<simulator::Outcome> out;
    const auto add = [&](simulator::Outcome::Kind kind, const std::string& hold,
                         const std::vector<SeatNo>& seats) {
        auto& outcome = out.emplace_back();
        outcome.buyer = static_cast<std::int64_t>(out.size());
        outcome.kind = kind;
        outcome.end = simulator::Outcome::End::ok;
        outcome.answered = 60'000'000;
        outcome.seats = seats;
        outcome.hold = hold;
    };
    for (const auto& hold : books.holds) add(simulator::Outcome::Kind::hold, hold.hold, hold.seats);
    for (const auto& order : books.orders) {
        add(simulator::Outcome::Kind::order, order.hold, order.seats);
    }
    return out;
}

}  // namespace

class BooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void unsoldEventHasSeatsOnly();
    void holdsOrdersAndExpiriesAreRead();
    void auditorFindsThemClean();
    void versionsThatAreThereTwice();
    void nobodysEvent();
    void brokenConnectionIsAnError();

private:
    Books read(const std::string& slug = "booth") {
        auto books = store::readBooks(*connection_, slug);
        if (!books) qFatal("%s", books.error().detail.c_str());
        return std::move(books).value();
    }

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<pool::Connection> connection_;
};

void BooksTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    QVERIFY(installEvent(server_->url(), {.seats = 20}));
    QVERIFY(installEvent(server_->url(), {.slug = "brief", .seats = 5, .hold_s = 1}));
    auto opened = pool::Connection::open({server_->url(), 10'000, 0, "books-test"});
    QVERIFY(opened.ok());
    connection_ = std::move(opened).value();
}

void BooksTest::unsoldEventHasSeatsOnly() {
    const Books books = read();
    QCOMPARE(books.seats.size(), std::size_t{20});
    for (SeatNo seat = 0; seat < 20; ++seat) {
        const auto& row = books.seats[static_cast<std::size_t>(seat)];
        QCOMPARE(row.seat, seat);
        QCOMPARE(row.version, 0);
        QCOMPARE(row.state, 'a');
        QVERIFY(row.hold.empty() && row.order.empty() && row.hold_expires_at == 0);
    }
    QVERIFY(books.holds.empty() && books.orders.empty() && books.history.empty());
    QVERIFY(books.now > 0);
}

void BooksTest::holdsOrdersAndExpiriesAreRead() {
    Booth booth(server_->url(), {.janitor = true});
    QVERIFY(booth.ok());
    const auto kept = Booth::tokenOf(booth.hold(Wish{.seats = {3, 4}}));
    const auto paid = Booth::tokenOf(booth.hold(Wish{.seats = {7, 8}}));
    QVERIFY(booth.order(paid).ok());
    const auto given_back = Booth::tokenOf(booth.hold(SeatNo{10}));
    QVERIFY(booth.release(given_back).ok());
    const auto lapsed = Booth::tokenOf(booth.hold(Wish{.seats = {2}, .event = "brief"}));
    QVERIFY(waitUntil([&] {
        const auto holds = read("brief").holds;
        return holds.size() == 1 && holds[0].state == 'e';
    }));

    const Books books = read();
    QCOMPARE(books.holds.size(), std::size_t{3});  // by creation
    QCOMPARE(books.holds[0].hold, kept.text());
    QCOMPARE(books.holds[0].state, 'a');
    QCOMPARE(books.holds[0].seats, (std::vector<SeatNo>{3, 4}));
    QCOMPARE(books.holds[0].expires_at - books.holds[0].created_at, core::Micros{900'000'000});
    QVERIFY(books.holds[0].created_at <= books.now && books.now < books.holds[0].expires_at);
    QCOMPARE(books.holds[1].hold, paid.text());
    QCOMPARE(books.holds[1].state, 'c');
    QCOMPARE(books.holds[2].hold, given_back.text());
    QCOMPARE(books.holds[2].state, 'r');

    QCOMPARE(books.seats[3].state, 'h');
    QCOMPARE(books.seats[3].hold, kept.text());
    QCOMPARE(books.seats[3].hold_expires_at, books.holds[0].expires_at);
    QCOMPARE(books.orders.size(), std::size_t{1});
    QCOMPARE(books.orders[0].hold, paid.text());
    QCOMPARE(books.orders[0].seats, (std::vector<SeatNo>{7, 8}));
    QCOMPARE(books.seats[8].state, 's');
    QCOMPARE(books.seats[8].order, books.orders[0].order);
    QCOMPARE(books.seats[8].version, 2);
    QCOMPARE(books.seats[10].state, 'a');

    QCOMPARE(books.history.size(), std::size_t{8});  // by seat, then version
    QVERIFY(std::ranges::is_sorted(books.history, {}, [](const store::BookEntry& entry) {
        return std::pair(entry.seat, entry.version);
    }));
    const auto& last = books.history.back();
    QCOMPARE(last.seat, 10);
    QCOMPARE(last.version, 2);
    QCOMPARE(last.from, 'h');
    QCOMPARE(last.to, 'a');
    QCOMPARE(last.reason, 'r');
    QCOMPARE(last.hold, given_back.text());
    QVERIFY(last.at >= books.holds[2].created_at);

    const Books brief = read("brief");  // of the other event, none of this one's
    QCOMPARE(brief.seats.size(), std::size_t{5});
    QCOMPARE(brief.holds[0].hold, lapsed.text());
    QCOMPARE(brief.history.size(), std::size_t{2});
    QCOMPARE(brief.history[1].reason, 'e');
    QVERIFY(brief.history[1].at >= brief.holds[0].expires_at);
}

// What the engine really writes, after holds, orders, releases, expiries and new holds of the same
// seats, fits the auditor's model of it.
void BooksTest::auditorFindsThemClean() {
    Booth booth(server_->url());
    QVERIFY(booth.ok());
    const auto again = Booth::tokenOf(booth.hold(Wish{.seats = {10, 11}}));
    QVERIFY(booth.extend(again).ok());
    QVERIFY(booth.order(again).ok());
    QVERIFY(booth.hold(Wish{.seats = {2, 3}, .event = "brief"}).ok());
    for (const char* event : {"booth", "brief"}) {
        const Books books = read(event);
        auto answers = answersOf(books);
        const auto found = simulator::audit(answers, books, {});
        QVERIFY2(found.clean(), found.findings.empty() ? "" : found.findings[0].text.c_str());
        answers.pop_back();
        QCOMPARE(simulator::audit(answers, books, {}).orphans, 1);
    }
}

// Rows that no constraint would let in, as in a schema with the constraints off.
void BooksTest::versionsThatAreThereTwice() {
    QVERIFY(server_->exec(
        "alter table seat_history drop constraint seat_history_pkey;"
        "insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state, "
        "reason, hold_id) select event_id, seat_no, version, 1, from_state, to_state, reason, "
        "null from seat_history h join event e using (event_id) where slug = 'booth' and "
        "seat_no = 10"));
    const Books books = read();
    std::vector<std::int32_t> versions;
    for (const auto& entry : books.history) {
        if (entry.seat == 10) versions.push_back(entry.version);
    }
    QCOMPARE(versions, (std::vector<std::int32_t>{1, 1, 2, 2, 3, 3, 4, 4}));
    QCOMPARE(simulator::audit(answersOf(books), books, {}).ledger, 1);
}

void BooksTest::nobodysEvent() {
    const auto books = store::readBooks(*connection_, "nobodys");
    QVERIFY(!books.ok());
    QCOMPARE(books.error().code, core::ErrorCode::not_found);
}

void BooksTest::brokenConnectionIsAnError() {
    QVERIFY(server_->exec(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = "
        "'books-test'"));
    const auto books = store::readBooks(*connection_, "booth");
    QVERIFY(!books.ok());
    QCOMPARE(books.error().code, core::ErrorCode::database_unavailable);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BooksTest)
#include "books.moc"
