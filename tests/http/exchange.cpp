// Requests and replies over real sockets: order, closing, threads.
#include "engine/http/problem.h"
#include "engine/http/replybatch.h"
#include "tests/http/rawclient.h"
#include "tests/http/testserver.h"
#include "tests/support/waituntil.h"

#include <thread>

#include <QTest>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

http::Response numbered(int i) {
    return http::Response(200, http::type_text, "n" + std::to_string(i));
}

}  // namespace

class Exchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAlive();
    void repliesToHead();
    void closes();
    void malformedCloses();
    void problemIsJson();
    void pipelines();
    void pipelinesBehindSlowReply();
    void pipelinesManyInOneWrite();
    void byteByByte();
    void continues();
    void halfClose();
    void bigBody();
    void bigBodyToSlowReader();
    void repliesFromOtherThreads();
    void batches();
    void replyAfterDisconnect();
    void replyToReusedSlot();
    void replyAfterServer();
    void droppedResponder();
    void throwingHandler();
    void fieldsCannotBeInjected();
    void unreadBodyDoesNotDestroyTheReply();
};

void Exchange::keepsAlive() {
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send(post("/echo?x=1", "body" + std::to_string(i))));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, "POST /echo|x=1;|body" + std::to_string(i));
        QCOMPARE(reply.field("Connection"), std::string());
        QCOMPARE(reply.field("Date"), std::string("Tue, 14 Nov 2023 22:13:20 GMT"));
        QCOMPARE(reply.field("Content-Type"), std::string(http::type_text));
    }
    QCOMPARE(server.stats().connections_accepted.load(), 1);
    QCOMPARE(server.stats().requests.load(), 3);
    QCOMPARE(server.stats().requests_in_progress.load(), 0);
    QCOMPARE(server.observer.count(200), 3);
}

void Exchange::repliesToHead() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send("HEAD /big HTTP/1.1\r\nHost: a\r\n\r\n" + get("/echo")));
    const RawReply head = client.read(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.field("Content-Length"), std::to_string(TestHandler::big_size));
    QCOMPARE(client.read().body, std::string("GET /echo||"));  // no body came before it
}

void Exchange::closes() {
    TestServer server;
    RawClient old(server.port());
    QVERIFY(old.send("GET /echo HTTP/1.0\r\n\r\n"));
    QCOMPARE(old.read().field("connection"), std::string("close"));
    QVERIFY(old.endsSilently());
    RawClient asked(server.port());
    // What follows a request that closes is not served.
    QVERIFY(
        asked.send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get("/echo")));
    QCOMPARE(asked.read().field("connection"), std::string("close"));
    QVERIFY(asked.endsSilently());
    QCOMPARE(server.handler.handled.load(), 2);
    asked.close();
    old.close();
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
}

void Exchange::malformedCloses() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/echo") + "GET / HTTP/1.1\r\nHost : a\r\n\r\n" + get("/echo")));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.read().status, 400);
    QVERIFY(client.endsSilently());
    QCOMPARE(server.handler.handled.load(), 1);
    QCOMPARE(server.rejected(http::Reject::malformed), 1);
    QCOMPARE(server.observer.count(400), 1);
}

void Exchange::problemIsJson() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send("GET / HTTP/3.0\r\n\r\n"));
    const RawReply reply = client.read();
    QCOMPARE(reply.status, 505);
    QCOMPARE(reply.field("content-type"), std::string("application/problem+json"));
    const std::string wanted = R"({"type":"urn:seatlock:problem:version-not-supported",)"
                               R"("title":"HTTP version not supported","status":505,)"
                               R"("detail":"this server speaks HTTP/1.1 and HTTP/1.0"})";
    QCOMPARE(reply.body, wanted);
    const http::Response more =
        http::problem(409, "seat-unavailable", "Taken", "a\"b", R"("seats":["A-1"])", 3);
    const std::string members =
        R"({"type":"urn:seatlock:problem:seat-unavailable","title":"Taken",)"
        R"("status":409,"detail":"a\"b","seats":["A-1"]})";
    QCOMPARE(std::string(more.bodyView()), members);
    QCOMPARE(more.fields.front().name, std::string("Retry-After"));
    QCOMPARE(more.fields.front().value, std::string("3"));
}

void Exchange::pipelines() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(post("/echo", "1") + get("/echo") + post("/echo", "3")));
    QCOMPARE(client.read().body, std::string("POST /echo||1"));
    QCOMPARE(client.read().body, std::string("GET /echo||"));
    QCOMPARE(client.read().body, std::string("POST /echo||3"));
}

/// One request at a time: the second is not handled before the first is answered.
void Exchange::pipelinesBehindSlowReply() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/hold") + post("/echo", "second") + get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    QCOMPARE(server.handler.handled.load(), 1);
    QVERIFY(client.send(post("/echo", "late")));
    server.handler.takeHeld().front().send(numbered(1));
    QCOMPARE(client.read().body, std::string("n1"));
    QCOMPARE(client.read().body, std::string("POST /echo||second"));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    server.handler.takeHeld().front().send(numbered(3));
    QCOMPARE(client.read().body, std::string("n3"));
    QCOMPARE(client.read().body, std::string("POST /echo||late"));
}

/// More than one read buffer and more than one turn's worth of requests.
void Exchange::pipelinesManyInOneWrite() {
    TestServer server;
    RawClient client(server.port());
    constexpr int count = 5'000;
    std::string all;
    for (int i = 0; i < count; ++i) all += post("/echo", std::to_string(i));
    std::thread sender([&] { client.send(all); });
    for (int i = 0; i < count; ++i) {
        const RawReply reply = client.read();
        if (reply.body != "POST /echo||" + std::to_string(i)) {
            sender.join();
            QFAIL(("wrong reply " + std::to_string(i) + ": " + reply.body).c_str());
        }
    }
    sender.join();
}

void Exchange::byteByByte() {
    TestServer server;
    RawClient client(server.port());
    for (const char c : post("/echo", "slow")) QVERIFY(client.send({&c, 1}));
    QCOMPARE(client.read().body, std::string("POST /echo||slow"));
}

void Exchange::continues() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                    "Expect: 100-continue\r\n\r\n"));
    QCOMPARE(client.readUntil("\r\n\r\n").value_or(""),
             std::string("HTTP/1.1 100 Continue\r\n\r\n"));
    QVERIFY(client.send("hi"));
    QCOMPARE(client.read().body, std::string("POST /echo||hi"));
    // Too large: refused at once, so that the body need not be sent.
    QVERIFY(
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n"
                    "Expect: 100-continue\r\n\r\n"));
    QCOMPARE(client.read().status, 413);
}

/// A client that has said all it will say still gets its answers.
void Exchange::halfClose() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/hold") + post("/echo", "second")));
    client.finishSending();
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    server.handler.takeHeld().front().send(numbered(1));
    QCOMPARE(client.read().body, std::string("n1"));
    QCOMPARE(client.read().body, std::string("POST /echo||second"));
    QVERIFY(client.endsSilently());
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
    // An incomplete request at the end is no request.
    RawClient cut(server.port());
    QVERIFY(cut.send("GET /echo HT"));
    cut.finishSending();
    QVERIFY(cut.endsSilently());
}

void Exchange::bigBody() {
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send(get("/big")));
        const RawReply reply = client.read();
        QCOMPARE(reply.body.size(), TestHandler::big_size);
        QVERIFY(reply.body.find_first_not_of('b') == std::string::npos);
    }
    QVERIFY(client.send(get("/echo")));
    QCOMPARE(client.read().status, 200);
}

void Exchange::bigBodyToSlowReader() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/big") + get("/echo")));
    std::int64_t before = -1;  // until the kernel's buffers are full
    QVERIFY(waitUntil([&] {
        return std::exchange(before, server.stats().bytes_sent.load()) ==
               server.stats().bytes_sent.load();
    }));
    QVERIFY(before < static_cast<std::int64_t>(TestHandler::big_size));
    RawClient other(server.port());  // is not held up
    QVERIFY(other.send(get("/echo")));
    QCOMPARE(other.read().status, 200);
    QCOMPARE(client.read().body.size(), TestHandler::big_size);
    QCOMPARE(client.read().body, std::string("GET /echo||"));
}

void Exchange::repliesFromOtherThreads() {
    TestServer server({}, 2);
    constexpr int clients_max = 40;
    std::vector<RawClient> clients;
    for (int i = 0; i < clients_max; ++i) {
        clients.emplace_back(server.port());
        QVERIFY(clients.back().send(get("/hold")));
    }
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == clients_max; }));
    auto held = server.handler.takeHeld();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&held, t] {
            for (int i = t; i < clients_max; i += 4)
                held[static_cast<std::size_t>(i)].send(numbered(i));
        });
    for (auto& thread : threads) thread.join();
    for (auto& client : clients) QCOMPARE(client.read().status, 200);
}

void Exchange::batches() {
    TestServer server({}, 2);
    std::vector<RawClient> clients;
    for (int i = 0; i < 64; ++i) {
        clients.emplace_back(server.port());
        QVERIFY(clients.back().send(get("/hold")));
    }
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 64; }));
    {
        http::ReplyBatch batch;
        int i = 0;
        for (auto& responder : server.handler.takeHeld())
            batch.add(std::move(responder), numbered(i++));
    }
    for (auto& client : clients) QCOMPARE(client.read().body.substr(0, 1), std::string("n"));
}

void Exchange::replyAfterDisconnect() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    client.reset();
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
    QCOMPARE(server.stats().requests_in_progress.load(), 0);
    server.handler.takeHeld().front().send(numbered(1));
    QVERIFY(waitUntil([&] { return server.stats().replies_late.load() == 1; }));
}

/// The next connection has the slot of the one that went, but not its generation.
void Exchange::replyToReusedSlot() {
    TestServer server;
    RawClient gone(server.port());
    QVERIFY(gone.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    auto late = server.handler.takeHeld();
    gone.reset();
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
    RawClient next(server.port());
    QVERIFY(next.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    late.front().send(numbered(1));
    server.handler.takeHeld().front().send(numbered(2));
    QCOMPARE(next.read().body, std::string("n2"));
    QCOMPARE(server.stats().replies_late.load(), 1);
}

void Exchange::replyAfterServer() {
    std::vector<http::Responder> held;
    {
        TestServer server;
        RawClient client(server.port());
        QVERIFY(client.send(get("/hold") + get("/hold")));
        QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
        held = server.handler.takeHeld();
    }
    held.front().send(numbered(1));  // and dropping would do no harm either
    QVERIFY(!held.front());
}

void Exchange::droppedResponder() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/drop") + get("/hold")));
    const RawReply reply = client.read();
    QCOMPARE(reply.status, 500);
    QCOMPARE(reply.field("Content-Type"), std::string("application/problem+json"));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    server.handler.takeHeld().clear();  // on this thread
    QCOMPARE(client.read().status, 500);
}

void Exchange::throwingHandler() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/throw") + get("/echo")));
    QCOMPARE(client.read().status, 500);
    QCOMPARE(client.read().status, 200);
}

void Exchange::fieldsCannotBeInjected() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    server.handler.takeHeld().front().send(
        std::move(numbered(1).with("X-Bad", "a\r\nX-Evil: 1").with("X-Good", "b")));
    const RawReply reply = client.read();
    QCOMPARE(reply.field("X-Evil"), std::string());
    QCOMPARE(reply.field("X-Good"), std::string("b"));
}

/// Closing with bytes unread would reset the connection and could lose the refusal.
void Exchange::unreadBodyDoesNotDestroyTheReply() {
    TestServer server;
    for (int i = 0; i < 20; ++i) {
        RawClient client(server.port());
        const std::string body(200'000, 'x');
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + body);
        QCOMPARE(client.read().status, 413);
        QVERIFY(client.endsSilently());
    }
}

QTEST_GUILESS_MAIN(Exchange)
#include "exchange.moc"
