// The embedded PostgreSQL's life, with the real server.
#include "tests/support/testcluster.h"

#include <QTest>

namespace seatlock::tests {

class ClusterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsStopsAndStartsAgain();
};

void ClusterTest::startsStopsAndStartsAgain() {
    TestCluster server;
    QVERIFY2(server.ok(), server.error().c_str());
    QCOMPARE(server.value("SHOW data_checksums"), std::string("on"));
    QVERIFY(server.exec("CREATE TABLE kept AS SELECT 42 AS answer"));
    QVERIFY(server.cluster().stop().ok());
    QVERIFY(!server.cluster().alive());
    QVERIFY(server.cluster().start().ok());
    QCOMPARE(server.value("SELECT answer FROM kept"), std::string("42"));
    const auto url = server.freshDatabase();
    QCOMPARE(server.value("SELECT current_database()", url), std::string("test_1"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::ClusterTest)
#include "cluster.moc"
