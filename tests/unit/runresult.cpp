// Results of simulations as JSON, and back.
#include "engine/simulator/runresult.h"

#include "tests/support/paperresult.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace seatlock::tests {

using simulator::RunResult;
using simulator::runResultOf;
using simulator::toJson;

namespace {

RunResult full() {
    RunResult result = paperResult();
    result.stopped = true;
    result.recommendation = {"Raise pool_connections to 24.", "\"Quotes\", \\ and\nlines: ä €"};
    result.strategies[1].failure = "the database went away";
    result.strategies[1].audit = {false, 1, 2, 3, 4, 5, 6, 7, {{"ledger", "Seat <1-1>"}}};
    result.strategies[2].requests = std::int64_t{1} << 60;
    result.strategies[3].samples.clear();
    return result;
}

}  // namespace

class RunResultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackWhole();
    void hasTheAgreedFields();
    void lessIsRead();
    void brokenIsRefused_data();
    void brokenIsRefused();
};

void RunResultTest::comesBackWhole() {
    const RunResult before = full();
    const auto read = runResultOf(toJson(before));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    const RunResult& after = *read;
    QCOMPARE(toJson(after), toJson(before));  // every field that is written
    QCOMPARE(after.id, before.id);
    QVERIFY(after.scenario == before.scenario);
    QCOMPARE(after.setting.machine, before.setting.machine);
    QCOMPARE(after.setting.started_at, before.setting.started_at);
    QCOMPARE(after.stopped, true);
    QCOMPARE(after.faults, before.faults);
    QCOMPARE(after.recommendation, before.recommendation);
    QCOMPARE(after.strategies.size(), before.strategies.size());
    for (std::size_t i = 0; i < before.strategies.size(); ++i) {
        const auto& was = before.strategies[i];
        const auto& is = after.strategies[i];
        QCOMPARE(is.name, was.name);
        QCOMPARE(is.requests, was.requests);
        QCOMPARE(is.double_booking_rate, was.double_booking_rate);
        QCOMPARE(is.engine_rss_kb_max, was.engine_rss_kb_max);
        QVERIFY(is.latency_ms == was.latency_ms);
        QVERIFY(is.fairness == was.fairness);
        QCOMPARE(is.answers, was.answers);
        QVERIFY(is.audit == was.audit);
        QCOMPARE(is.raw_log_sha256, was.raw_log_sha256);
        QCOMPARE(is.failure, was.failure);
        QCOMPARE(is.samples.size(), was.samples.size());
        if (was.samples.empty()) continue;
        QCOMPARE(is.samples.back().at_s, was.samples.back().at_s);
        QCOMPARE(is.samples.back().double_bookings, was.samples.back().double_bookings);
        QCOMPARE(is.samples.back().rss_kb, was.samples.back().rss_kb);
    }
}

void RunResultTest::hasTheAgreedFields() {
    const auto json = QByteArray::fromStdString(toJson(paperResult()));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QVERIFY(object.value(QLatin1String("scenario")).toObject().contains(QLatin1String("seed")));
    QVERIFY(object.value(QLatin1String("setting")).toObject().contains(QLatin1String("machine")));
    const QJsonObject naive = object.value(QLatin1String("strategies")).toArray()[0].toObject();
    for (const char* name :
         {"name", "requests_per_s", "seats_per_s", "seats_sold", "double_bookings",
          "double_booking_rate", "latency_ms", "engine_rss_mb_max", "db_connections_max", "errors",
          "fairness", "audit", "raw_log_sha256"}) {
        QVERIFY2(naive.contains(QLatin1String(name)), name);
    }
    const QJsonObject latency = naive.value(QLatin1String("latency_ms")).toObject();
    QCOMPARE(latency.keys(), (QStringList{QStringLiteral("max"), QStringLiteral("p50"),
                                          QStringLiteral("p95"), QStringLiteral("p99")}));
    QCOMPARE(naive.value(QLatin1String("engine_rss_mb_max")).toDouble(), 31'999 / 1024.0);
}

void RunResultTest::lessIsRead() {
    RunResult little;
    little.id = "1";
    little.scenario = paperResult().scenario;
    auto object = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(little))).object();
    object.remove(QLatin1String("setting"));
    object.remove(QLatin1String("faults"));
    object[QLatin1String("strategies")] =
        QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("naive")}}};
    const auto read = runResultOf(QJsonDocument(object).toJson().toStdString());
    QVERIFY(read.ok());
    QCOMPARE(read->strategies.size(), std::size_t{1});
    QCOMPARE(read->strategies[0].name, std::string("naive"));
    QCOMPARE(read->strategies[0].requests, 0);
}

void RunResultTest::brokenIsRefused_data() {
    QTest::addColumn<QByteArray>("json");
    const auto whole = QByteArray::fromStdString(toJson(paperResult()));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("result");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("cut") << whole.left(whole.size() / 2);
    QTest::newRow("another object") << QByteArray(R"({"id":"1","strategies":[]})");
    QTest::newRow("no name") << QByteArray(whole).replace("20261129-124501-on-sale\",\"sc",
                                                          "\",\"sc");
    QTest::newRow("no scenario of ours")
        << QByteArray(R"({"id":"1","scenario":{"kind":"lottery"},"strategies":[]})");
}

void RunResultTest::brokenIsRefused() {
    QFETCH(QByteArray, json);
    const auto read = runResultOf(json.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, core::ErrorCode::configuration);
    QVERIFY(!read.error().detail.empty());
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::RunResultTest)
#include "runresult.moc"
