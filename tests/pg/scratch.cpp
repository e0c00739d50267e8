// Scratch schemas against the real server: made, used, left behind, swept; and the simulated
// events in them.
#include "engine/store/scratch.h"

#include "engine/config/conninfo.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/demo/install.h"
#include "engine/simulator/scratchevent.h"
#include "engine/store/changelistener.h"
#include "engine/store/migrator.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <memory>

#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;
using store::Scratch;

class ScratchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QCOMPARE(schemas(), std::string("0")); }
    void isMadeUsedAndRemoved();
    void safetyIsOff();
    void realTablesAreUntouched();
    void takesBothFormsOfAddress();
    void twoAtOnce();
    void sweepsWhatALostMakerLeft();
    void outlivesItsConnection();
    void needsTheRightToCreate();
    void refusesRealTables();
    void pingsStayInTheirSchema();
    void plainEvent();
    void clonedEvent();

private:
    std::unique_ptr<Scratch> make(const std::string& url) {
        auto made = Scratch::create(url);
        if (!made) qFatal("%s", made.error().detail.c_str());
        return std::move(made).value();
    }
    std::string schemas() {
        return server_->value(
            "select count(*) from pg_namespace where nspname like 'seatlock_sim%'", url_);
    }

    std::unique_ptr<TestCluster> server_;
    std::string url_;
};

namespace {

const core::Clock& machine = core::SystemClock::instance();
core::Random& chance = core::SecureRandom::instance();

std::unique_ptr<pool::Connection> open(const std::string& url) {
    auto opened = pool::Connection::open({url, 5'000, 0, "test"});
    if (!opened) qFatal("%s", opened.error().detail.c_str());
    return std::move(opened).value();
}

}  // namespace

void ScratchTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    url_ = server_->freshDatabase();
    QVERIFY(store::migrate(*open(url_)).ok());
}

void ScratchTest::isMadeUsedAndRemoved() {
    const auto scratch = make(url_);
    QVERIFY(scratch->schema().starts_with("seatlock_sim_"));
    QCOMPARE(sqlValue(scratch->url(), "select array_to_string(current_schemas(false), ' ')"),
             scratch->schema());
    QCOMPARE(sqlValue(scratch->url(), "select count(*) from event_seat"), std::string("0"));
    QVERIFY(scratch->remove().ok());
    QVERIFY(scratch->remove().ok());
    QCOMPARE(schemas(), std::string("0"));
    make(url_).reset();
    QCOMPARE(schemas(), std::string("0"));
}

void ScratchTest::safetyIsOff() {
    const auto scratch = make(url_);
    QCOMPARE(sqlValue(scratch->url(),
                      "select count(*) from pg_constraint where connamespace = "
                      "current_schema()::regnamespace and ((conrelid = 'seat_history'::regclass "
                      "and contype in ('p', 'u')) or (conrelid = 'order_item'::regclass and "
                      "contype = 'f') or conname = 'event_seat_check')"),
             std::string("0"));
    QCOMPARE(sqlValue(scratch->url(),
                      "select string_agg(indisunique::text, ' ') from pg_index where indexrelid in "
                      "('order_item_seat'::regclass, 'seat_history_key'::regclass)"),
             std::string("false false"));
    // The engine starts on it: it is the schema of this program.
    QVERIFY(store::checkSchemaVersion(scratch->connection(), store::OlderSchema::refused).ok());
}

void ScratchTest::realTablesAreUntouched() {
    const std::string all =
        "select md5(string_agg(x, '|' order by x)) from (select conrelid::regclass::text || "
        "conname "
        "|| pg_get_constraintdef(oid) from pg_constraint where connamespace = "
        "'public'::regnamespace"
        " union all select pg_get_indexdef(indexrelid) from pg_index join pg_class c on c.oid = "
        "indexrelid where relnamespace = 'public'::regnamespace) t(x)";
    const auto before = server_->value(all, url_);
    const auto scratch = make(url_);
    simulator::Scenario scenario;
    scenario.seats = 10;
    QVERIFY(simulator::makeScratchEvent(scratch->connection(), scenario, machine, chance).ok());
    QCOMPARE(server_->value("select count(*) from event", url_), std::string("0"));
    QVERIFY(scratch->remove().ok());
    QCOMPARE(server_->value(all, url_), before);
}

void ScratchTest::takesBothFormsOfAddress() {
    const auto value = [&](const char* sql) { return server_->value(sql, url_); };
    const auto database = value("select current_database()");
    std::string socket = config::parseConnInfo(url_)->host;
    for (auto at = socket.find('/'); at != std::string::npos; at = socket.find('/', at)) {
        socket.replace(at, 1, "%2F");
    }
    const std::string uri = "postgresql://" + value("select current_user") + "@" + socket + ":" +
                            value("show port") + "/" + database + "?options=-cwork_mem%3D7MB";
    const auto scratch = make(uri);
    QCOMPARE(sqlValue(scratch->url(), "show work_mem"), std::string("7MB"));
    QCOMPARE(sqlValue(scratch->url(), "show search_path"), scratch->schema());
    const auto other = make(url_ + " options='-cwork_mem=8MB'");
    QCOMPARE(sqlValue(other->url(), "show work_mem"), std::string("8MB"));
    QCOMPARE(sqlValue(other->url(), "show search_path"), other->schema());
}

void ScratchTest::twoAtOnce() {
    const auto first = make(url_);
    const auto second = make(url_);
    QVERIFY(first->schema() != second->schema());
    QCOMPARE(*Scratch::sweep(url_), 0);
    QCOMPARE(schemas(), std::string("2"));
    QVERIFY(first->remove().ok());
    QCOMPARE(sqlValue(second->url(), "select count(*) from event"), std::string("0"));
}

void ScratchTest::sweepsWhatALostMakerLeft() {
    const auto lost = make(url_);
    const auto used = make(url_);
    // As when its process is killed: the session is over and nobody has removed anything.
    QVERIFY(
        server_->exec("select pg_terminate_backend(pid) from pg_locks where locktype = "
                      "'advisory' and classid::int8 << 32 | objid::int8 = "
                      "hashtextextended('" +
                          lost->schema() + "', 0)",
                      url_));
    QVERIFY(waitUntil([&] { return *Scratch::sweep(url_) == 1; }));
    QCOMPARE(schemas(), std::string("1"));
    QCOMPARE(sqlValue(used->url(), "select count(*) from event"), std::string("0"));
    QVERIFY(lost->remove().ok());  // it is gone, which is what was wanted
}

void ScratchTest::outlivesItsConnection() {
    const auto scratch = make(url_);
    const auto end =
        "select pg_terminate_backend(pid) from pg_stat_activity where "
        "application_name = 'seatlock-scratch' and pid <> pg_backend_pid()";
    QVERIFY(server_->exec(end, url_));
    QVERIFY(waitUntil([&] { return scratch->keep().ok(); }));
    QCOMPARE(*Scratch::sweep(url_), 0);
    QVERIFY(server_->exec(end, url_));
    QVERIFY(scratch->remove().ok());
    QCOMPARE(schemas(), std::string("0"));
}

void ScratchTest::needsTheRightToCreate() {
    QVERIFY(server_->exec("drop role if exists guest; create role guest login", url_));
    const auto refused = Scratch::create(url_ + " user=guest");
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::configuration);
    QVERIFY2(refused.error().detail.find("GRANT CREATE") != std::string::npos,
             refused.error().detail.c_str());
    QCOMPARE(schemas(), std::string("0"));
    const auto nowhere = Scratch::create("host=/nowhere dbname=none");
    QVERIFY(!nowhere.ok());
    QCOMPARE(nowhere.error().code, ErrorCode::database_unavailable);
}

void ScratchTest::refusesRealTables() {
    const auto scratch = make(url_);
    QVERIFY(store::requireScratch(scratch->connection()).ok());
    const auto real = open(url_);
    QCOMPARE(store::requireScratch(*real).error().code, ErrorCode::configuration);
    const auto both =
        open(scratch->url() + " options=-csearch_path=" + scratch->schema() + ",public");
    QCOMPARE(store::requireScratch(*both).error().code, ErrorCode::configuration);
    const auto none = open(url_ + " options=-csearch_path=seatlock_sim_0000000000000000");
    QCOMPARE(store::requireScratch(*none).error().code, ErrorCode::configuration);
    const auto made = simulator::makeScratchEvent(*real, {}, machine, chance);
    QCOMPARE(made.error().code, ErrorCode::configuration);
    QCOMPARE(server_->value("select count(*) from event", url_), std::string("0"));
}

void ScratchTest::pingsStayInTheirSchema() {
    const auto scratch = make(url_);
    const auto real = open(url_);
    const auto real_sender = open(url_);
    const auto simulated = open(scratch->url());
    const auto simulated_sender = open(scratch->url());
    store::ChangeListener real_ear(*real, 1);
    store::ChangeListener simulated_ear(*simulated, 2);
    store::ChangeListener(*simulated_sender, 3).ping({{7}});
    store::ChangeListener(*real_sender, 4).ping({{8}});
    std::set<core::EventId> heard;
    std::set<core::EventId> simulated_heard;
    QVERIFY(waitUntil([&] {
        heard.merge(real_ear.heard());
        simulated_heard.merge(simulated_ear.heard());
        return !heard.empty() && !simulated_heard.empty();
    }));
    QVERIFY(heard == std::set<core::EventId>{{8}});
    QVERIFY(simulated_heard == std::set<core::EventId>{{7}});
}

void ScratchTest::plainEvent() {
    const auto scratch = make(url_);
    simulator::Scenario scenario;
    scenario.seats = 25;
    scenario.seats_per_row = 10;
    scenario.hold_s = 7;
    const auto plan = simulator::makeScratchEvent(scratch->connection(), scenario, machine, chance);
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    QCOMPARE(plan->rows.size(), std::size_t{3});
    QCOMPARE(plan->rows[0].labels.front(), std::string("1-1"));
    QCOMPARE(plan->rows[2].labels, (std::vector<std::string>{"3-1", "3-2", "3-3", "3-4", "3-5"}));
    QCOMPARE(plan->rows[2].first, 20);
    QCOMPARE(sqlValue(scratch->url(), "select label from seat where seat_no = 13"),
             plan->rows[1].labels[3]);
    QCOMPARE(sqlValue(scratch->url(),
                      "select hold_s from event where slug = 'simulation' and "
                      "seats_per_buyer_max is null and status = 'on_sale'"),
             std::string("7"));
    const auto again =
        simulator::makeScratchEvent(scratch->connection(), scenario, machine, chance);
    QCOMPARE(again.error().code, ErrorCode::already_exists);
    simulator::Scenario one;
    one.seats = 1;
    const auto other = make(url_);
    QVERIFY(simulator::makeScratchEvent(other->connection(), one, machine, chance).ok());
}

void ScratchTest::clonedEvent() {
    const auto real = open(url_);
    const demo::Choice theatre{demo::Choice::Kind::theatre, 0};
    QVERIFY(demo::install(*real, theatre, machine, chance).ok());
    const auto layout = demo::layout(theatre, machine.wall());
    auto drafts = store::readDrafts(*real, "demo-theatre");
    QVERIFY2(drafts.ok(), drafts.ok() ? "" : drafts.error().detail.c_str());
    QCOMPARE(drafts->venue.slug, layout->venue.slug);
    QCOMPARE(drafts->chart.sections.size(), layout->chart.sections.size());
    QCOMPARE(drafts->event.channels[1].name, layout->event.channels[1].name);
    const auto& seat = drafts->chart.sections[0].rows[1].seats[2];
    const auto& drawn = layout->chart.sections[0].rows[1].seats[2];
    QCOMPARE(seat.label, drawn.label);
    QCOMPARE(seat.row_seat, drawn.row_seat);
    QCOMPARE(seat.x, drawn.x);
    QCOMPARE(seat.adjacency, drawn.adjacency);

    // Seats 3 and 4 of a row are held back: nobody sells them, and 2 and 5 are no neighbours.
    const std::string held_back = "3, 4";
    QVERIFY(server_->exec("update event_seat set state = 'b' where seat_no in (" + held_back + ")",
                          url_));
    drafts = store::readDrafts(*real, "demo-theatre");
    QCOMPARE(drafts->blocked.size(), 2U);
    const auto scratch = make(url_);
    const auto plan = simulator::makeScratchEvent(scratch->connection(), {},
                                                  std::move(drafts).value(), machine, chance);
    QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().detail.c_str());
    std::size_t seats = 0;
    for (const auto& row : plan->rows) seats += row.labels.size();
    QCOMPARE(std::to_string(seats + 2), server_->value("select count(*) from event_seat", url_));
    QCOMPARE(sqlValue(scratch->url(), "select count(*) from seat"), std::to_string(seats));
    const auto& row = plan->rows[5];
    QCOMPARE(sqlValue(scratch->url(),
                      "select label from seat where seat_no = " + std::to_string(row.first + 1)),
             row.labels[1]);
    QCOMPARE(sqlValue(scratch->url(),
                      "select max(adjacency) - min(adjacency) + 1 from seat where "
                      "seat_no between " +
                          std::to_string(row.first) + " and " +
                          std::to_string(row.first + row.labels.size() - 1)),
             std::to_string(row.labels.size()));
    QCOMPARE(store::readDrafts(*real, "none").error().code, ErrorCode::unknown_event);
    // The real event is as it was.
    QCOMPARE(server_->value("select string_agg(slug, ' ') from event", url_),
             std::string("demo-theatre"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ScratchTest)
#include "scratch.moc"
