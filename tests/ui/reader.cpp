// The reader over a real PostgreSQL, directly and through a real PgBouncer, against sales made in
// this process.
#include "ui/reader/reader.h"

#include "tests/support/booth.h"
#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <map>
#include <memory>

#include <QSignalSpy>
#include <QtTest>

namespace seatlock::tests {

using board::Reason;
using board::SeatState;
using ui::reader::HistoryChunk;
using ui::reader::Overview;
using ui::reader::OverviewQuestion;
using ui::reader::Reader;
using ui::reader::SeatChange;
using ui::reader::SeatDetails;
using ui::reader::Topic;

class ReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void overviewOfASale_data() { ways(); }
    void overviewOfASale();
    void seatDetails_data() { ways(); }
    void seatDetails();
    void history_data() { ways(); }
    void history();
    void historyIsBoundedAndCancelled();
    void manyChangesAtOnce();
    void lapsingHolds();
    void itsSessionOnlyReads();
    void aQuestionIsReplacedByANewerOne();

private:
    static void ways();
    /// A database with an event, read directly or through the bouncer.
    void start(const EventWish& wish = {});
    Overview overview(const OverviewQuestion& question);
    SeatDetails seat(core::SeatNo number);
    std::vector<SeatChange> read(std::int64_t most, bool* whole);

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<TestBouncer> bouncer_;
    std::string url_;
    std::unique_ptr<Booth> booth_;
    std::unique_ptr<Reader> reader_;
};

void ReaderTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
    bouncer_ = std::make_unique<TestBouncer>(*server_, BouncerOptions{.pool_size = 1, .extra = {}});
    QVERIFY2(bouncer_->ok(), bouncer_->error().c_str());
}

void ReaderTest::ways() {
    QTest::addColumn<bool>("pooled");
    QTest::newRow("directly") << false;
    QTest::newRow("through PgBouncer") << true;
}

void ReaderTest::start(const EventWish& wish) {
    url_ = server_->freshDatabase();
    QVERIFY(installEvent(url_, wish));
    booth_ = std::make_unique<Booth>(url_, BoothOptions{.janitor = false});
    QVERIFY(booth_->ok());
    reader_ = std::make_unique<Reader>();
    const char* tag = QTest::currentDataTag();
    const bool pooled = tag != nullptr && std::string(tag) != "directly";
    const auto name = server_->value("select current_database()", url_);
    reader_->open(pooled ? bouncer_->url(name) : url_, booth_->limits());
    QTRY_COMPARE(reader_->state(), Reader::State::connected);
}

void ReaderTest::cleanup() {
    reader_.reset();
    booth_.reset();
}

Overview ReaderTest::overview(const OverviewQuestion& question) {
    QSignalSpy read(reader_.get(), &Reader::overviewRead);
    reader_->askOverview(question);
    if (!read.wait(20'000)) return {};
    return read.last()[0].value<Overview>();
}

SeatDetails ReaderTest::seat(core::SeatNo number) {
    QSignalSpy read(reader_.get(), &Reader::seatRead);
    reader_->askSeat(booth_->event()->id(), number);
    if (!read.wait(20'000)) return {};
    return read.last()[0].value<SeatDetails>();
}

std::vector<SeatChange> ReaderTest::read(std::int64_t most, bool* whole) {
    std::vector<SeatChange> out;
    bool over = false;
    const auto taken =
        connect(reader_.get(), &Reader::historyRead, this, [&](const HistoryChunk& chunk) {
            out.insert(out.end(), chunk.changes.begin(), chunk.changes.end());
            over = chunk.last;
            *whole = chunk.whole;
        });
    reader_->readHistory({booth_->event()->id(), most});
    const bool done = waitUntil([&] { return over; });
    disconnect(taken);
    return done ? out : std::vector<SeatChange>{};
}

void ReaderTest::overviewOfASale() {
    start();
    const auto event = booth_->event()->id();
    const auto first = overview({.curve_event = event});
    QVERIFY(first.at > 0);
    QCOMPARE(first.since, core::Micros{0});
    QVERIFY(first.newest.empty() && first.sales.empty() && first.curve.empty());

    const auto held = booth_->hold(Wish{.seats = {3, 4, 5}});
    QVERIFY(held && booth_->hold(9));
    const auto order = booth_->order(Booth::tokenOf(held));
    QVERIFY(order);
    const auto second = overview({.curve_event = event});
    QCOMPARE(second.since, first.at);
    QVERIFY(second.bursts_whole);
    QCOMPARE(second.bursts.size(), std::size_t{2});
    for (const auto& burst : second.bursts) {
        QCOMPARE(burst.event, event);
        QCOMPARE(burst.seats, std::int64_t{burst.reason == Reason::hold ? 4 : 3});
        QVERIFY(burst.reason == Reason::hold || burst.reason == Reason::confirm);
    }
    QCOMPARE(second.newest.size(), std::size_t{7});
    const auto& newest = second.newest.front();
    QCOMPARE(newest.reason, Reason::confirm);
    QCOMPARE(newest.from, SeatState::held);
    QCOMPARE(newest.to, SeatState::sold);
    QCOMPARE(newest.label, QStringLiteral("4"));
    QCOMPARE(newest.order_code.toStdString(), order->order.order.code);
    QVERIFY(!newest.hold.isEmpty());
    QCOMPARE(second.sales.size(), std::size_t{1});
    QCOMPARE(second.sales[0].orders, std::int64_t{1});
    QCOMPARE(second.sales[0].revenue_minor, order->order.order.total_minor);
    QCOMPARE(second.curve_event, event);
    QCOMPARE(second.curve.back().sold, std::int64_t{3});

    const auto third = overview({.curve_event = event});
    QVERIFY(third.newest.empty() && third.bursts.empty());
    QCOMPARE(third.sales[0].revenue_minor, second.sales[0].revenue_minor);
    QCOMPARE(third.curve.back().sold, std::int64_t{3});

    // What was counted bit by bit is what another reader counts at once.
    QVERIFY(booth_->order(Booth::tokenOf(booth_->hold(Wish{.seats = {20, 21}}))));
    const auto kept = overview({.curve_event = event});
    reader_->open(url_, booth_->limits());
    const auto anew = overview({.curve_event = event, .newest_max = 5});
    QCOMPARE(anew.since, core::Micros{0});
    QCOMPARE(anew.newest.size(), std::size_t{5});
    QCOMPARE(anew.sales[0].orders, kept.sales[0].orders);
    QCOMPARE(anew.sales[0].revenue_minor, kept.sales[0].revenue_minor);
    QCOMPARE(anew.curve.back().sold, kept.curve.back().sold);
}

void ReaderTest::seatDetails() {
    start();
    auto details = seat(7);
    QCOMPARE(details.label, QStringLiteral("8"));
    QCOMPARE(details.state, SeatState::available);
    QVERIFY(details.held_at == 0 && details.order_code.isEmpty() && details.price_minor == -1);
    QVERIFY(!details.category.isEmpty());

    const auto held = booth_->hold(7);
    details = seat(7);
    QCOMPARE(details.state, SeatState::held);
    QVERIFY(details.held_at > 0 && details.expires_at > details.held_at);
    QCOMPARE(details.channel, QStringLiteral("Public sale"));

    const auto order = booth_->order(Booth::tokenOf(held), "O'Brien $1; drop");
    QVERIFY(order);
    details = seat(7);
    QCOMPARE(details.state, SeatState::sold);
    QCOMPARE(details.order_code.toStdString(), order->order.order.code);
    QCOMPARE(details.price_minor, order->order.order.items[0].price_minor);
    QVERIFY(details.buyer_email.contains(QStringLiteral("…@")));
    QVERIFY(details.sold_at >= details.held_at);
    QCOMPARE(details.history.size(), std::size_t{2});
    QCOMPARE(details.history[0].reason, Reason::confirm);
    QCOMPARE(details.history[1].reason, Reason::hold);
    QVERIFY(seat(100'000).label.isEmpty());
}

void ReaderTest::history() {
    start();
    bool whole = false;
    QVERIFY(read(1'000, &whole).empty());
    QVERIFY(whole);
    for (core::SeatNo number = 0; number < 60; number += 3) {
        const auto held = booth_->hold(Wish{.seats = {number, number + 1}});
        QVERIFY(held);
        if (number % 2 == 0) {
            QVERIFY(booth_->order(Booth::tokenOf(held)));
        } else {
            QVERIFY(booth_->release(Booth::tokenOf(held)));
        }
    }
    const auto changes = read(1'000, &whole);
    QVERIFY(whole);
    QCOMPARE(changes.size(), std::size_t{80});
    std::map<core::SeatNo, SeatChange> last;
    for (auto at = changes.rbegin(); at != changes.rend(); ++at) {
        auto& known = last[at->seat];
        QCOMPARE(at->version(), known.version() + 1);
        QCOMPARE(at->from(), known.to());
        QVERIFY(at->at >= known.at);
        known = *at;
    }
    for (const auto& [number, change] : last) QCOMPARE(change.to(), booth_->state(number));
}

void ReaderTest::historyIsBoundedAndCancelled() {
    start({.seats = 50'000});
    QVERIFY(
        server_->exec("insert into seat_history (event_id, seat_no, version, engine_id, "
                      "from_state, to_state, reason) select event_id, n, 1, 1, 'a', 'h', 'h' "
                      "from event, generate_series(0, 49999) n",
                      url_));
    bool whole = true;
    QCOMPARE(read(50'000, &whole).size(), std::size_t{50'000});
    QVERIFY(whole);
    QCOMPARE(read(45'000, &whole).size(), std::size_t{45'000});
    QVERIFY(!whole);
    QCOMPARE(read(40'000, &whole).size(), std::size_t{40'000});
    QVERIFY(!whole);

    QSignalSpy chunks(reader_.get(), &Reader::historyRead);
    reader_->readHistory({booth_->event()->id(), 50'000});
    QTRY_COMPARE(chunks.size(), 1);
    reader_->cancelHistory();
    QVERIFY(overview({}).at > 0);  // the next in the line
    QVERIFY(overview({}).at > 0);
    QCOMPARE(chunks.size(), 1);
}

void ReaderTest::manyChangesAtOnce() {
    start({.seats = 50'000});
    const auto event = booth_->event()->id();
    QVERIFY(overview({.curve_event = event}).at > 0);
    const auto change = [&](int version, const char* reason) {
        const auto text = std::to_string(version) + ", 1, 'a', 'h', '" + reason + "'";
        return server_->exec(
            "insert into seat_history (event_id, seat_no, version, engine_id, "
            "from_state, to_state, reason) select event_id, n, " +
                text + " from event, generate_series(0, 49999) n",
            url_);
    };
    QVERIFY(change(1, "h"));
    auto seen = overview({.curve_event = event});
    QVERIFY(seen.bursts_whole);
    QCOMPARE(seen.bursts.size(), std::size_t{1});
    QCOMPARE(seen.bursts[0].seats, std::int64_t{50'000});
    QCOMPARE(seen.newest.size(), std::size_t{60});
    // More than it looks at: it says so, and reads the curve anew.
    QVERIFY(change(2, "c") && change(3, "e") && change(4, "c"));
    seen = overview({.curve_event = event});
    QVERIFY(!seen.bursts_whole);
    QCOMPARE(seen.curve.back().sold, std::int64_t{100'000});
    seen = overview({.curve_event = event});
    QVERIFY(seen.bursts_whole && seen.bursts.empty());
    QCOMPARE(seen.curve.back().sold, std::int64_t{100'000});
}

void ReaderTest::lapsingHolds() {
    start({.hold_s = 30});
    QVERIFY(booth_->hold(Wish{.seats = {1, 2, 3}}));
    QVERIFY(booth_->hold(8));
    QVERIFY(!overview({}).lapsing);
    auto seen = overview({.curve_event = {}, .lapsing = true, .lapsing_s = 60});
    QVERIFY(seen.lapsing);
    QCOMPARE(seen.lapsing->size(), std::size_t{1});
    QCOMPARE(seen.lapsing->front().event, booth_->event()->id());
    QCOMPARE(seen.lapsing->front().seats, std::int64_t{4});
    QCOMPARE(seen.lapsing->front().holds, std::int64_t{2});
    QVERIFY(seen.lapsing->front().first_at > seen.at);
    seen = overview({.curve_event = {}, .lapsing = true, .lapsing_s = 5});
    QVERIFY(seen.lapsing && seen.lapsing->empty());
}

void ReaderTest::itsSessionOnlyReads() {
    start();
    QVERIFY(overview({}).at > 0);
    QCOMPARE(server_->value("select count(*) from pg_stat_activity where datname = "
                            "current_database() and application_name = 'seatlock-console'",
                            url_),
             std::string("1"));
    const auto last = server_->value(
        "select state from pg_stat_activity where application_name = 'seatlock-console'", url_);
    QCOMPARE(last, std::string("idle"));  // no transaction is left open between questions
}

void ReaderTest::aQuestionIsReplacedByANewerOne() {
    start();
    QSignalSpy seats(reader_.get(), &Reader::seatRead);
    for (core::SeatNo number = 0; number < 100; ++number) {
        reader_->askSeat(booth_->event()->id(), number);
    }
    QTRY_VERIFY(!seats.empty() && seats.last()[0].value<SeatDetails>().seat == 99);
    QVERIFY(seats.size() < 100);
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ReaderTest)
#include "reader.moc"
