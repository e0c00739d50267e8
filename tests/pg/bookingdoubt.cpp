// Commits whose answer was lost: resolved by what the books say, not repeated blindly.
#include "tests/support/booth.h"
#include "tests/support/ledger.h"
#include "tests/support/relay.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <memory>

#include <QTest>

namespace seatlock::tests {

using board::SeatState;
using core::ErrorCode;
using Fate = Relay::Fate;

class BookingDoubtTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void claim_data();
    void claim();
    void batchInDoubt();
    void settledTwice_data();
    void settledTwice();
    void holdGoneBeforeItWasSettled();
    void killedInCommit_data();
    void killedInCommit();
    void outage_data();
    void outage();
    void order_data();
    void order();
    void orderAndItsReplyBothLost();
    void dropped();
    void released();
    void extended();

private:
    void start(config::Limits limits);
    std::string sql(const std::string& text) { return server_->value(text, url_); }
    std::string ledger(const HoldResult& result, const std::vector<std::string>& seats) {
        return ledgerProblem(url_, {{Booth::tokenOf(result).text(), seats, {}}});
    }

    std::unique_ptr<TestCluster> server_;
    std::string url_;
    std::unique_ptr<Relay> relay_;
    std::unique_ptr<Booth> booth_;
};

void BookingDoubtTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
}

void BookingDoubtTest::init() {
    url_ = server_->freshDatabase();
    QVERIFY(installEvent(url_));
    relay_ = std::make_unique<Relay>(server_->cluster().directory().runDir());
    config::Limits patient;  // of a busy machine: these tests are not about deadlines
    patient.request_deadline_ms = 20'000;
    start(patient);
}

void BookingDoubtTest::start(config::Limits limits) {
    booth_.reset();
    limits.claim_lanes_max = 1;
    limits.sweep_interval_ms = 50;
    BoothOptions options{limits, true, true, url_};
    booth_ = std::make_unique<Booth>(relay_->url(sql("select current_database()")), options);
    QVERIFY(booth_->ok());
}

void BookingDoubtTest::cleanup() {
    if (booth_) {
        QVERIFY(waitUntil([&] { return booth_->event()->board().inFlightCount() == 0; }));
        QVERIFY(clean(booksProblem(url_)));
    }
    booth_.reset();
    relay_.reset();
}

void BookingDoubtTest::claim_data() {
    QTest::addColumn<bool>("committed");
    QTest::addColumn<bool>("keyed");
    QTest::newRow("committed") << true << false;
    QTest::newRow("not committed") << false << false;
    QTest::newRow("with a key, committed") << true << true;
    QTest::newRow("with a key, not committed") << false << true;
}

void BookingDoubtTest::claim() {
    QFETCH(const bool, committed);
    QFETCH(const bool, keyed);
    const auto needle = keyed ? std::string("COMMIT") : Relay::statement("claim_");
    relay_->lose({{committed ? Fate::lose_answer : Fate::lose_query, needle}});
    const Wish wish{.seats = {1, 2}, .key = keyed ? "k" : ""};
    const auto held = booth_->hold(wish);
    QVERIFY2(held, held ? "" : held.error().detail.c_str());
    QCOMPARE(relay_->lost(), 1);
    QVERIFY(clean(ledger(held, {"2", "3"})));
    QCOMPARE(sql("select count(*) from hold where state = 'a'"), std::string("1"));
    QCOMPARE(sql("select count(*) from hold where state = 'v'"),
             std::string(committed ? "0" : "1"));
    QCOMPARE(sql("select count(*) from seat_history"), std::string("2"));
    QCOMPARE(booth_->state(1), SeatState::held);
    QCOMPARE(booth_->booking().stats().doubts_settled.load(), 1);
    if (!keyed) return;
    const auto again = booth_->hold(wish);
    QVERIFY(again && again->replay);
    QVERIFY(Booth::tokenOf(again).hold == Booth::tokenOf(held).hold);
}

void BookingDoubtTest::batchInDoubt() {
    config::Limits limits;
    limits.request_deadline_ms = 20'000;
    limits.statement_ms_max = 20'000;
    start(limits);
    Booth other(url_, {{}, false});
    QVERIFY(other.hold(3));
    QVERIFY(waitUntil([&] { return booth_->state(3) == SeatState::held; }));
    relay_->freeze(true);
    auto first = booth_->holdLater({.seats = {50}});
    QVERIFY(waitUntil([&] { return booth_->pool().stats().cl_waiting == 0; }));
    std::vector<std::future<HoldResult>> batch;
    for (core::SeatNo seat = 4; seat < 14; ++seat) {
        batch.push_back(booth_->holdLater({.seats = {seat}}));
    }
    // Two that the other engine snatches between the board and the books.
    QVERIFY(other.hold(4));
    QVERIFY(other.hold(13));
    relay_->lose({{Fate::pass, Relay::statement("claim_")},
                  {Fate::lose_answer, Relay::statement("claim_")}});
    relay_->freeze(false);
    QVERIFY(first.get());
    for (core::SeatNo seat = 4; seat < 14; ++seat) {
        const auto result = batch[static_cast<std::size_t>(seat - 4)].get();
        if (seat == 4 || seat == 13) {
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::seat_unavailable);
        } else {
            QVERIFY2(result, result ? "" : result.error().detail.c_str());
            QVERIFY(clean(ledger(result, {std::to_string(seat + 1)})));
        }
    }
    QCOMPARE(sql("select count(*) from hold where state = 'a'"), std::string("12"));
}

void BookingDoubtTest::settledTwice_data() {
    QTest::addColumn<bool>("committed");
    QTest::newRow("committed") << true;
    QTest::newRow("not committed") << false;
}

/// The answer to the question what had become of it is lost too.
void BookingDoubtTest::settledTwice() {
    QFETCH(const bool, committed);
    relay_->lose({{committed ? Fate::lose_answer : Fate::lose_query, Relay::statement("claim_")},
                  {Fate::lose_answer, Relay::statement("void_holds")}});
    const auto held = booth_->hold(Wish{.seats = {1, 2}});
    QVERIFY2(held, held ? "" : held.error().detail.c_str());
    QCOMPARE(relay_->lost(), 2);
    QVERIFY(clean(ledger(held, {"2", "3"})));
    QCOMPARE(sql("select count(*) from hold where state = 'a'"), std::string("1"));
}

/// Committed, and over before anybody could tell its buyer: they get another one.
void BookingDoubtTest::holdGoneBeforeItWasSettled() {
    QVERIFY(
        server_->exec("create function vanish() returns trigger language plpgsql as $$ begin "
                      "with gone as (update event_seat set state = 'a', version = version + 1,"
                      " hold_id = null, hold_expires_at = null where hold_id is not null "
                      "returning event_id, seat_no, version) insert into seat_history "
                      "(event_id, seat_no, version, engine_id, from_state, to_state, reason) "
                      "select event_id, seat_no, version, 0, 'h', 'a', 'e' from gone; "
                      "update hold set state = 'e' where "
                      "state = 'a'; return new; end $$; "
                      "create trigger vanish before insert on hold for each row "
                      "when (new.state = 'v') execute function vanish()",
                      url_));
    relay_->lose({{Fate::lose_answer, Relay::statement("claim_")}});
    const auto held = booth_->hold(Wish{.seats = {1}});
    QVERIFY2(held, held ? "" : held.error().detail.c_str());
    QCOMPARE(sql("select count(*) from hold where state = 'a'"), std::string("1"));
    QCOMPARE(sql("select count(*) from hold where state = 'e'"), std::string("1"));
    QVERIFY(booth_->read(Booth::tokenOf(held))->hold.state == 'a');
}

void BookingDoubtTest::killedInCommit_data() {
    QTest::addColumn<bool>("keyed");
    QTest::newRow("plain") << false;
    QTest::newRow("with a key") << true;
}

/// The backend dies while it commits: nothing was committed, and the seat is claimed once more.
void BookingDoubtTest::killedInCommit() {
    QFETCH(const bool, keyed);
    QVERIFY(
        server_->exec("create sequence commits; create function slow() returns trigger "
                      "language plpgsql as $$ begin if nextval('commits') = 1 then perform "
                      "pg_sleep(60); end if; return null; end $$; create constraint trigger "
                      "slow after insert on hold deferrable initially deferred for each row "
                      "execute function slow()",
                      url_));
    auto result = booth_->holdLater({.seats = {1}, .key = keyed ? "k" : ""});
    QVERIFY(waitUntil([&] {
        return sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where "
                   "datname = current_database() and wait_event = 'PgSleep'") == "1";
    }));
    const auto held = result.get();
    QVERIFY2(held, held ? "" : held.error().detail.c_str());
    QVERIFY(clean(ledger(held, {"2"})));
    QCOMPARE(sql("select string_agg(state::text, '' order by state) from hold"), std::string("av"));
}

void BookingDoubtTest::outage_data() {
    claim_data();
}

/// The answer and then the whole database are lost: told so in time, and settled afterwards.
void BookingDoubtTest::outage() {
    QFETCH(const bool, committed);
    QFETCH(const bool, keyed);
    config::Limits limits;
    limits.request_deadline_ms = 500;
    start(limits);
    QVERIFY(
        server_->exec("create function pause() returns trigger language plpgsql as $$ begin "
                      "perform pg_sleep(0.05); return null; end $$; create constraint trigger "
                      "pause after insert on hold deferrable initially deferred for each row "
                      "execute function pause()",
                      url_));
    const auto needle = keyed ? std::string("COMMIT") : Relay::statement("claim_");
    relay_->lose({{committed ? Fate::lose_answer : Fate::lose_query, needle}});
    const Wish wish{.seats = {1, 2}, .key = keyed ? "k" : ""};
    auto later = booth_->holdLater(wish);
    QVERIFY(waitUntil([&] { return relay_->lost() == 1; }));
    // Not before the server has the whole transaction: cutting the socket would not undo it.
    relay_->refuse(true);
    const auto unknown = later.get();
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::outcome_unknown);
    QVERIFY(unknown.error().retry_after_s > 0);
    QCOMPARE(booth_->booking().doubts().size(), std::size_t{1});
    QVERIFY(booth_->event()->board().inFlight(1));
    QCOMPARE(booth_->hold(1).error().code, ErrorCode::seat_unavailable);
    relay_->refuse(false);
    QVERIFY(waitUntil([&] { return booth_->booking().doubts().size() == 0; }));
    QVERIFY(waitUntil([&] { return !booth_->event()->board().inFlight(1); }));
    const auto expected = committed ? SeatState::held : SeatState::available;
    QCOMPARE(booth_->state(1), expected);
    if (!keyed) return;
    // The repeat with the same key is told the truth in either case.
    const auto again = booth_->hold(wish);
    QVERIFY(again);
    QCOMPARE(again->replay.has_value(), committed);
    QVERIFY(clean(ledger(again, {"2", "3"})));
}

void BookingDoubtTest::order_data() {
    claim_data();
}

void BookingDoubtTest::order() {
    QFETCH(const bool, committed);
    QFETCH(const bool, keyed);
    const auto token = Booth::tokenOf(booth_->hold(Wish{.seats = {1, 2}}));
    relay_->lose({{committed ? Fate::lose_answer : Fate::lose_query, "COMMIT"}});
    const auto sold = booth_->order(token, "b", keyed ? "k" : "");
    QVERIFY2(sold, sold ? "" : sold.error().detail.c_str());
    QCOMPARE(relay_->lost(), 1);
    const auto code = sold->replay ? sold->replay->body : sold->order.order.code;
    QCOMPARE(sql("select string_agg(code, ' ') from orders"), code);
    QCOMPARE(sql("select count(*) from event_seat where state = 's'"), std::string("2"));
    QVERIFY(waitUntil([&] { return booth_->state(1) == SeatState::sold; },
                      std::chrono::milliseconds(5'000)));
}

void BookingDoubtTest::orderAndItsReplyBothLost() {
    const auto token = Booth::tokenOf(booth_->hold(Wish{.seats = {1, 2}}));
    relay_->lose(
        {{Fate::lose_answer, "COMMIT"}, {Fate::lose_answer, Relay::statement("order_of_hold")}});
    const auto sold = booth_->order(token, "b");
    QVERIFY2(sold, sold ? "" : sold.error().detail.c_str());
    QCOMPARE(relay_->lost(), 2);
    QCOMPARE(sql("select string_agg(code, ' ') from orders"), sold->order.order.code);
    QCOMPARE(booth_->state(2), SeatState::sold);
}

void BookingDoubtTest::dropped() {
    const auto token = Booth::tokenOf(booth_->hold(Wish{.seats = {1, 2, 3}}));
    relay_->lose({{Fate::lose_answer, "COMMIT"}});
    const auto dropped = booth_->drop(token, {2});
    QVERIFY2(dropped, dropped ? "" : dropped.error().detail.c_str());
    QCOMPARE(relay_->lost(), 1);
    QCOMPARE(dropped->hold.seats, (std::vector<core::SeatNo>{1, 3}));
    QVERIFY(waitUntil([&] { return booth_->state(2) == SeatState::available; },
                      std::chrono::milliseconds(5'000)));
}

void BookingDoubtTest::released() {
    const auto token = Booth::tokenOf(booth_->hold(Wish{.seats = {1, 2}}));
    relay_->lose({{Fate::lose_answer, "COMMIT"}});
    QVERIFY(booth_->release(token));
    QCOMPARE(relay_->lost(), 1);
    QVERIFY(waitUntil([&] { return booth_->state(1) == SeatState::available; },
                      std::chrono::milliseconds(5'000)));
    QVERIFY(booth_->hold(1));
}

void BookingDoubtTest::extended() {
    const auto held = booth_->hold(Wish{.seats = {1, 2}});
    relay_->lose({{Fate::lose_answer, "COMMIT"}});
    const auto longer = booth_->extend(Booth::tokenOf(held));
    QVERIFY2(longer, longer ? "" : longer.error().detail.c_str());
    QVERIFY(longer->hold.expires_at > held->hold.expires_at);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BookingDoubtTest)
#include "bookingdoubt.moc"
