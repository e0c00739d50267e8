// Starting, draining, stopping, and a crowd.
#include "tests/http/rawclient.h"
#include "tests/http/testserver.h"
#include "tests/support/waituntil.h"

#include <thread>

#include <QTest>

using namespace seatlock;
using namespace seatlock::tests;

class Life : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portInUse();
    void badAddress();
    void ipv6();
    void drains();
    void drainServesTheBacklog();
    void drainGivesUp();
    void stopsWithWorkInProgress();
    void restartsOnItsPort();
    void crowd_data();
    void crowd();
};

void Life::portInUse() {
    TestServer server;
    TestHandler handler;
    http::Server second(handler);
    const auto started = second.start("127.0.0.1", server.port());
    QVERIFY(!started);
    const std::string detail = started.error().detail;
    QVERIFY(detail.find("127.0.0.1:" + std::to_string(server.port())) != std::string::npos);
    QVERIFY(detail.find("already in use") != std::string::npos);
    QVERIFY(detail.find("--listen") != std::string::npos);
    QVERIFY(second.start("127.0.0.1", 0));  // may be tried again
    QVERIFY(second.port() != 0);
}

void Life::badAddress() {
    TestHandler handler;
    http::Server server(handler);
    QVERIFY(!server.start("127.0.0.256", 0));
    const auto started = server.start("192.0.2.1", 0);
    QVERIFY(!started);
    QVERIFY(started.error().detail.find("no address 192.0.2.1") != std::string::npos);
}

void Life::ipv6() {
    TestHandler handler;
    http::Server server(handler);
    if (const auto started = server.start("::1", 0); !started) QSKIP("this machine has no IPv6");
    QVERIFY(server.port() != 0);
    http::Server second(handler);
    const auto refused = second.start("::1", server.port());
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.find("[::1]:") != std::string::npos);
}

void Life::drains() {
    TestServer server({}, 2);
    RawClient idle(server.port());
    RawClient busy(server.port());
    RawClient partial(server.port());
    RawClient stream(server.port());
    QVERIFY(idle.send(get("/echo")));
    QCOMPARE(idle.read().status, 200);
    QVERIFY(busy.send(get("/hold")));
    QVERIFY(partial.send("GET /echo HTTP/1.1\r\nHo"));
    QVERIFY(stream.send(get("/stream/1")));
    QVERIFY(stream.readUntil("hello\n\n").has_value());
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    bool all_closed = false;
    std::thread drain([&] { all_closed = server.server.drain(std::chrono::seconds(20)); });
    QVERIFY(idle.endsSilently());
    QVERIFY(stream.endsSilently());
    QVERIFY(!RawClient(server.port()).connected());
    QVERIFY(partial.send("st: a\r\n\r\n"));
    const RawReply finished = partial.read();
    QCOMPARE(finished.status, 200);
    QCOMPARE(finished.field("Connection"), std::string("close"));
    server.handler.takeHeld().front().send(http::Response::json(201, "{}"));
    const RawReply last = busy.read();
    QCOMPARE(last.status, 201);
    QCOMPARE(last.field("Connection"), std::string("close"));
    QVERIFY(busy.endsSilently());
    busy.close();
    partial.close();
    drain.join();
    QVERIFY(all_closed);
    server.server.stop();
}

/// Whoever had connected before the drain is answered, though not accepted yet.
void Life::drainServesTheBacklog() {
    TestServer server;
    RawClient blocker(server.port());
    QVERIFY(blocker.send(get("/block")));
    QVERIFY(waitUntil([&] { return server.handler.handled.load() == 1; }));
    RawClient waiting(server.port());
    QVERIFY(waiting.send(get("/echo")));
    QVERIFY(!server.server.drain(std::chrono::milliseconds(0)));  // has told the listener
    server.handler.unblock();
    QCOMPARE(blocker.read().field("Connection"), std::string());  // answered before the drain
    QCOMPARE(waiting.read().status, 200);
    QVERIFY(waiting.endsSilently());
    QVERIFY(!RawClient(server.port()).connected());
}

void Life::drainGivesUp() {
    TestServer server;
    RawClient busy(server.port());
    QVERIFY(busy.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    QVERIFY(!server.server.drain(std::chrono::milliseconds(50)));
    server.server.stop();
    QVERIFY(busy.readToEnd().has_value());
    QCOMPARE(server.stats().connections_open.load(), 0);
    QCOMPARE(server.stats().requests_in_progress.load(), 0);
}

void Life::stopsWithWorkInProgress() {
    for (int i = 0; i < 20; ++i) {
        TestServer server({}, 2);
        RawClient client(server.port());
        QVERIFY(client.send(get("/hold")));
        QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
        std::thread worker([held = server.handler.takeHeld()]() mutable {
            held.front().send(http::Response::json(200, "{}"));
        });
        server.server.stop();
        worker.join();
    }
}

void Life::restartsOnItsPort() {
    TestHandler handler;
    std::uint16_t port = 0;
    for (int i = 0; i < 3; ++i) {
        http::Server server(handler);
        const auto started = server.start("127.0.0.1", port);
        QVERIFY2(started, started ? "" : started.error().detail.c_str());
        port = server.port();
        RawClient client(port);
        QVERIFY(client.send(get("/echo")));
        QCOMPARE(client.read().status, 200);
        server.stop();  // with the client still connected
    }
}

void Life::crowd_data() {
    QTest::addColumn<int>("threads");
    QTest::newRow("one listener") << 1;
    QTest::newRow("three listeners") << 3;
}

/// Five thousand connections at once, each busy at the same time.
void Life::crowd() {
    QFETCH(int, threads);
    constexpr int size = 5'000;
    TestServer server({}, threads);
    std::vector<RawClient> clients;
    clients.reserve(size);
    for (int i = 0; i < size; ++i) {
        clients.emplace_back(server.port());
        QVERIFY(clients.back().connected());
    }
    for (auto& client : clients) QVERIFY(client.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == size; }));
    QCOMPARE(server.stats().connections_open.load(), size);
    QCOMPARE(server.stats().requests_in_progress.load(), size);
    int i = 0;
    for (auto& responder : server.handler.takeHeld())
        responder.send(http::Response::json(200, std::to_string(i++)));
    std::vector<bool> seen(size);
    for (auto& client : clients) {
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        seen[static_cast<std::size_t>(std::stoi(reply.body))] = true;
    }
    QVERIFY(std::find(seen.begin(), seen.end(), false) == seen.end());
    for (auto& client : clients) QVERIFY(client.send(get("/echo")));
    for (auto& client : clients) QCOMPARE(client.read().status, 200);
    clients.clear();
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
}

QTEST_GUILESS_MAIN(Life)
#include "life.moc"
