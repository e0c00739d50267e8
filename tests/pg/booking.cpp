// Holds and orders of one engine on the real database: outcomes, expiry, limits, repeats.
#include "tests/support/booth.h"
#include "tests/support/ledger.h"
#include "tests/support/relay.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <memory>

#include <QTest>

#include <libpq-fe.h>

namespace seatlock::tests {

using board::SeatState;
using core::ErrorCode;

namespace {

ErrorCode codeOf(const HoldResult& result) {
    return result ? ErrorCode::internal : result.error().code;
}

}  // namespace

class BookingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void holdsReadsAndSells();
    void lostSeatFailsItsRequestOnly();
    void severalSeatsAllOrNone();
    void bestAvailableChoosesAgain();
    void expiredIsClaimableWithoutASweeper();
    void sweeperFreesTheBoard();
    void extendAfterTheSeatsAreGone();
    void sellAfterTheSeatsAreGone();
    void dropAndRelease();
    void limitPerBuyer();
    void sameKeySameAnswer();
    void saleWindowIsTheDatabases();
    void lockedRowsAreContended();

private:
    void install(const EventWish& wish = {}) { QVERIFY(installEvent(url_, wish)); }
    std::string sql(const std::string& text) { return server_->value(text, url_); }
    void checkBooks() { QVERIFY(clean(booksProblem(url_))); }
    std::string holdRowOf(const core::HoldToken& token) {
        return "event_id = " + std::to_string(token.event.value) + " and hold_id = '" +
               core::uuidText(token.hold.bytes) + "'";
    }

    std::unique_ptr<TestCluster> server_;
    std::string url_;
};

void BookingTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void BookingTest::init() {
    url_ = server_->freshDatabase();
}

void BookingTest::holdsReadsAndSells() {
    install();
    Booth booth(url_);
    QVERIFY(booth.ok());
    const auto held = booth.hold(Wish{.seats = {3, 4}});
    QVERIFY(held);
    const auto token = Booth::tokenOf(held);
    QCOMPARE(booth.state(3), SeatState::held);
    QCOMPARE(codeOf(booth.hold(3)), ErrorCode::seat_unavailable);
    const auto read = booth.read(token);
    QVERIFY(read);
    QCOMPARE(read->hold.seats, (std::vector<core::SeatNo>{3, 4}));
    QCOMPARE(read->hold.expires_at, held->hold.expires_at);
    const auto sold = booth.order(token);
    QVERIFY(sold);
    QCOMPARE(sold->order.order.items.size(), std::size_t{2});
    QCOMPARE(booth.state(3), SeatState::sold);
    QCOMPARE(booth.order(token).error().code, ErrorCode::hold_closed);
    QCOMPARE(codeOf(booth.release(token)), ErrorCode::hold_closed);
    QCOMPARE(codeOf(booth.extend(token)), ErrorCode::hold_closed);
    checkBooks();
}

void BookingTest::lostSeatFailsItsRequestOnly() {
    install();
    Relay relay(server_->cluster().directory().runDir());
    config::Limits limits;
    limits.claim_lanes_max = 1;
    Booth booth(relay.url(sql("select current_database()")), {limits, false});
    Booth other(url_);
    QVERIFY(booth.ok() && other.ok());
    QVERIFY(other.hold(5));
    // All in one batch: the lane is busy until they have come together.
    relay.freeze(true);
    auto first = booth.holdLater({.seats = {0}});
    QVERIFY(waitUntil([&] { return booth.pool().stats().cl_active == 1; }));
    std::vector<std::future<HoldResult>> rest;
    for (const core::SeatNo seat : {4, 5, 6}) rest.push_back(booth.holdLater({.seats = {seat}}));
    rest.push_back(booth.holdLater({.seats = {7, 8}}));
    relay.freeze(false);
    QVERIFY(first.get());
    QVERIFY(rest[0].get());
    QCOMPARE(codeOf(rest[1].get()), ErrorCode::seat_unavailable);
    QVERIFY(rest[2].get());
    QVERIFY(rest[3].get());
    QVERIFY(waitUntil([&] { return booth.pool().pending() == 0; }));
    QCOMPARE(booth.pool().stats().total_batches, 2);
    QCOMPARE(booth.state(5), SeatState::held);  // learnt
    checkBooks();
}

void BookingTest::severalSeatsAllOrNone() {
    install();
    Booth booth(url_, {{}, false});
    Booth other(url_);
    QVERIFY(booth.ok() && other.ok());
    QVERIFY(other.hold(5));
    const auto refused = booth.hold(Wish{.seats = {4, 5, 6}});
    QCOMPARE(codeOf(refused), ErrorCode::seat_unavailable);
    QCOMPARE(refused.error().seats, std::vector<std::string>{"6"});  // labels count from 1
    QCOMPARE(sql("select count(*) from event_seat where state = 'h'"), std::string("1"));
    QVERIFY(!booth.event()->board().inFlight(4));
    QVERIFY(booth.hold(Wish{.seats = {4, 6}}));
    checkBooks();
}

void BookingTest::bestAvailableChoosesAgain() {
    install({.seats = 50});
    Booth booth(url_, {{}, false});
    Booth other(url_);
    QVERIFY(booth.ok() && other.ok());
    // The other takes what this one would choose, and this one does not know.
    booking::BestRequest best;
    best.quantity = 2;
    const auto theirs = other.hold(Wish{.best = best});
    QVERIFY(theirs);
    const auto ours = booth.hold(Wish{.best = best});
    QVERIFY(ours);
    for (const auto seat : ours->hold.seats) {
        QVERIFY(std::ranges::find(theirs->hold.seats, seat) == theirs->hold.seats.end());
    }
    int more = 0;
    HoldResult last = booth.hold(Wish{.best = best});
    for (; last; ++more) last = booth.hold(Wish{.best = best});
    QCOMPARE(more, 23);
    QCOMPARE(codeOf(last), ErrorCode::sold_out);
    QCOMPARE(sql("select count(*) from event_seat where state = 'h'"), std::string("50"));
    checkBooks();
}

void BookingTest::expiredIsClaimableWithoutASweeper() {
    install({.hold_s = 1});
    Booth booth(url_, {{}, false});
    QVERIFY(booth.ok());
    const auto held = booth.hold(7);
    QVERIFY(held);
    QCOMPARE(codeOf(booth.hold(7)), ErrorCode::seat_unavailable);
    HoldResult again = booth.hold(7);
    QVERIFY(waitUntil([&] { return again || (again = booth.hold(7)); }));
    QVERIFY(again->hold.created_at >= held->hold.expires_at);
    QVERIFY(again->hold.id != held->hold.id);
    const auto token = Booth::tokenOf(held);
    QCOMPARE(codeOf(booth.extend(token)), ErrorCode::hold_expired);
    QCOMPARE(codeOf(booth.release(token)), ErrorCode::hold_expired);
    QCOMPARE(booth.order(token).error().code, ErrorCode::hold_expired);
    QCOMPARE(booth.read(token)->hold.state, 'e');
    QVERIFY(booth.order(Booth::tokenOf(again)));
    checkBooks();
}

void BookingTest::sweeperFreesTheBoard() {
    install({.hold_s = 1});
    config::Limits limits;
    limits.sweep_interval_ms = 50;
    Booth booth(url_, {limits, true, true});
    QVERIFY(booth.ok());
    QVERIFY(booth.hold(Wish{.seats = {1, 2, 3}}));
    QVERIFY(waitUntil([&] { return booth.state(2) == SeatState::available; }));
    QCOMPARE(sql("select count(*) from event_seat where state = 'a'"), std::string("100"));
    QCOMPARE(sql("select string_agg(distinct state::text, '') from hold"), std::string("e"));
    QCOMPARE(booth.booking().stats().expiries.load(), 3);
    checkBooks();
}

/// No deadline ends the wait that a test is about.
static config::Limits patient() {
    config::Limits limits;
    limits.statement_ms_max = 15'000;
    limits.request_deadline_ms = 20'000;
    return limits;
}

/// A change begins in time, waits for the hold's row past the hold's end, and meanwhile another
/// buyer has got the seat.
void BookingTest::extendAfterTheSeatsAreGone() {
    install({.hold_s = 1});
    Booth booth(url_, {patient(), false});
    QVERIFY(booth.ok());
    const auto held = booth.hold(Wish{.seats = {1, 2}});
    QVERIFY(held);
    const auto token = Booth::tokenOf(held);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> blocker(PQconnectdb(url_.c_str()),
                                                               &PQfinish);
    const auto lock = "begin; select from hold where " + holdRowOf(token) + " for update";
    PQclear(PQexec(blocker.get(), lock.c_str()));
    auto extended = booth.extendLater(token);
    QVERIFY(waitUntil([&] {
        return sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and "
                   "datname = current_database()") == "1";
    }));
    HoldResult thief = booth.hold(1);
    QVERIFY(waitUntil([&] { return thief || (thief = booth.hold(1)); }));
    PQclear(PQexec(blocker.get(), "rollback"));
    QCOMPARE(codeOf(extended.get()), ErrorCode::hold_expired);
    checkBooks();
}

void BookingTest::sellAfterTheSeatsAreGone() {
    install({.hold_s = 1});
    Booth booth(url_, {patient(), false});
    QVERIFY(booth.ok());
    const auto held = booth.hold(Wish{.seats = {1, 2}});
    QVERIFY(held);
    const auto token = Booth::tokenOf(held);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> blocker(PQconnectdb(url_.c_str()),
                                                               &PQfinish);
    const auto lock = "begin; select from hold where " + holdRowOf(token) + " for update";
    PQclear(PQexec(blocker.get(), lock.c_str()));
    auto sold = std::async(std::launch::async, [&] { return booth.order(token); });
    QVERIFY(waitUntil([&] {
        return sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and "
                   "datname = current_database()") == "1";
    }));
    HoldResult thief = booth.hold(1);
    QVERIFY(waitUntil([&] { return thief || (thief = booth.hold(1)); }));
    PQclear(PQexec(blocker.get(), "rollback"));
    QCOMPARE(sold.get().error().code, ErrorCode::hold_expired);
    QCOMPARE(sql("select count(*) from event_seat where state = 's'"), std::string("0"));
    checkBooks();
}

void BookingTest::dropAndRelease() {
    install();
    Booth booth(url_);
    QVERIFY(booth.ok());
    const auto token = Booth::tokenOf(booth.hold(Wish{.seats = {1, 2, 3}}));
    const auto dropped = booth.drop(token, {2});
    QVERIFY(dropped);
    QCOMPARE(dropped->hold.seats, (std::vector<core::SeatNo>{1, 3}));
    QCOMPARE(booth.state(2), SeatState::available);
    QCOMPARE(codeOf(booth.drop(token, {9})), ErrorCode::invalid_body);
    QCOMPARE(codeOf(booth.drop(token, {1, 3})), ErrorCode::invalid_body);
    QVERIFY(booth.hold(2));
    QVERIFY(booth.release(token));
    QVERIFY(booth.release(token));  // a repeat does no harm
    QCOMPARE(booth.state(1), SeatState::available);
    QCOMPARE(codeOf(booth.extend(token)), ErrorCode::hold_closed);
    QCOMPARE(codeOf(booth.drop(token, {1})), ErrorCode::hold_closed);
    QVERIFY(booth.hold(Wish{.seats = {1, 3}}));
    checkBooks();
}

void BookingTest::limitPerBuyer() {
    install({.seats_per_buyer_max = 4});
    Booth booth(url_);
    QVERIFY(booth.ok());
    QCOMPARE(codeOf(booth.hold(Wish{.seats = {0, 1, 2, 3, 4}, .buyer = "a"})),
             ErrorCode::limit_reached);
    const auto first = booth.hold(Wish{.seats = {0, 1, 2}, .buyer = "a"});
    QVERIFY(first);
    QCOMPARE(codeOf(booth.hold(Wish{.seats = {5, 6}, .buyer = "a"})), ErrorCode::limit_reached);
    QVERIFY(booth.hold(Wish{.seats = {5}, .buyer = "a"}));
    QVERIFY(booth.hold(Wish{.seats = {6, 7}, .buyer = "b"}));
    QVERIFY(booth.release(Booth::tokenOf(first)));
    const auto again = booth.hold(Wish{.seats = {0, 1, 2}, .buyer = "a"});
    QVERIFY(again);
    // An anonymous hold becomes the buyer's when it is bought, and then counts.
    const auto anonymous = booth.hold(8);
    QVERIFY(anonymous);
    QCOMPARE(booth.order(Booth::tokenOf(anonymous), "a").error().code, ErrorCode::limit_reached);
    QVERIFY(booth.order(Booth::tokenOf(again), "a"));
    checkBooks();
}

void BookingTest::sameKeySameAnswer() {
    install();
    Booth booth(url_);
    QVERIFY(booth.ok());
    const auto first = booth.hold(Wish{.seats = {1}, .key = "k"});
    QVERIFY(first);
    const auto again = booth.hold(Wish{.seats = {1}, .key = "k"});
    QVERIFY(again);
    QVERIFY(again->replay);
    QVERIFY(Booth::tokenOf(again).hold == Booth::tokenOf(first).hold);
    QCOMPARE(codeOf(booth.hold(Wish{.seats = {2}, .key = "k", .body = "other"})),
             ErrorCode::idempotency_mismatch);
    QCOMPARE(booth.state(2), SeatState::available);
    QVERIFY(!booth.event()->board().inFlight(2));
    // A refusal is not kept: the same key may have better luck later.
    QCOMPARE(codeOf(booth.hold(Wish{.seats = {1}, .key = "l"})), ErrorCode::seat_unavailable);
    QVERIFY(booth.release(Booth::tokenOf(first)));
    QVERIFY(booth.hold(Wish{.seats = {1}, .key = "l"}));
    const auto token = Booth::tokenOf(booth.hold(3));
    const auto sold = booth.order(token, "b", "o");
    QVERIFY(sold);
    const auto resold = booth.order(token, "b", "o");
    QVERIFY(resold);
    QVERIFY(resold->replay);
    QCOMPARE(resold->replay->body, sold->order.order.code);
    checkBooks();
}

void BookingTest::saleWindowIsTheDatabases() {
    install();
    Booth booth(url_, {{}, false});  // does not hear of the change
    QVERIFY(booth.ok());
    sql("update event set status = 'paused'");
    QCOMPARE(codeOf(booth.hold(1)), ErrorCode::sale_not_open);
    QCOMPARE(codeOf(booth.hold(Wish{.seats = {2}, .key = "k"})), ErrorCode::sale_not_open);
    sql("update event set status = 'on_sale'");
    QVERIFY(booth.hold(1));
    sql("update channel set on_sale_from = now() + interval '1 hour'");
    QCOMPARE(codeOf(booth.hold(2)), ErrorCode::sale_not_open);
    QVERIFY(!booth.event()->board().inFlight(2));
    checkBooks();
}

/// Nobody waits for a row that somebody else is deciding on.
void BookingTest::lockedRowsAreContended() {
    install();
    Booth booth(url_);
    QVERIFY(booth.ok());
    const std::unique_ptr<PGconn, decltype(&PQfinish)> blocker(PQconnectdb(url_.c_str()),
                                                               &PQfinish);
    PQclear(PQexec(blocker.get(), "begin; select from event_seat where seat_no < 10 for update"));
    const auto refused = booth.hold(Wish{.seats = {1, 2}});
    QCOMPARE(codeOf(refused), ErrorCode::contended);
    QVERIFY(refused.error().retry_after_s > 0);
    QVERIFY(booth.hold(11));
    PQclear(PQexec(blocker.get(), "rollback"));
    QVERIFY(booth.hold(Wish{.seats = {1, 2}}));
    checkBooks();
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BookingTest)
#include "booking.moc"
