// The API's description itself: complete, true in its examples, and served; and the validator that
// holds answers against it.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

QJsonObject schemaOf(const char* text) {
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

bool valid(const QJsonValue& value, const char* schema) {
    return JsonSchema(QJsonObject()).check(value, schemaOf(schema)).isEmpty();
}

/// Every media type object with a schema, wherever it stands.
void collectMedia(const QJsonValue& value, const QString& place,
                  std::vector<std::pair<QString, QJsonObject>>& out) {
    if (value.isArray()) {
        for (const auto& element : value.toArray()) collectMedia(element, place, out);
    }
    const auto object = value.toObject();
    for (auto at = object.constBegin(); at != object.constEnd(); ++at) {
        const auto inner = place + str("/") + at.key();
        if (at.key() == str("content")) {
            for (const auto& media : at.value().toObject())
                out.emplace_back(inner, media.toObject());
        }
        collectMedia(at.value(), inner, out);
    }
}

void collectReferences(const QJsonValue& value, QStringList& out) {
    if (value.isArray()) {
        for (const auto& element : value.toArray()) collectReferences(element, out);
    }
    const auto object = value.toObject();
    for (auto at = object.constBegin(); at != object.constEnd(); ++at) {
        if (at.key() == str("$ref")) out += at.value().toString();
        collectReferences(at.value(), out);
    }
}

/// "GET /v1/events list-events" for each route of the program's own table.
QStringList routesInProgram() {
    static const QRegularExpression route(
        str(R"~(add\(\s*Method::(\w+),\s*"([^"]+)",\s*"([^"]+)")~"));
    QStringList out;
    const QDir folder(QStringLiteral(SEATLOCK_SOURCE_DIR "/engine/api"));
    for (const auto& name : folder.entryList({str("*.cpp")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) return {};
        auto matches = route.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const auto method = match.captured(1) == str("del") ? str("delete") : match.captured(1);
            out += method + str(" ") + match.captured(2) + str(" ") + match.captured(3);
        }
    }
    out.sort();
    return out;
}

}  // namespace

class ApiDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesEveryRouteAndNoOther() {
        QStringList described;
        const auto paths = document().value(str("paths")).toObject();
        for (auto path = paths.constBegin(); path != paths.constEnd(); ++path) {
            const auto operations = path.value().toObject();
            for (auto at = operations.constBegin(); at != operations.constEnd(); ++at) {
                described += at.key() + str(" ") + path.key() + str(" ") +
                             at.value().toObject().value(str("operationId")).toString();
            }
        }
        described.sort();
        const auto routes = routesInProgram();
        QVERIFY(routes.size() >= 15);
        QCOMPARE(described, routes);
    }

    void everyReferenceLeadsSomewhere() {
        QStringList references;
        collectReferences(document(), references);
        QVERIFY(references.size() > 100);
        for (const auto& reference : references) {
            const QJsonObject value{{str("$ref"), reference}};
            QVERIFY2(contract().schema().resolve(value).isObject(), qPrintable(reference));
        }
    }

    void everyExampleFitsItsSchema() {
        std::vector<std::pair<QString, QJsonObject>> media;
        collectMedia(document(), {}, media);
        int examples = 0;
        for (const auto& [place, object] : media) {
            for (const auto& example : object.value(str("examples")).toObject()) {
                const auto wrong = contract().schema().check(example.toObject().value(str("value")),
                                                             object.value(str("schema")), place);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(str("\n"))));
                ++examples;
            }
        }
        QVERIFY(examples > 20);
    }

    void isServedAsItStands() {
        TestEngine engine({});
        QVERIFY2(engine.ok(), engine.error().c_str());
        const auto reply = engine.client().get("/v1/openapi.json");
        COMPARE_STATUS(reply, 200);
        QFile file(QStringLiteral(SEATLOCK_SOURCE_DIR "/resources/api/openapi.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(reply.body), file.readAll());
    }

    void schemaChecksEachKeyword() {
        QVERIFY(valid(3, R"({"type":"integer","minimum":3,"maximum":3})"));
        QVERIFY(!valid(3.5, R"({"type":"integer"})"));
        QVERIFY(!valid(2, R"({"minimum":3})"));
        QVERIFY(!valid(4, R"({"maximum":3})"));
        QVERIFY(valid(QJsonValue(), R"({"type":["string","null"]})"));
        QVERIFY(!valid(str("ab"), R"({"minLength":3})"));
        QVERIFY(!valid(str("abcd"), R"({"maxLength":3})"));
        QVERIFY(!valid(str("b"), R"({"pattern":"^a"})"));
        QVERIFY(!valid(str("b"), R"({"enum":["a"]})"));
        QVERIFY(!valid(str("b"), R"({"const":"a"})"));
        QVERIFY(valid(str("2026-01-02T03:04:05.678Z"), R"({"format":"date-time"})"));
        QVERIFY(!valid(str("2026-13-02T03:04:05Z"), R"({"format":"date-time"})"));
        const QJsonObject object{{str("a"), 1}};
        QVERIFY(!valid(object, R"({"required":["b"]})"));
        QVERIFY(!valid(object, R"({"additionalProperties":false})"));
        QVERIFY(!valid(object, R"({"additionalProperties":{"type":"string"}})"));
        QVERIFY(valid(object, R"({"properties":{"a":true},"additionalProperties":false})"));
        QVERIFY(!valid(object, R"({"properties":{"a":{"type":"string"}}})"));
        QVERIFY(!valid(object, R"({"maxProperties":0})"));
        const QJsonArray array{1, 1};
        QVERIFY(!valid(array, R"({"uniqueItems":true})"));
        QVERIFY(!valid(array, R"({"minItems":3})"));
        QVERIFY(!valid(array, R"({"maxItems":1})"));
        QVERIFY(!valid(array, R"({"items":{"type":"string"}})"));
        QVERIFY(!valid(1, R"({"oneOf":[{"type":"integer"},{"type":"number"}]})"));
        QVERIFY(!valid(1, R"({"anyOf":[{"type":"string"},{"type":"null"}]})"));
        QVERIFY(!valid(1, R"({"allOf":[{"type":"integer"},{"type":"null"}]})"));
    }

    void schemaRefusesWhatItDoesNotKnow() {
        QVERIFY(!valid(1, R"({"multipleOf":1})"));
        QVERIFY(!valid(str("a"), R"({"format":"email"})"));
        QVERIFY(!valid(1, R"({"$ref":"#/nowhere"})"));
    }

    void contractFindsDepartures() {
        Exchange exchange{"GET",
                          "/livez",
                          {},
                          {},
                          200,
                          {{"Content-Type", "application/json"}},
                          R"({"status":"live"})"};
        QVERIFY(contract().check(exchange).isEmpty());
        const auto broken = [&](auto change) {
            Exchange other = exchange;
            change(other);
            return !contract().check(other).isEmpty();
        };
        QVERIFY(broken([](Exchange& e) { e.status = 202; }));
        QVERIFY(broken([](Exchange& e) { e.body = R"({"status":"live","more":1})"; }));
        QVERIFY(broken([](Exchange& e) { e.body = "{"; }));
        QVERIFY(broken([](Exchange& e) { e.headers[0].second = "text/html"; }));
        QVERIFY(broken([](Exchange& e) { e.headers.emplace_back("X-New", "1"); }));
        QVERIFY(broken([](Exchange& e) { e.method = "POST"; }));
        QVERIFY(broken([](Exchange& e) { e.target = "/nowhere"; }));
        QVERIFY(!contract().checkMessage("news", "a", "{}").isEmpty());
    }

private:
    static const ApiContract& contract() { return ApiContract::instance(); }
    static const QJsonObject& document() { return contract().document(); }
};

QTEST_GUILESS_MAIN(ApiDescription)
#include "apidescription.moc"
