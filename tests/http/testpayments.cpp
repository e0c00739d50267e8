// The provider that takes no money, as a demonstration chooses it: by an option of seatlockd.
#include "tests/http/rawclient.h"
#include "tests/support/daemon.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QJsonObject ask(std::uint16_t port, const std::string& method, const std::string& target,
                const std::string& body = {}) {
    RawClient client(port);
    client.send(method + " " + target +
                " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n"
                "Content-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body);
    return QJsonDocument::fromJson(QByteArray::fromStdString(client.read().body)).object();
}

std::string text(const QJsonObject& object, const char* member) {
    return object[QLatin1String(member)].toString().toStdString();
}

}  // namespace

class TestPayments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isRefusedWithoutADemo() {
        for (const std::vector<std::string>& wrong :
             {std::vector<std::string>{"--test-payments", "paid"},
              std::vector<std::string>{"--demo", "--test-payments", "free"},
              std::vector<std::string>{"--demo", "--test-payments", "paid@"},
              std::vector<std::string>{"--demo", "--test-payments", "paid,"}}) {
            const ScratchDirectory scratch;
            std::vector<std::string> arguments{"serve", "--data-dir", scratch.path() + "/data"};
            arguments.insert(arguments.end(), wrong.begin(), wrong.end());
            Process process(SEATLOCK_BIN_DIR "/seatlockd", arguments);
            QCOMPARE(process.waitForExit(), 2);
            QVERIFY2(process.standardError().find("--test-payments takes") != std::string::npos,
                     process.standardError().c_str());
        }
    }

    /// It would give real tickets away: neither at the start, nor for an event that came later.
    void isRefusedWhereRealTicketsAreSold() {
        TestCluster cluster;
        QVERIFY2(cluster.ok(), cluster.error().c_str());
        const auto url = cluster.freshDatabase();
        const std::vector<std::string> test_payments{"--demo-plain", "50", "--test-payments",
                                                     "paid"};
        {
            Daemon daemon({"--database", url}, 0, test_payments);
            QVERIFY(daemon.ready());
            QVERIFY(
                cluster.exec("update event set slug = 'spring-gala',"
                             " revision = revision + 1",
                             url));
            QVERIFY(waitUntil([&] {
                return text(ask(daemon.port(), "GET", "/v1/events/plain-50"), "event") ==
                       "spring-gala";
            }));
            const auto hold =
                ask(daemon.port(), "POST", "/v1/events/plain-50/holds", R"({"seats":["1"]})");
            const auto order = ask(daemon.port(), "POST", "/v1/orders",
                                   R"({"hold":")" + text(hold, "hold") +
                                       R"(","buyer":{"name":"Ada","email":"ada@example.org"},)"
                                       R"("payment":{"provider":"test"}})");
            QCOMPARE(order[QLatin1String("status")].toInt(), 422);
            QCOMPARE(daemon.stop(), 0);
        }
        Process process(SEATLOCK_BIN_DIR "/seatlockd",
                        {"serve", "--database", url, "--listen", "127.0.0.1:0", "--demo-plain",
                         "60", "--test-payments", "paid"});
        QCOMPARE(process.waitForExit(), 1);
        const auto said = process.standardError();
        QVERIFY2(said.find("sells spring-gala, which is no demo event") != std::string::npos,
                 said.c_str());
        // Without it, both are sold.
        Daemon daemon({"--database", url}, 0, {"--demo-plain", "60"});
        QVERIFY(daemon.ready());
        QCOMPARE(daemon.get("/v1/events/spring-gala"), 200);
        QCOMPARE(daemon.get("/v1/events/plain-60"), 200);
        QCOMPARE(daemon.stop(), 0);
    }

    /// It fails, is paid late, and that is told twice.
    void tellsWhatItIsToldTo() {
        const ScratchDirectory scratch;
        const ServerReaper reaper(scratch.path() + "/data");
        Daemon daemon({"--data-dir", scratch.path() + "/data"}, 0,
                      {"--demo-plain", "50", "--test-payments", "failed,paid@200,paid@300"});
        QVERIFY(daemon.ready());
        const auto hold =
            ask(daemon.port(), "POST", "/v1/events/plain-50/holds", R"({"seats":["1","2"]})");
        const auto order = ask(daemon.port(), "POST", "/v1/orders",
                               R"({"hold":")" + text(hold, "hold") +
                                   R"(","buyer":{"name":"Ada","email":"ada@example.org"},)"
                                   R"("payment":{"provider":"test"}})");
        QCOMPARE(text(order, "state"), std::string("open"));
        const auto target = "/v1/orders/" + text(order, "code");
        QVERIFY(
            waitUntil([&] { return text(ask(daemon.port(), "GET", target), "state") == "paid"; }));
        QCOMPARE(daemon.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPayments)
#include "testpayments.moc"
