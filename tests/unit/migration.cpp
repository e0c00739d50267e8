// Which migrations a database needs, and which databases are refused.
#include "engine/store/migration.h"

#include <QTest>

namespace seatlock::tests {

using core::ErrorCode;
using store::AppliedMigration;
using store::Migration;
using store::planMigrations;

class MigrationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyDatabaseNeedsAll();
    void upToDateNeedsNothing();
    void orderOfRecordsDoesNotMatter();
    void appliesWhatIsMissing();
    void refusesANewerDatabase();
    void refusesAChangedFile();
    void refusesHoles();
    void checksumIsStable();
    void embeddedFilesAreNumbered();
};

namespace {

std::vector<Migration> files(int count) {
    std::vector<Migration> out;
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        out.push_back({i, "step" + number, "select " + number});
    }
    return out;
}

std::vector<AppliedMigration> applied(int count) {
    std::vector<AppliedMigration> out;
    for (const auto& file : files(count)) {
        out.push_back({file.version, file.name, store::checksum(file)});
    }
    return out;
}

bool mentions(const core::Error& error, const char* words) {
    return error.detail.find(words) != std::string::npos;
}

}  // namespace

void MigrationTest::emptyDatabaseNeedsAll() {
    const auto plan = planMigrations(files(3), {});
    QVERIFY(plan.ok());
    QCOMPARE(*plan, (std::vector<int>{0, 1, 2}));
    QVERIFY(planMigrations({}, {})->empty());
}

void MigrationTest::upToDateNeedsNothing() {
    const auto plan = planMigrations(files(3), applied(3));
    QVERIFY(plan.ok());
    QVERIFY(plan->empty());
}

void MigrationTest::orderOfRecordsDoesNotMatter() {
    auto records = applied(3);
    std::swap(records[0], records[2]);
    QCOMPARE(*planMigrations(files(4), records), std::vector<int>{3});
}

void MigrationTest::appliesWhatIsMissing() {
    QCOMPARE(*planMigrations(files(4), applied(2)), (std::vector<int>{2, 3}));
}

void MigrationTest::refusesANewerDatabase() {
    const auto plan = planMigrations(files(2), applied(3));
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().code, ErrorCode::schema);
    QVERIFY(mentions(plan.error(), "newer"));
    QVERIFY(mentions(plan.error(), "002_step2.sql"));
}

void MigrationTest::refusesAChangedFile() {
    auto known = files(3);
    known[1].sql += " ";
    const auto plan = planMigrations(known, applied(2));
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().code, ErrorCode::schema);
    QVERIFY(mentions(plan.error(), "001_step1.sql"));
}

void MigrationTest::refusesHoles() {
    auto known = files(3);
    known.erase(known.begin() + 1);
    QVERIFY(mentions(planMigrations(known, {}).error(), "hole"));
    known = files(3);
    known[2].version = 1;  // a number used twice
    QVERIFY(!planMigrations(known, {}).ok());
    auto records = applied(3);
    records.erase(records.begin() + 1);
    const auto plan = planMigrations(files(3), records);
    QVERIFY(!plan.ok());
    QVERIFY(mentions(plan.error(), "version 1 is missing"));
}

void MigrationTest::checksumIsStable() {
    const auto sum = store::checksum({0, "a", "select 1"});
    QCOMPARE(sum.size(), std::size_t{64});
    QCOMPARE(sum, store::checksum({7, "other name", "select 1"}));
    QVERIFY(sum != store::checksum({0, "a", "select 2"}));
}

void MigrationTest::embeddedFilesAreNumbered() {
    const auto& known = store::embeddedMigrations();
    QVERIFY(known.size() >= 2);
    QCOMPARE(known[0].name, std::string("migrations"));
    QVERIFY(known[1].sql.find("create table event_seat") != std::string::npos);
    QVERIFY(planMigrations(known, {}).ok());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::MigrationTest)
#include "migration.moc"
