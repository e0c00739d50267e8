// Every method on every path; health; metrics.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

#include <map>

#include <QRegularExpression>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

using Samples = std::map<std::string, double>;

/// Reads the text format (https://prometheus.io/docs/instrumenting/exposition_formats/); empty
/// when a line is not of it, a family is not declared or a sample comes twice.
Samples parseMetrics(const std::string& text) {
    static const QRegularExpression comment(str("^# (HELP|TYPE) ([a-z_]+) .+$"));
    static const QRegularExpression sample(
        str("^([a-z_]+)(\\{([a-z]+=\"[^\"]*\",?)+\\})? (-?[0-9.e+-]+|NaN)$"));
    static const QRegularExpression part(str("_(bucket|sum|count)$"));
    Samples out;
    QStringList families;
    for (const auto& line : QString::fromStdString(text).split(QLatin1Char('\n'))) {
        if (line.isEmpty()) continue;
        if (const auto match = comment.match(line); match.hasMatch()) {
            families += match.captured(2);
            continue;
        }
        const auto match = sample.match(line);
        auto family = match.captured(1);
        if (!families.contains(family)) family.remove(part);
        const auto name = line.left(line.lastIndexOf(QLatin1Char(' '))).toStdString();
        if (!match.hasMatch() || !families.contains(family) || out.contains(name)) {
            qWarning("not a sample: %s", qPrintable(line));
            return {};
        }
        out[name] = match.captured(4).toDouble();
    }
    return out;
}

}  // namespace

class ApiMethods : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(50)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
        hold_ = client_->post("/v1/events/plain-50/holds", seatsBody({"1"})).text("hold");
        const auto bought = client_->post("/v1/events/plain-50/holds", seatsBody({"2"}));
        code_ = client_
                    ->post("/v1/orders", "{\"hold\":\"" + bought.text("hold") +
                                             "\",\"buyer\":{\"name\":\"A\",\"email\":\"a@b\"}}")
                    .text("code");
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void everyPathTellsItsMethods() {
        const auto paths = document("paths");
        for (auto at = paths.constBegin(); at != paths.constEnd(); ++at) {
            QStringList expected{str("OPTIONS")};
            for (const auto& method : at.value().toObject().keys()) {
                expected += method.toUpper();
                if (method == str("get")) expected += str("HEAD");
            }
            expected.sort();
            const auto reply = client_->send("OPTIONS", target(at.key()));
            COMPARE_STATUS(reply, 204);
            auto allowed = QString::fromStdString(reply.header("Allow")).split(str(", "));
            allowed.sort();
            QCOMPARE(allowed, expected);
        }
        const auto all = client_->send("OPTIONS", "*");
        COMPARE_STATUS(all, 204);
        QCOMPARE(all.header("Allow"), std::string("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
    }

    void otherMethodsAreRefused() {
        const auto paths = document("paths");
        for (auto at = paths.constBegin(); at != paths.constEnd(); ++at) {
            const auto operations = at.value().toObject();
            for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
                const bool is_head = std::string(method) == "HEAD";
                const auto key = is_head ? str("get") : str(method).toLower();
                if (operations.contains(key)) continue;
                const auto reply = client_->send(method, target(at.key()));
                COMPARE_STATUS(reply, 405);
                QVERIFY(!reply.header("Allow").empty());
                if (!is_head) QCOMPARE(reply.problem(), std::string("method-not-allowed"));
            }
        }
    }

    void headIsLikeGetWithoutTheBody() {
        const auto paths = document("paths");
        for (auto at = paths.constBegin(); at != paths.constEnd(); ++at) {
            const auto operation = at.value().toObject().value(str("get")).toObject();
            if (operation.isEmpty() || at.key().endsWith(str("/stream"))) continue;
            if (operation.contains(str("security"))) continue;  // tests/http/apirights.cpp
            const auto get = client_->get(target(at.key()));
            COMPARE_STATUS(get, 200);
            const auto head = client_->send("HEAD", target(at.key()));
            COMPARE_STATUS(head, 200);
            QVERIFY(head.body.empty());
            QCOMPARE(head.header("Content-Type"), get.header("Content-Type"));
            if (at.key() == str("/metrics")) continue;  // its figures move
            QCOMPARE(head.header("Content-Length"), get.header("Content-Length"));
        }
    }

    void isAliveAndReady() {
        COMPARE_STATUS(client_->get("/livez"), 200);
        COMPARE_STATUS(client_->get("/readyz"), 200);
    }

    void countsWhatHappens() {
        const auto before = metrics();
        QVERIFY(!before.empty());
        const auto hold = client_->post("/v1/events/plain-50/holds", seatsBody({"10", "11"}));
        COMPARE_STATUS(hold, 201);
        COMPARE_STATUS(client_->post("/v1/events/plain-50/holds", seatsBody({"10"})), 409);
        COMPARE_STATUS(client_->patch(hold.header("Location"), "{\"extend\":true}"), 200);
        COMPARE_STATUS(client_->del(hold.header("Location")), 204);
        COMPARE_STATUS(client_->get("/v1/events/nothing"), 404);
        COMPARE_STATUS(client_->sendBytes("nonsense\r\n\r\n"), 400);
        const auto after = metrics();
        const auto grown = [&](const std::string& name) {
            const auto was = before.find(name);
            const auto is = after.find(name);
            if (is == after.end()) return -1.0;
            return is->second - (was == before.end() ? 0 : was->second);
        };
        QCOMPARE(grown("seatlock_holds_total"), 1.0);
        QCOMPARE(grown("seatlock_seats_held_total"), 2.0);
        QCOMPARE(grown("seatlock_holds_released_total"), 1.0);
        QCOMPARE(grown("seatlock_holds_extended_total"), 1.0);
        QCOMPARE(grown("seatlock_board_refusals_total"), 1.0);
        QCOMPARE(grown("seatlock_refusals_total{reason=\"seat-unavailable\"}"), 1.0);
        QCOMPARE(grown(requests("create-hold", 201)), 1.0);
        QCOMPARE(grown(requests("create-hold", 409)), 1.0);
        QCOMPARE(grown(requests("release-hold", 204)), 1.0);
        QCOMPARE(grown(requests("read-event", 404)), 1.0);
        QCOMPARE(grown("seatlock_http_rejected_total{reason=\"malformed-request\"}"), 1.0);
        QVERIFY(grown("seatlock_batch_size_count") >= 1.0);
        QVERIFY(grown("seatlock_http_received_bytes_total") > 100.0);
    }

    void tellsTheStateOfThings() {
        const auto now = metrics();
        QVERIFY(!now.empty());
        QCOMPARE(now.at("seatlock_seats{event=\"plain-50\",state=\"sold\"}"), 1.0);
        QVERIFY(now.at("seatlock_http_connections") >= 1.0);
        QVERIFY(now.at("process_resident_memory_bytes") > 1e6);
        const auto ceiling = now.at("seatlock_pool_connections_max");
        double open = 0;
        for (const char* state : {"sv_active", "sv_idle", "sv_login"}) {
            open += now.at(std::string("seatlock_pool_servers{state=\"") + state + "\"}");
        }
        QVERIFY(open <= ceiling);
        // Buckets are cumulative and end with the count.
        const std::string family = "seatlock_http_request_duration_seconds";
        const std::string route = "route=\"create-hold\"";
        QCOMPARE(now.at(family + "_bucket{" + route + ",le=\"+Inf\"}"),
                 now.at(family + "_count{" + route + "}"));
    }

private:
    static QJsonObject document(const char* member) {
        return ApiContract::instance().document().value(QLatin1String(member)).toObject();
    }
    std::string target(QString pattern) const {
        pattern.replace(str("{event}"), str("plain-50"));
        pattern.replace(str("{hold}"), QString::fromStdString(hold_));
        pattern.replace(str("{code}"), QString::fromStdString(code_));
        return pattern.toStdString();
    }
    Samples metrics() { return parseMetrics(client_->get("/metrics").body); }
    static std::string requests(const std::string& route, int status) {
        return "seatlock_http_requests_total{route=\"" + route + "\",status=\"" +
               std::to_string(status) + "\"}";
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
    std::string hold_;
    std::string code_;
};

QTEST_GUILESS_MAIN(ApiMethods)
#include "apimethods.moc"
