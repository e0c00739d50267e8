// Charts and events put into the real server: whole, once, and quickly.
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/demo/install.h"
#include "engine/demo/plain.h"
#include "engine/demo/theatre.h"
#include "engine/store/chartstore.h"
#include "engine/store/draftcheck.h"
#include "engine/store/migrator.h"
#include "tests/support/testbouncer.h"
#include "tests/support/testcluster.h"

#include <atomic>
#include <memory>
#include <thread>

#ifndef Q_MOC_RUN  // moc does not understand its headers
#include <pqxx/pqxx>
#endif
#include <QElapsedTimer>
#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;
using demo::Choice;

class DemoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theatre();
    void arena();
    void plain_data();
    void plain();
    void isOnSaleByTheDatabasesClock();
    void seatNumbersFollowTheDraft();
    void isLeftAloneWhenThere();
    void enginesAtOnce();
    void throughPgBouncer();
    void asOrdinaryRole();
    void foreignKeysHoldAfterwards();
    void refusesBadDrafts();
    void secondEventOnAChart();
    void venueTwice();
    void chartVersions();
    void failureLeavesNothing();

private:
    std::string value(const std::string& sql) { return server_->value(sql, url_); }
    core::Result<store::CreatedEvent> install(const Choice& choice);
    void checkCounts(const std::string& slug, std::int64_t seats);

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<pool::Connection> connection_;
    std::string url_;
    core::SeededRandom random_{7};
};

namespace {

std::unique_ptr<pool::Connection> open(const std::string& url) {
    pool::ConnectionOptions options;
    options.url = url;
    options.login_ms_max = 10'000;
    auto connection = pool::Connection::open(options);
    if (!connection) qFatal("%s", connection.error().detail.c_str());
    return std::move(connection).value();
}

const char* words(const auto& result) {
    return result.ok() ? "" : result.error().detail.c_str();
}

const core::Clock& clock() {
    return core::SystemClock::instance();
}

}  // namespace

core::Result<store::CreatedEvent> DemoTest::install(const Choice& choice) {
    return demo::install(*connection_, choice, clock(), random_);
}

void DemoTest::initTestCase() {
    server_ = std::make_unique<TestCluster>();
    QVERIFY2(server_->ok(), server_->error().c_str());
    url_ = server_->freshDatabase();
    connection_ = open(url_);
    const auto report = store::migrate(*connection_);
    QVERIFY2(report.ok(), words(report));
}

/// Seats of chart and event agree in number and are numbered without a hole.
void DemoTest::checkCounts(const std::string& slug, std::int64_t seats) {
    const auto count = std::to_string(seats);
    const std::string event =
        " from event e join event_seat s using (event_id) where slug = '" + slug + "'";
    QCOMPARE(value("select count(*)" + event), count);
    QCOMPARE(value("select count(*)" + event + " and state = 'a' and s.version = 0"), count);
    QCOMPARE(value("select max(seat_no) + 1" + event), count);
    QCOMPARE(value("select count(*) from event e join seat s using (chart_id) where slug = '" +
                   slug + "'"),
             count);
    QCOMPARE(value("select max(seat_no) + 1 from event e join seat s using (chart_id) "
                   "where slug = '" +
                   slug + "'"),
             count);
}

void DemoTest::theatre() {
    const auto made = install({Choice::Kind::theatre, 0});
    QVERIFY2(made.ok(), words(made));
    QVERIFY(made->created);
    QCOMPARE(made->seats, std::int64_t{1'000});
    checkCounts("demo-theatre", 1'000);
    const std::string id = std::to_string(made->id.value);
    QCOMPARE(value("select seats_per_buyer_max from event where event_id = " + id),
             std::string("8"));
    QCOMPARE(value("select count(*) from price_category where event_id = " + id), std::string("5"));
    QCOMPARE(value("select count(*) from ticket_type where event_id = " + id), std::string("15"));
    QCOMPARE(value("select string_agg(slug, ',' order by channel_no) from channel "
                   "where event_id = " +
                   id),
             std::string("public,box-office"));
    QCOMPARE(value("select count(*) from seat join event using (chart_id) where accessible "
                   "and slug = 'demo-theatre'"),
             std::string("8"));
    QCOMPARE(value("select count(*) from section join event using (chart_id) "
                   "where kind = 'general_admission' and slug = 'demo-theatre'"),
             std::string("1"));
    QCOMPARE(value("select code ~ '^[0-9A-HJKMNP-TV-Z]{5}$' from event where event_id = " + id),
             std::string("t"));
}

void DemoTest::arena() {
    const auto made = install({Choice::Kind::arena, 0});
    QVERIFY2(made.ok(), words(made));
    checkCounts("demo-arena", 20'000);
    QCOMPARE(value("select row_seat || ' ' || r.label || ' ' || n.name from event e "
                   "join seat s using (chart_id) join seat_row r using (chart_id, row_no) "
                   "join section n using (chart_id, section_no) "
                   "where slug = 'demo-arena' and s.label = '101-A-1'"),
             std::string("1 A Block 101"));
}

void DemoTest::plain_data() {
    QTest::addColumn<int>("seats");
    for (const int seats : {1, 50, 1'234, 1'000'000}) {
        QTest::newRow(std::to_string(seats).c_str()) << seats;
    }
}

void DemoTest::plain() {
    QFETCH(int, seats);
    QElapsedTimer timer;
    timer.start();
    const auto made = install({Choice::Kind::plain, seats});
    QVERIFY2(made.ok(), words(made));
    qInfo("plain-%d: %lld ms", seats, static_cast<long long>(timer.elapsed()));
    checkCounts("plain-" + std::to_string(seats), seats);
    // Analysed, so that the first claim has a good plan.
    QVERIFY(std::stod(value("select reltuples from pg_class where relname = 'event_seat'")) > 0);
}

void DemoTest::isOnSaleByTheDatabasesClock() {
    QCOMPARE(value("select bool_and(now() between on_sale_from and on_sale_to "
                   "and on_sale_from > now() - interval '1 hour' and on_sale_to = starts_at "
                   "and starts_at - now() between interval '59 days' and interval '61 days' "
                   "and starts_at::text like '%19:30:00+00' "
                   "and status = 'on_sale') from event join channel using (event_id) "
                   "where event.slug like 'demo-%'"),
             std::string("t"));
}

void DemoTest::seatNumbersFollowTheDraft() {
    const auto chart = demo::theatre(clock().wall()).chart;
    core::SeatNo seat_no = 0;
    int row_no = 0;
    std::string expected;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) {
                expected += std::to_string(seat_no++) + " " + std::to_string(row_no) + " " +
                            seat.label + " " + std::to_string(seat.category_no) + ",";
            }
            ++row_no;
        }
    }
    QCOMPARE(value("select string_agg(s.seat_no || ' ' || row_no || ' ' || label || ' ' || "
                   "category_no, ',' order by s.seat_no) || ',' from event e "
                   "join seat s using (chart_id) join event_seat i "
                   "on i.event_id = e.event_id and i.seat_no = s.seat_no "
                   "where slug = 'demo-theatre'"),
             expected);
}

void DemoTest::isLeftAloneWhenThere() {
    const auto first = install({Choice::Kind::theatre, 0});
    QVERIFY2(first.ok(), words(first));
    const auto before = value("select count(*) from seat");
    const auto again = install({Choice::Kind::theatre, 0});
    QVERIFY2(again.ok(), words(again));
    QVERIFY(!again->created);
    QVERIFY(again->id == first->id);
    QCOMPARE(again->seats, std::int64_t{1'000});
    QCOMPARE(value("select count(*) from seat"), before);
    // Also where the look-up comes too early to see it.
    const auto demo = demo::theatre(clock().wall());
    store::ChartStore charts(*connection_, random_);
    const auto third = charts.createEvent(demo.venue, demo.chart, demo.event);
    QVERIFY2(third.ok(), words(third));
    QVERIFY(!third->created);
    QVERIFY(third->id == first->id);
}

void DemoTest::enginesAtOnce() {
    constexpr int engines = 4;
    for (const int seats : {301, 302, 303}) {
        std::atomic<int> waiting{engines};
        std::atomic<int> created{0};
        std::atomic<int> good{0};
        std::vector<std::unique_ptr<pool::Connection>> connections;
        for (int i = 0; i < engines; ++i) connections.push_back(open(url_));
        std::vector<std::thread> threads;
        for (auto& connection : connections) {
            threads.emplace_back([&] {
                for (--waiting; waiting > 0;) std::this_thread::yield();
                const auto made = demo::install(*connection, {Choice::Kind::plain, seats}, clock(),
                                                core::SecureRandom::instance());
                if (!made) qWarning("%s", words(made));
                good += made.ok() ? 1 : 0;
                created += made.ok() && made->created ? 1 : 0;
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(good.load(), engines);
        QCOMPARE(created.load(), 1);
        checkCounts("plain-" + std::to_string(seats), seats);
    }
}

void DemoTest::throughPgBouncer() {
    TestBouncer bouncer(*server_);
    QVERIFY2(bouncer.ok(), bouncer.error().c_str());
    const auto pooled = open(bouncer.url(value("select current_database()")));
    QVERIFY(pooled->pooled());
    const auto made = demo::install(*pooled, {Choice::Kind::plain, 777}, clock(), random_);
    QVERIFY2(made.ok(), words(made));
    QVERIFY(made->created);
    checkCounts("plain-777", 777);
}

/// A role that owns its database and nothing else: the foreign keys are checked row by row.
void DemoTest::asOrdinaryRole() {
    const auto url = server_->freshDatabase();
    const auto database = server_->value("select current_database()", url);
    QVERIFY(server_->exec("create role ordinary login"));
    QVERIFY(server_->exec("alter database " + database + " owner to ordinary"));
    QVERIFY(server_->exec("alter schema public owner to ordinary", url));
    const auto connection = open(url + " user=ordinary");
    const auto report = store::migrate(*connection);
    QVERIFY2(report.ok(), words(report));
    const auto made = demo::install(*connection, {Choice::Kind::theatre, 0}, clock(), random_);
    QVERIFY2(made.ok(), words(made));
    QCOMPARE(server_->value("select count(*) from event_seat", url), std::string("1000"));
    QCOMPARE(server_->value("select tableowner from pg_tables where tablename = 'seat'", url),
             std::string("ordinary"));
}

void DemoTest::foreignKeysHoldAfterwards() {
    QVERIFY(install({Choice::Kind::theatre, 0}).ok());
    // Added again, each key is checked against every row that is there.
    for (const char* key :
         {"alter table seat add foreign key (chart_id, row_no) references seat_row",
          "alter table event_seat add foreign key (event_id, category_no) "
          "references price_category"}) {
        QVERIFY2(server_->exec(std::string("begin; ") + key + "; rollback", url_), key);
    }
    // And the triggers are at work for whatever comes later in the session.
    pqxx::work tx(connection_->native());
    QVERIFY_THROWS_EXCEPTION(pqxx::foreign_key_violation,
                             tx.exec("insert into event_seat (event_id, seat_no, category_no) "
                                     "select event_id, 1000, 99 from event "
                                     "where slug = 'demo-theatre'"));
}

void DemoTest::refusesBadDrafts() {
    store::ChartStore charts(*connection_, random_);
    auto demo = *demo::plain(100, clock().wall());
    demo.event.slug = "bad-one";
    demo.chart.sections[0].rows[0].seats[3].label = "99";
    const auto made = charts.createEvent(demo.venue, demo.chart, demo.event);
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::invalid_body);
    QVERIFY(made.error().detail.find("row 1, seat 99") != std::string::npos);
    const auto none = install({Choice::Kind::plain, 0});
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, ErrorCode::invalid_body);
}

void DemoTest::secondEventOnAChart() {
    store::ChartStore charts(*connection_, random_);
    const auto demo = *demo::plain(60, clock().wall());
    const auto venue = charts.insertVenue({"second-house", "Second house", "Europe/Dublin"});
    QVERIFY2(venue.ok(), words(venue));
    const auto chart = charts.insertChart(*venue, demo.chart);
    QVERIFY2(chart.ok(), words(chart));
    auto event = demo.event;
    event.slug = "second-matinee";
    const auto matinee = charts.insertEvent(*chart, demo.chart, event);
    QVERIFY2(matinee.ok(), words(matinee));
    event.slug = "second-evening";
    const auto evening = charts.insertEvent(*chart, demo.chart, event);
    QVERIFY2(evening.ok(), words(evening));
    QVERIFY(!(*matinee == *evening));
    checkCounts("second-matinee", 60);
    checkCounts("second-evening", 60);
    const auto twice = charts.insertEvent(*chart, demo.chart, event);
    QVERIFY(!twice.ok());
    QCOMPARE(twice.error().code, ErrorCode::already_exists);
    event.slug = "second-other";
    const auto other = charts.insertEvent(*chart, demo::plain(61, 0)->chart, event);
    QVERIFY(!other.ok());
    QCOMPARE(other.error().code, ErrorCode::invalid_body);
    const auto nowhere = charts.insertEvent(core::ChartId{1}, demo.chart, event);
    QVERIFY(!nowhere.ok());
    QCOMPARE(nowhere.error().code, ErrorCode::not_found);
}

void DemoTest::venueTwice() {
    store::ChartStore charts(*connection_, random_);
    QVERIFY(charts.insertVenue({"twice", "Twice", "UTC"}).ok());
    const auto again = charts.insertVenue({"twice", "Twice", "UTC"});
    QVERIFY(!again.ok());
    QCOMPARE(again.error().code, ErrorCode::already_exists);
    QVERIFY(!charts.insertVenue({"Bad slug", "Bad", "UTC"}).ok());
}

void DemoTest::chartVersions() {
    store::ChartStore charts(*connection_, random_);
    const auto chart = demo::plain(10, 0)->chart;
    const auto venue = charts.insertVenue({"versions", "Versions", "UTC"});
    QVERIFY(venue.ok());
    const auto first = charts.insertChart(*venue, chart);
    const auto second = charts.insertChart(*venue, chart);
    QVERIFY2(first.ok() && second.ok(), words(second));
    QCOMPARE(value("select string_agg(version::text, ',' order by version) from chart "
                   "join venue using (venue_id) where slug = 'versions'"),
             std::string("1,2"));
    const auto nowhere = charts.insertChart(core::VenueId{1}, chart);
    QVERIFY(!nowhere.ok());
    QCOMPARE(nowhere.error().code, ErrorCode::not_found);
}

void DemoTest::failureLeavesNothing() {
    // The last table to be filled refuses: nothing of venue, chart or event stays.
    QVERIFY(
        server_->exec("alter table event_seat add constraint refuse "
                      "check (seat_no <> 499) not valid",
                      url_));
    auto demo = *demo::plain(500, clock().wall());
    demo.venue.slug = "never-venue";
    demo.event.slug = "never-event";
    store::ChartStore charts(*connection_, random_);
    const auto before = value("select count(*) from seat");
    const auto made = charts.createEvent(demo.venue, demo.chart, demo.event);
    QVERIFY(server_->exec("alter table event_seat drop constraint refuse", url_));
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::internal);
    QCOMPARE(value("select count(*) from venue where slug = 'never-venue'"), std::string("0"));
    QCOMPARE(value("select count(*) from event where slug = 'never-event'"), std::string("0"));
    QCOMPARE(value("select count(*) from seat"), before);
    const auto again = charts.createEvent(demo.venue, demo.chart, demo.event);
    QVERIFY2(again.ok() && again->created, words(again));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::DemoTest)
#include "demo.moc"
