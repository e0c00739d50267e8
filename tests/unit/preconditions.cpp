// If-Match and If-None-Match, and what the audit trail keeps of a body.
#include "engine/api/preconditions.h"

#include "engine/api/traildetails.h"
#include "engine/http/requestparser.h"

#include <QtTest>

using namespace seatlock;
using namespace seatlock::api;

namespace {

/// Calls `with` with a request of these fields.
template <class With>
void request(const std::string& fields, With with) {
    http::RequestPool pool;
    http::RequestParser parser;
    const config::Limits limits;
    const std::string bytes = "PATCH / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
    QVERIFY(parser.feed(bytes, limits, pool).status == http::RequestParser::Status::complete);
    const auto data = parser.take();
    with(http::Request(*data, http::RemoteAddress()));
}

}  // namespace

class PreconditionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ifMatch_data() {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("error");  // -1: none
        QTest::addColumn<bool>("holds");
        using core::ErrorCode;
        const auto bad = static_cast<int>(ErrorCode::malformed_request);
        QTest::newRow("none") << QByteArray() << static_cast<int>(ErrorCode::precondition_required)
                              << false;
        QTest::newRow("same") << QByteArray("If-Match: \"7\"\r\n") << -1 << true;
        QTest::newRow("other") << QByteArray("If-Match: \"6\"\r\n") << -1 << false;
        QTest::newRow("any") << QByteArray("If-Match: *\r\n") << -1 << true;
        QTest::newRow("list") << QByteArray("If-Match: \"5\" , \"7\"\r\n") << -1 << true;
        QTest::newRow("weak") << QByteArray("If-Match: W/\"7\"\r\n") << -1 << false;
        QTest::newRow("longer") << QByteArray("If-Match: \"77\"\r\n") << -1 << false;
        QTest::newRow("empty") << QByteArray("If-Match: \r\n") << bad << false;
        QTest::newRow("no quotes") << QByteArray("If-Match: 7\r\n") << bad << false;
        QTest::newRow("cut off") << QByteArray("If-Match: \"7\r\n") << bad << false;
        QTest::newRow("rest") << QByteArray("If-Match: \"7\"x\r\n") << bad << false;
    }
    void ifMatch() {
        QFETCH(QByteArray, fields);
        QFETCH(int, error);
        QFETCH(bool, holds);
        request(fields.toStdString(), [&](const http::Request& given) {
            const auto match = IfMatch::of(given);
            QCOMPARE(match.ok() ? -1 : static_cast<int>(match.error().code), error);
            if (!match) return;
            QCOMPARE(match->holds(7), holds);
            const auto checked = match->check(7, R"({"a":1})");
            QCOMPARE(checked.ok(), holds);
            if (holds) return;
            QVERIFY(checked.error().code == core::ErrorCode::precondition_failed);
            QCOMPARE(checked.error().members, std::string(R"("current":{"a":1})"));
        });
    }

    void ifNoneMatch() {
        const auto says = [](const char* fields) {
            bool out = false;
            request(fields,
                    [&](const http::Request& given) { out = notModified(given, revisionTag(7)); });
            return out;
        };
        QVERIFY(!says(""));
        QVERIFY(says("If-None-Match: \"7\"\r\n"));
        QVERIFY(says("If-None-Match: W/\"7\"\r\n"));
        QVERIFY(says("If-None-Match: *\r\n"));
        QVERIFY(!says("If-None-Match: \"8\"\r\n"));
        QVERIFY(!says("If-None-Match: 7\r\n"));
    }

    void detailsWithoutSecrets() {
        QCOMPARE(trailDetails("", 100), std::string("{}"));
        QCOMPARE(trailDetails(R"({"a":1})", 100), std::string(R"({"a":1})"));
        const auto hidden = trailDetails(
            R"({"password":"x","inner":[{"new_Password":"y","b":2}],"api_token":"z"})", 100);
        QVERIFY(hidden.find('x') == std::string::npos && hidden.find('y') == std::string::npos &&
                hidden.find('z') == std::string::npos);
        QVERIFY(hidden.find(R"("b":2)") != std::string::npos);
        QCOMPARE(trailDetails("[1]", 100), std::string(R"({"body_bytes":3})"));
        QCOMPARE(trailDetails(R"({"a":1})", 3), std::string(R"({"body_bytes":7})"));
    }
};

QTEST_GUILESS_MAIN(PreconditionsTest)
#include "preconditions.moc"
