// Bodies beyond the usual: on routes that take documents, with credentials, a few at a time.
#include "engine/http/router.h"
#include "engine/http/server.h"
#include "tests/http/rawclient.h"
#include "tests/support/waituntil.h"

#include <QtTest>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

constexpr std::int64_t usual = 1'024;
constexpr std::int64_t large = 1 << 20;

config::Limits limits() {
    config::Limits out;
    out.body_bytes_max = usual;
    out.large_body_bytes_max = large;
    out.large_bodies_max = 2;
    return out;
}

http::RouteHandler size() {
    return [](const http::Request& request, const http::Parameters&, http::Responder responder) {
        responder.send(http::Response(200, http::type_text, std::to_string(request.body().size())));
    };
}

std::string head(const std::string& path, const std::string& fields) {
    return "PUT " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string length(std::int64_t bytes) {
    return "Content-Length: " + std::to_string(bytes) + "\r\n";
}

const std::string credentials = "Authorization: Bearer x\r\n";

}  // namespace

class LargeBodiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        router_.add({http::Method::put, "/charts/{chart}", size(), "put-chart", true});
        router_.add({http::Method::post, "/charts/{chart}", size(), "post-chart"});
        router_.add({http::Method::put, "/orders", size(), "put-order"});
        QVERIFY(server_.start("127.0.0.1", 0).ok());
    }
    void cleanupTestCase() { server_.stop(); }

    void takesOneAtTheLimit() {
        RawClient client(server_.port());
        client.send(head("/charts/1", credentials + length(large)) + std::string(large, 'x'));
        auto reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, std::to_string(large));
        // The same connection goes on, with a chunked one.
        client.send(head("/charts/1", credentials + "Transfer-Encoding: chunked\r\n"));
        std::string chunk(16 * 1024, 'x');
        for (int i = 0; i < 64; ++i) client.send("4000\r\n" + chunk + "\r\n");
        client.send("0\r\n\r\n");
        reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, std::to_string(large));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("request");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("one byte more", head("/charts/1", credentials + length(large + 1)));
        row("no credentials", head("/charts/1", length(usual + 1)));
        row("another route", head("/orders", credentials + length(usual + 1)));
        row("another method",
            "POST /charts/1 HTTP/1.1\r\nHost: a\r\n" + credentials + length(usual + 1) + "\r\n");
        row("no route", head("/charts", credentials + length(usual + 1)));
        row("chunked", head("/orders", credentials + "Transfer-Encoding: chunked\r\n") + "401\r\n" +
                           std::string(usual + 1, 'x'));
        row("chunked, one byte more",
            head("/charts/1", credentials + "Transfer-Encoding: chunked\r\n") + "100001\r\n");
    }
    void refuses() {
        QFETCH(QByteArray, request);
        RawClient client(server_.port());
        client.send(std::string_view(request.data(), request.size()));
        QCOMPARE(client.read().status, 413);
    }

    void aFewAtATime() {
        const auto begun = head("/charts/1", credentials + length(large)) + std::string(10, 'x');
        std::vector<RawClient> clients;
        const auto received = server_.stats().bytes_received.load();
        for (int i = 0; i < 2; ++i) {
            clients.emplace_back(server_.port());
            clients.back().send(begun);
        }
        QVERIFY(waitUntil([&] {
            return server_.stats().bytes_received.load() - received >=
                   static_cast<std::int64_t>(2 * begun.size());
        }));
        RawClient third(server_.port());
        third.send(begun);
        const auto refused = third.read();
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.field("Retry-After"), std::string("1"));
        // Small ones are not concerned.
        RawClient small(server_.port());
        small.send(head("/charts/1", credentials + length(usual)) + std::string(usual, 'x'));
        QCOMPARE(small.read().status, 200);
        clients[0].send(std::string(large - 10, 'x'));
        QCOMPARE(clients[0].read().status, 200);
        clients[1].close();  // a place is given back by those who go, too
        QVERIFY(waitUntil([&] {
            RawClient next(server_.port());
            next.send(head("/charts/1", credentials + length(large)) + std::string(large, 'x'));
            RawClient another(server_.port());
            another.send(begun);
            return next.read().status == 200;
        }));
    }

private:
    http::Router router_;
    http::Server server_{router_, {limits()}};
};

QTEST_GUILESS_MAIN(LargeBodiesTest)
#include "largebodies.moc"
