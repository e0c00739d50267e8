// Event streams: who gets what, heartbeats, readers that do not keep up.
#include "tests/http/rawclient.h"
#include "tests/http/testserver.h"
#include "tests/support/waituntil.h"

#include <QTest>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

http::StreamData chunkOf(const std::string& text) {
    return std::make_shared<const std::string>("data: " + text + "\n\n");
}

}  // namespace

class Streams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishes();
    void heartbeat();
    void endsWithTheClient();
    void dropsSlowReaders();
    void largeFirstChunk();
    void startsFromAnotherThread();
    void head();
    void drops();
};

void Streams::publishes() {
    TestServer server({}, 2);
    std::vector<RawClient> ones;
    std::vector<RawClient> twos;
    for (int i = 0; i < 10; ++i) {
        ones.emplace_back(server.port());
        QVERIFY(ones.back().send(get("/stream/1")));
        twos.emplace_back(server.port());
        QVERIFY(twos.back().send(get("/stream/2")));
    }
    for (auto* clients : {&ones, &twos}) {
        for (auto& client : *clients) {
            const std::string head = client.readUntil("\r\n\r\n").value_or("");
            QVERIFY(head.find("Content-Type: text/event-stream") != std::string::npos);
            QVERIFY(head.find("Content-Length") == std::string::npos);
            QCOMPARE(client.readUntil("\n\n").value_or(""), std::string("data: hello\n\n"));
        }
    }
    QCOMPARE(server.stats().streams_open.load(), 20);
    server.server.publish(1, chunkOf("for one"));
    server.server.publish(2, chunkOf("for two"));
    server.server.publish(3, chunkOf("for nobody"));
    for (auto& client : ones)
        QCOMPARE(client.readUntil("\n\n").value_or(""), std::string("data: for one\n\n"));
    for (auto& client : twos)
        QCOMPARE(client.readUntil("\n\n").value_or(""), std::string("data: for two\n\n"));
}

void Streams::heartbeat() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/stream/1")));
    QVERIFY(client.readUntil("hello\n\n").has_value());
    server.pass(15'001);
    QCOMPARE(client.readUntil("\n\n").value_or(""), std::string(":\n\n"));
    server.pass(15'001);
    QCOMPARE(client.readUntil("\n\n").value_or(""), std::string(":\n\n"));
    server.pass(14'000);
    server.server.publish(1, chunkOf("x"));
    QCOMPARE(client.readUntil("\n\n").value_or(""), std::string("data: x\n\n"));
    server.pass(15'001);
    QCOMPARE(client.readUntil("\n\n").value_or(""), std::string(":\n\n"));
}

void Streams::endsWithTheClient() {
    TestServer server;
    std::vector<RawClient> clients;
    for (int i = 0; i < 5; ++i) {
        clients.emplace_back(server.port());
        QVERIFY(clients.back().send(get("/stream/1")));
        QVERIFY(clients.back().readUntil("hello\n\n").has_value());
    }
    clients[1].finishSending();
    clients[2].reset();
    clients[3].send("what a stream's client sends is ignored");
    clients[4].close();
    QVERIFY(waitUntil([&] { return server.stats().streams_open.load() == 2; }));
    server.server.publish(1, chunkOf("x"));
    for (const std::size_t i : {0UL, 3UL})
        QCOMPARE(clients[i].readUntil("\n\n").value_or(""), std::string("data: x\n\n"));
}

void Streams::dropsSlowReaders() {
    TestServer server;
    RawClient slow(server.port());
    slow.shrinkReceiveBuffer();
    RawClient good(server.port());
    for (auto* client : {&slow, &good}) {
        QVERIFY(client->send(get("/stream/1")));
        QVERIFY(client->readUntil("hello\n\n").has_value());
    }
    const auto chunk = chunkOf(std::string(64 * 1024, 'x'));
    int published = 0;
    while (server.stats().streams_dropped.load() == 0 && published < 1000) {
        server.server.publish(1, chunk);
        ++published;
        QVERIFY(good.readUntil("\n\n").has_value());
    }
    QCOMPARE(server.stats().streams_dropped.load(), 1);
    QCOMPARE(server.stats().streams_open.load(), 1);
    // Kernel buffers and the limit: the slow reader did have its room.
    QVERIFY(published > 4);
    server.server.publish(1, chunkOf("y"));
    QCOMPARE(good.readUntil("\n\n").value_or(""), std::string("data: y\n\n"));
}

/// The first chunk may be larger than the buffer: it is what the reader asked for.
void Streams::largeFirstChunk() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/huge-stream")));
    QVERIFY(client.readUntil("\r\n\r\n").has_value());
    server.server.publish(9, chunkOf("after"));
    const auto text = client.readUntil("data: after\n\n");
    QVERIFY(text.has_value());
    QCOMPARE(text->size(), TestHandler::big_size + chunkOf("after")->size());
    QCOMPARE(server.stats().streams_dropped.load(), 0);
}

void Streams::startsFromAnotherThread() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    http::Response head(200, http::type_event_stream, "data: first\n\n");
    server.handler.takeHeld().front().startStream(
        7, std::move(head.with("Cache-Control", "no-store")));
    server.server.publish(7, chunkOf("second"));  // after startStream() returned: not missed
    const std::string fields = client.readUntil("\r\n\r\n").value_or("");
    QVERIFY(fields.find("Cache-Control: no-store") != std::string::npos);
    QCOMPARE(client.readUntil("\n\n").value_or(""), std::string("data: first\n\n"));
    QCOMPARE(client.readUntil("\n\n").value_or(""), std::string("data: second\n\n"));
}

void Streams::head() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send("HEAD /stream/1 HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(client.read(true).status, 200);
    QVERIFY(client.endsSilently());
    QCOMPARE(server.stats().streams_open.load(), 0);
}

/// A stalled reader whose buffer is not full is dropped by time.
void Streams::drops() {
    TestServer server;
    RawClient client(server.port());
    client.shrinkReceiveBuffer();
    QVERIFY(client.send(get("/huge-stream")));
    QVERIFY(client.readUntil("\r\n\r\n").has_value());
    std::int64_t before = -1;
    QVERIFY(waitUntil([&] {
        return std::exchange(before, server.stats().bytes_sent.load()) ==
               server.stats().bytes_sent.load();
    }));
    server.pass(10'001);
    QVERIFY(waitUntil([&] { return server.stats().streams_dropped.load() == 1; }));
    QCOMPARE(server.stats().streams_open.load(), 0);
}

QTEST_GUILESS_MAIN(Streams)
#include "streams.moc"
