// seatlockd rush and seatlockd audit, the programs themselves, against a real engine.
#include "engine/cluster/cluster.h"
#include "engine/staff/role.h"
#include "tests/support/process.h"
#include "tests/support/testcluster.h"

#include <memory>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <signal.h>

namespace seatlock::tests {

namespace {

const std::string program = SEATLOCK_BIN_DIR "/seatlockd";
constexpr std::chrono::minutes patience{2};

struct Outcome {
    int code = -1;
    QJsonObject json;
    std::string output;
    std::string errors;
};

Outcome run(const std::vector<std::string>& arguments) {
    Process process(program, arguments);
    Outcome out;
    out.code = process.waitForExit(patience);
    out.output = process.standardOutput();
    out.errors = process.standardError();
    out.json = QJsonDocument::fromJson(QByteArray::fromStdString(out.output)).object();
    return out;
}

int number(const QJsonObject& json, const char* name) {
    return json.value(QLatin1String(name)).toInt(-1);
}

int status(const Outcome& outcome, const char* code) {
    return number(outcome.json.value(QLatin1String("status")).toObject(), code);
}

}  // namespace

class RushProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameSeatHasOneWinner();
    void sellsAnEventOut();
    void bestAvailableIntoOrders();
    void fixedRate();
    void anotherDatabaseKnowsNothing();
    void withoutADatabase();
    void auditFindsWhatIsBroken();
    void housesHaveAccounts();
    void wrongUseIsExplained_data();
    void wrongUseIsExplained();
    void cleanupTestCase();

private:
    Outcome rush(const std::string& event, std::vector<std::string> more) {
        more.insert(more.begin(), {"rush", "--json", "--url", url_, "--event", event});
        return run(more);
    }
    Outcome audited(const std::string& event, std::vector<std::string> more) {
        more.insert(more.end(), {"--database", server_->url()});
        return rush(event, std::move(more));
    }

    std::unique_ptr<TestCluster> server_;
    std::unique_ptr<Process> engine_;
    std::string url_;
};

void RushProgramTest::initTestCase() {
    server_ = std::make_unique<TestCluster>("fsync = off");
    QVERIFY2(server_->ok(), server_->error().c_str());
    engine_ = std::make_unique<Process>(
        program, std::vector<std::string>{"serve", "--listen", "127.0.0.1:0", "--database",
                                          server_->url(), "--demo-plain", "500,600,700"});
    const auto ready = engine_->waitForLine("ready ", patience);
    QVERIFY2(!ready.empty(), engine_->standardError().c_str());
    url_ = ready.substr(ready.find("http://"));
}

void RushProgramTest::cleanupTestCase() {
    engine_->signal(SIGTERM);
    QCOMPARE(engine_->waitForExit(patience), 0);
    engine_.reset();
    server_.reset();
}

void RushProgramTest::sameSeatHasOneWinner() {
    for (const int seed : {1, 2}) {
        const auto done = audited("plain-500", {"--pattern", "same-seat", "--buyers", "50",
                                                "--seed", std::to_string(seed)});
        QVERIFY2(done.code == 0, (done.errors + done.output).c_str());
        QCOMPARE(number(done.json, "requests"), 50);
        QCOMPARE(status(done, "201"), 1);
        QCOMPARE(status(done, "409"), 49);
        QCOMPARE(number(done.json, "unknown"), 0);
        QCOMPARE(number(done.json, "double_bookings"), 0);
        QCOMPARE(number(done.json, "lost"), 0);
        QCOMPARE(number(done.json, "violations"), 0);
    }
}

void RushProgramTest::sellsAnEventOut() {
    const auto done = audited("plain-600", {"--buyers", "32", "--duration", "100"});
    QVERIFY2(done.code == 0, (done.errors + done.output).c_str());
    QCOMPARE(status(done, "201"), 600);
    const auto audit =
        run({"audit", "--event", "plain-600", "--json", "--database", server_->url()});
    QCOMPARE(audit.code, 0);
    QCOMPARE(number(audit.json, "available"), 0);
    QCOMPARE(number(audit.json, "held"), 600);
    QCOMPARE(number(audit.json, "sold"), 0);
    QCOMPARE(number(audit.json, "blocked"), 0);
    QCOMPARE(number(audit.json, "violations"), 0);
    const auto again = audited("plain-600", {});
    QCOMPARE(again.code, 1);
    QVERIFY(again.errors.find("no seat of plain-600 is free") != std::string::npos);
}

void RushProgramTest::bestAvailableIntoOrders() {
    const auto done = audited("plain-700", {"--pattern", "best-available", "--buyers", "20",
                                            "--requests", "150", "--confirm"});
    QVERIFY2(done.code == 0, (done.errors + done.output).c_str());
    const auto orders = done.json.value(QLatin1String("orders")).toObject();
    const int sold = number(orders.value(QLatin1String("status")).toObject(), "201");
    QVERIFY(sold > 0);
    QCOMPARE(sold, status(done, "201"));
    QCOMPARE(server_->value("select count(*) from orders"), std::to_string(sold));
}

void RushProgramTest::fixedRate() {
    const auto done = audited(
        "plain-500", {"--pattern", "spread", "--buyers", "20", "--rate", "200", "--duration", "1"});
    QVERIFY2(done.code == 0, (done.errors + done.output).c_str());
    QCOMPARE(number(done.json, "requests") + number(done.json, "unsent"), 200);
    QCOMPARE(number(done.json, "rate"), 200);
}

void RushProgramTest::anotherDatabaseKnowsNothing() {
    const auto other = server_->freshDatabase();
    QCOMPARE(run({"demo", "--plain", "500", "--database", other}).code, 0);
    const auto done = rush("plain-500", {"--pattern", "hot", "--buyers", "20", "--requests", "40",
                                         "--seed", "99", "--database", other});
    QCOMPARE(done.code, 1);
    QVERIFY(number(done.json, "lost") > 0);
    QCOMPARE(number(done.json, "lost"), status(done, "201"));
}

void RushProgramTest::withoutADatabase() {
    const auto done = rush(
        "plain-500", {"--pattern", "spread", "--buyers", "10", "--requests", "100", "--no-audit"});
    QVERIFY2(done.code == 0, (done.errors + done.output).c_str());
    QCOMPARE(number(done.json, "requests"), 100);
    QCOMPARE(done.json.value(QLatin1String("audited")).toBool(true), false);
}

void RushProgramTest::auditFindsWhatIsBroken() {
    const auto url = server_->freshDatabase();
    QCOMPARE(run({"demo", "--plain", "50", "--database", url}).code, 0);
    QCOMPARE(run({"audit", "--database", url}).code, 0);
    QVERIFY(server_->exec("update event_seat set version = 3 where seat_no = 6", url));
    const auto json = run({"audit", "--json", "--event", "plain-50", "--database", url});
    QCOMPARE(json.code, 1);
    QCOMPARE(number(json.json, "violations"), 1);
    const auto text = run({"audit", "--database", url});
    QCOMPARE(text.code, 1);
    QVERIFY(text.output.find("BROKEN") != std::string::npos);
    QVERIFY(text.output.find("seat 7 ") != std::string::npos);
}

void RushProgramTest::housesHaveAccounts() {
    const auto url = server_->freshDatabase();
    const auto users = [&] {
        return server_->value("select count(*) from staff_user where demo", url);
    };
    QCOMPARE(run({"demo", "--plain", "50", "--database", url}).code, 0);
    QCOMPARE(users(), std::string("0"));
    const auto first = run({"demo", "--database", url});
    QVERIFY2(first.code == 0, first.errors.c_str());
    QVERIFY(first.output.find("account demo-administrator") != std::string::npos);
    QCOMPARE(users(), std::to_string(staff::all_roles.size()));
    const auto second = run({"demo", "--database", url});
    QCOMPARE(second.code, 0);
    QVERIFY(second.output.find("account") == std::string::npos);
}

void RushProgramTest::wrongUseIsExplained_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const QStringList& arguments, const char* words) {
        QTest::newRow(name) << arguments << QString::fromUtf8(words);
    };
    const QString rush = QStringLiteral("rush");
    const QString url = QStringLiteral("--url");
    const QString here = QString::fromStdString(url_);
    row("no engine", {rush, url, QStringLiteral("http://127.0.0.1:1")}, "seatlockd serve");
    row("no address", {rush, url, QStringLiteral("localhost:8080")}, "http://127.0.0.1:8080");
    row("no event", {rush, url, here, QStringLiteral("--event"), QStringLiteral("none")},
        "plain-500");
    row("no buyers", {rush, QStringLiteral("--buyers"), QStringLiteral("0")}, "1 to 28000");
    row("long", {rush, QStringLiteral("--duration"), QStringLiteral("1e9")}, "1 to 86400");
    row("pattern", {rush, QStringLiteral("--pattern"), QStringLiteral("any")}, "sell-out");
    row("same seat at a rate",
        {rush, QStringLiteral("--pattern"), QStringLiteral("same-seat"), QStringLiteral("--rate"),
         QStringLiteral("5")},
        "leave --rate");
    row("no database",
        {rush, url, here, QStringLiteral("--event"), QStringLiteral("plain-500"),
         QStringLiteral("--data-dir"), QStringLiteral("/nowhere")},
        "--no-audit");
    row("event to audit",
        {QStringLiteral("audit"), QStringLiteral("--event"), QStringLiteral("none"),
         QStringLiteral("--database"), QString::fromStdString(server_->url())},
        "plain-600");
}

void RushProgramTest::wrongUseIsExplained() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    std::vector<std::string> all;
    for (const auto& argument : arguments) all.push_back(argument.toStdString());
    const auto done = run(all);
    QCOMPARE(done.code, 2);
    QVERIFY2(done.errors.find(words.toStdString()) != std::string::npos, done.errors.c_str());
    QVERIFY(done.output.empty());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::RushProgramTest)
#include "rush.moc"
