// The PgBouncer that other tests use: it is real and it pools transactions.
#include "tests/support/testbouncer.h"

#include <QTest>

namespace seatlock::tests {

class BouncerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersAndRestarts();
    void poolsTransactions();
};

void BouncerTest::answersAndRestarts() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    TestBouncer bouncer(server);
    QVERIFY2(bouncer.ok(), bouncer.error().c_str());
    QCOMPARE(server.value("SELECT 40 + 2", bouncer.url()), std::string("42"));

    bouncer.stop();
    bool failed = false;
    sqlValue(bouncer.url(), "SELECT 1", &failed);
    QVERIFY(failed);
    QVERIFY(bouncer.start());
    QVERIFY(bouncer.restart());
    server.freshDatabase();
    QCOMPARE(server.value("SELECT current_database()", bouncer.url("test_1")),
             std::string("test_1"));
}

void BouncerTest::poolsTransactions() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    BouncerOptions options;
    options.pool_size = 1;
    TestBouncer bouncer(server, options);
    QVERIFY2(bouncer.ok(), bouncer.error().c_str());
    const auto first = server.value("SELECT pg_backend_pid()", bouncer.url());
    const auto second = server.value("SELECT pg_backend_pid()", bouncer.url());
    QCOMPARE(first, second);
    QCOMPARE(server.value("SHOW POOLS", bouncer.url("pgbouncer")), std::string("pgbouncer"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::BouncerTest)
#include "bouncer.moc"
