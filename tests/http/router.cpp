// The route table, through requests that never touch a socket.
#include "engine/http/mailbox.h"
#include "engine/http/router.h"

#include "engine/http/requestparser.h"

#include <string>

#include <QTest>

using namespace seatlock;
using http::Method;

namespace {

/// Stands in for a listener: keeps the reply.
class Sink final : public http::ReplySink {
public:
    void reply(http::ConnectionKey, http::Response response) override {
        ++replies;
        last = std::move(response);
    }
    void startStream(http::ConnectionKey, std::uint64_t, http::Response head) override {
        last = std::move(head);
    }
    void setRoute(http::ConnectionKey, std::uint16_t number) override { route = number; }

    int replies = 0;
    std::uint16_t route = http::no_route;
    http::Response last;
};

std::string text(const http::Response& response) {
    return std::string(response.bodyView());
}

std::string field(const http::Response& response, const std::string& name) {
    for (const auto& known : response.fields)
        if (known.name == name) return known.value;
    return {};
}

}  // namespace

class RouterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsRoutes_data();
    void findsRoutes();
    void answersTheRest();
    void bounds();

private:
    void ask(const std::string& method, const std::string& path);

    http::Router router_;
    Sink sink_;
    bool filled_ = false;
};

void RouterTest::init() {
    sink_ = Sink();
    if (filled_) return;
    filled_ = true;
    const auto echo = [](const char* name) {
        return [name](const http::Request&, const http::Parameters& parameters,
                      http::Responder responder) {
            std::string body = name;
            for (std::size_t i = 0; i < parameters.size(); ++i)
                body.append(" ").append(parameters[i]);
            responder.send(http::Response(200, http::type_text, body));
        };
    };
    router_.add({Method::get, "/", echo("root"), "root"});
    router_.add({Method::get, "/v1/events", echo("events"), "events"});
    router_.add({Method::get, "/v1/events/{event}", echo("event"), "event"});
    router_.add({Method::post, "/v1/events/{event}/holds", echo("hold"), "hold"});
    router_.add({Method::get, "/v1/events/special/{x}", echo("special"), "special"});
    router_.add({Method::del, "/v1/holds/{hold}", echo("release"), "release"});
    router_.add({Method::get, "/v1/a/{a}/{b}/c/{d}", echo("three"), "three"});
}

void RouterTest::ask(const std::string& method, const std::string& path) {
    http::RequestPool pool;
    http::RequestParser parser;
    const config::Limits limits;
    const std::string bytes = method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    QCOMPARE(parser.feed(bytes, limits, pool).status, http::RequestParser::Status::complete);
    const auto data = parser.take();
    const auto mailbox = std::make_shared<http::Mailbox>(1);
    mailbox->bind(&sink_);
    router_.handle(http::Request(*data, http::RemoteAddress()),
                   http::Responder(mailbox, http::ConnectionKey{}));
    mailbox->bind(nullptr);
}

void RouterTest::findsRoutes_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("root") << QByteArray("/") << QByteArray("root");
    QTest::newRow("literal") << QByteArray("/v1/events?x=/y") << QByteArray("events");
    QTest::newRow("parameter") << QByteArray("/v1/events/demo") << QByteArray("event demo");
    QTest::newRow("escaped") << QByteArray("/v1/events/a%20b") << QByteArray("event a b");
    QTest::newRow("literal first") << QByteArray("/v1/events/special/1") << QByteArray("special 1");
    QTest::newRow("back to parameter")
        << QByteArray("/v1/events/special") << QByteArray("event special");
    QTest::newRow("three") << QByteArray("/v1/a/1/2/c/3") << QByteArray("three 1 2 3");
}

void RouterTest::findsRoutes() {
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    ask("GET", path.toStdString());
    QCOMPARE(sink_.last.status, 200);
    QCOMPARE(QByteArray::fromStdString(text(sink_.last)), body);
    QVERIFY(sink_.route != http::no_route);
    QVERIFY(body.startsWith(router_.routes()[sink_.route].name.c_str()));
}

void RouterTest::answersTheRest() {
    for (const char* path : {"/v1", "/v1/", "/v1/events/", "/v1/events//holds", "/v1/events/a/b",
                             "//v1/events", "/v1/holds", "/v1/events/a/holds/", "/V1/events"}) {
        ask("GET", path);
        QVERIFY2(sink_.last.status == 404, path);
        QCOMPARE(sink_.last.content_type, http::type_problem);
        QCOMPARE(sink_.route, http::no_route);
    }
    ask("PUT", "/v1/events/a");
    QCOMPARE(sink_.last.status, 405);
    QCOMPARE(field(sink_.last, "Allow"), std::string("GET, HEAD, OPTIONS"));
    QVERIFY(text(sink_.last).find("urn:seatlock:problem:method-not-allowed") != std::string::npos);
    ask("GET", "/v1/holds/x");
    QCOMPARE(sink_.last.status, 405);
    QCOMPARE(field(sink_.last, "Allow"), std::string("DELETE, OPTIONS"));
    ask("OPTIONS", "/v1/events/special/holds");
    QCOMPARE(sink_.last.status, 204);
    QCOMPARE(field(sink_.last, "Allow"), std::string("GET, HEAD, OPTIONS"));
    ask("OPTIONS", "*");
    QCOMPARE(sink_.last.status, 204);
    QCOMPARE(field(sink_.last, "Allow"), std::string("GET, HEAD, POST, DELETE, OPTIONS"));
    ask("HEAD", "/v1/events");
    QCOMPARE(sink_.last.status, 200);
}

/// As many segments as a request line holds cost nothing special.
void RouterTest::bounds() {
    std::string path;
    for (int i = 0; i < 4000; ++i) path += "/a";
    ask("GET", path);
    QCOMPARE(sink_.last.status, 404);
    QCOMPARE(sink_.replies, 1);
}

QTEST_GUILESS_MAIN(RouterTest)
#include "router.moc"
