// Limits of connections and of time. Time is moved by hand.
#include "engine/http/addresscounter.h"
#include "engine/http/mailbox.h"
#include "tests/http/rawclient.h"
#include "tests/http/testserver.h"
#include "tests/support/waituntil.h"

#include <QTest>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

http::RemoteAddress v4(std::uint32_t address) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_addr.s_addr = htonl(address);
    return http::RemoteAddress(reinterpret_cast<const sockaddr&>(in));
}

http::RemoteAddress v6(std::uint8_t network, std::uint8_t host) {
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    in.sin6_addr.s6_addr[0] = 0x20;
    in.sin6_addr.s6_addr[7] = network;
    in.sin6_addr.s6_addr[15] = host;
    return http::RemoteAddress(reinterpret_cast<const sockaddr&>(in));
}

}  // namespace

class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slowHeader();
    void slowBody();
    void slowSenderIsNotSavedByTrickling();
    void idle();
    void busyIsNotIdle();
    void writeStall();
    void lingering();
    void lineAndFields();
    void bodySize();
    void connections();
    void addresses();
    void addressesOverSockets();
    void descriptors();
    void publishQueue();
};

void LimitsTest::slowHeader() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send("GET / HTTP/1.1\r\nHo"));
    QVERIFY(waitUntil([&] { return server.stats().bytes_received.load() == 18; }));
    server.pass(9'990);
    QVERIFY(client.send("st"));
    QVERIFY(waitUntil([&] { return server.stats().bytes_received.load() == 20; }));
    QCOMPARE(server.rejected(http::Reject::timeout), 0);
    server.pass(20);
    QCOMPARE(client.read().status, 408);
    QVERIFY(client.endsSilently());
    QCOMPARE(server.rejected(http::Reject::timeout), 1);
}

void LimitsTest::slowBody() {
    TestServer server;
    RawClient client(server.port());
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";
    QVERIFY(client.send(head + "x"));
    const auto size = static_cast<std::int64_t>(head.size()) + 1;
    QVERIFY(waitUntil([&] { return server.stats().bytes_received.load() == size; }));
    server.pass(9'000);
    QVERIFY(client.send("y"));
    QCOMPARE(client.read().body, std::string("POST /echo||xy"));
    QVERIFY(client.send(head));
    QVERIFY(waitUntil([&] { return server.stats().bytes_received.load() == 2 * size; }));
    server.pass(10'001);
    QCOMPARE(client.read().status, 408);
}

/// One byte now and then moves no deadline.
void LimitsTest::slowSenderIsNotSavedByTrickling() {
    TestServer server;
    RawClient client(server.port());
    const std::string head = "GET /aaaaaaaaaaaaaaaaaaaaaaaaa";
    std::int64_t sent = 0;
    for (const char c : head) {
        QVERIFY(client.send({&c, 1}));
        ++sent;
        if (!waitUntil([&] {
                return server.stats().bytes_received.load() == sent ||
                       server.rejected(http::Reject::timeout) > 0;
            }))
            QFAIL("neither read nor refused");
        server.pass(1'000);
        if (server.rejected(http::Reject::timeout) > 0) break;
    }
    QCOMPARE(client.read().status, 408);
}

void LimitsTest::idle() {
    TestServer server;
    RawClient silent(server.port());
    RawClient used(server.port());
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 2; }));
    server.pass(20'000);
    QVERIFY(used.send(get("/echo")));
    QCOMPARE(used.read().status, 200);
    server.pass(10'001);
    QVERIFY(silent.endsSilently());
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 1; }));
    QVERIFY(used.send(get("/echo")));
    QCOMPARE(used.read().status, 200);
    server.pass(30'001);
    QVERIFY(used.endsSilently());
    QCOMPARE(server.stats().connections_idle_closed.load(), 2);
}

void LimitsTest::busyIsNotIdle() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send(get("/hold")));
    QVERIFY(waitUntil([&] { return server.handler.heldCount() == 1; }));
    server.pass(100'000);
    RawClient other(server.port());  // its idle time is over two looks later
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 2; }));
    server.pass(100'000);
    QVERIFY(other.endsSilently());
    server.handler.takeHeld().front().send(http::Response::json(200, "{}"));
    QCOMPARE(client.read().body, std::string("{}"));
}

void LimitsTest::writeStall() {
    TestServer server;
    RawClient client(server.port());
    client.shrinkReceiveBuffer();
    QVERIFY(client.send(get("/big")));
    QVERIFY(waitUntil([&] { return server.stats().bytes_sent.load() > 0; }));
    // Until nothing moves any more.
    std::int64_t before = -1;
    QVERIFY(waitUntil([&] {
        return std::exchange(before, server.stats().bytes_sent.load()) ==
               server.stats().bytes_sent.load();
    }));
    server.pass(10'001);
    QVERIFY(waitUntil([&] { return server.stats().write_stalls.load() == 1; }));
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
}

/// A client that never closes does not keep its connection after the last reply.
void LimitsTest::lingering() {
    TestServer server;
    RawClient client(server.port());
    QVERIFY(client.send("GET /echo HTTP/1.0\r\n\r\n"));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(server.stats().connections_open.load(), 1);
    server.pass(2'001);
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
}

void LimitsTest::lineAndFields() {
    TestServer server;
    const std::string target(8192 - std::string("GET / HTTP/1.1").size(), 'a');
    RawClient client(server.port());
    QVERIFY(client.send(get("/" + target)));
    QCOMPARE(client.read().status, 200);
    QVERIFY(client.send(get("/a" + target)));
    QCOMPARE(client.read().status, 414);
    const std::string fixed = "Host: a\r\nX: \r\n\r\n";
    const std::string value(16'384 - fixed.size(), 'v');
    RawClient second(server.port());
    QVERIFY(second.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + value + "\r\n\r\n"));
    QCOMPARE(second.read().status, 200);
    QVERIFY(second.send("GET / HTTP/1.1\r\nHost: a\r\nX: v" + value + "\r\n\r\n"));
    QCOMPARE(second.read().status, 431);
    std::string fields;
    for (int i = 0; i < 99; ++i) fields += "X: 1\r\n";
    RawClient third(server.port());
    QVERIFY(third.send("GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"));
    QCOMPARE(third.read().status, 200);
    QVERIFY(third.send("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n" + fields + "\r\n"));
    QCOMPARE(third.read().status, 431);
}

void LimitsTest::bodySize() {
    TestServer server;
    RawClient client(server.port());
    const std::string body(65'536, 'b');
    QVERIFY(client.send(post("/echo", body)));
    QCOMPARE(client.read().body.size(), body.size() + std::string("POST /echo||").size());
    QVERIFY(client.send(post("/echo", body + "b")));
    QCOMPARE(client.read().status, 413);
}

void LimitsTest::connections() {
    config::Limits limits;
    limits.connections_max = 5;
    TestServer server(limits);
    std::vector<RawClient> clients;
    for (int i = 0; i < 5; ++i) {
        clients.emplace_back(server.port());
        QVERIFY(clients.back().send(get("/echo")));
        QCOMPARE(clients.back().read().status, 200);
    }
    RawClient extra(server.port());
    const RawReply refusal = extra.read();
    QCOMPARE(refusal.status, 503);
    QCOMPARE(refusal.field("Retry-After"), std::string("1"));
    QVERIFY(extra.endsSilently());
    QCOMPARE(server.rejected(http::Reject::connection_limit), 1);
    clients.pop_back();
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 4; }));
    RawClient next(server.port());
    QVERIFY(next.send(get("/echo")));
    QCOMPARE(next.read().status, 200);
}

void LimitsTest::addresses() {
    using Admission = http::AddressCounter::Admission;
    http::AddressCounter counter(2);
    for (int i = 0; i < 3; ++i) QCOMPARE(counter.admit(v4(0x7f000001)), Admission::exempt);
    QCOMPARE(counter.admit(v4(0xc0000201)), Admission::counted);
    QCOMPARE(counter.admit(v4(0xc0000201)), Admission::counted);
    QCOMPARE(counter.admit(v4(0xc0000201)), Admission::refused);
    QCOMPARE(counter.admit(v4(0xc0000202)), Admission::counted);
    counter.release(v4(0xc0000201));
    QCOMPARE(counter.admit(v4(0xc0000201)), Admission::counted);
    // A whole /64 is one subscriber.
    QCOMPARE(counter.admit(v6(1, 1)), Admission::counted);
    QCOMPARE(counter.admit(v6(1, 2)), Admission::counted);
    QCOMPARE(counter.admit(v6(1, 3)), Admission::refused);
    QCOMPARE(counter.admit(v6(2, 3)), Admission::counted);
    QCOMPARE(v4(0xc0000201).text(), std::string("192.0.2.1"));
    QCOMPARE(v6(1, 2).text(), std::string("2000:0:0:1::2"));
    QVERIFY(!v6(1, 2).isLoopback());
}

/// Needs an address of this machine that is not loopback.
void LimitsTest::addressesOverSockets() {
    const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
    const http::RemoteAddress target = v4(0xc0000201);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(9);
    to.sin_addr.s_addr = htonl(0xc0000201);
    sockaddr_in from{};
    socklen_t size = sizeof from;
    const bool routed = ::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0 &&
                        getsockname(fd, reinterpret_cast<sockaddr*>(&from), &size) == 0;
    ::close(fd);
    const http::RemoteAddress own(reinterpret_cast<const sockaddr&>(from));
    if (!routed || own.isLoopback() || own.text() == target.text())
        QSKIP("this machine has no address but loopback");
    config::Limits limits;
    limits.connections_per_address_max = 2;
    TestServer server(limits, 1, "0.0.0.0");
    std::vector<RawClient> clients;
    for (int i = 0; i < 2; ++i) {
        clients.emplace_back(server.port(), own.text());
        QVERIFY(clients.back().send(get("/echo")));
        QCOMPARE(clients.back().read().status, 200);
    }
    RawClient third(server.port(), own.text());
    QCOMPARE(third.read().status, 429);
    QVERIFY(third.endsSilently());
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back(server.port());
        QVERIFY(clients.back().send(get("/echo")));
        QCOMPARE(clients.back().read().status, 200);
    }
    clients.erase(clients.begin());
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 5; }));
    RawClient again(server.port(), own.text());
    QVERIFY(again.send(get("/echo")));
    QCOMPARE(again.read().status, 200);
}

/// Without descriptors the server waits instead of spinning, and serves again with them.
void LimitsTest::descriptors() {
    TestServer server;
    RawClient first(server.port());
    QVERIFY(first.send(get("/echo")));
    QCOMPARE(first.read().status, 200);
    RawClient waiting = [&] {
        // Room for this client's own socket, none for the server's end of it.
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        const int next = ::dup(0);
        ::close(next);
        const rlimit tight{static_cast<rlim_t>(next) + 1, limit.rlim_max};
        setrlimit(RLIMIT_NOFILE, &tight);
        RawClient client(server.port());
        client.send(get("/echo"));
        waitUntil([&] { return server.stats().accept_pauses.load() >= 2; });
        setrlimit(RLIMIT_NOFILE, &limit);
        return client;
    }();
    QVERIFY(waiting.connected());
    QVERIFY(server.stats().accept_pauses.load() >= 2);
    QCOMPARE(waiting.read().status, 200);
}

void LimitsTest::publishQueue() {
    http::Mailbox mailbox(2);
    const auto data = std::make_shared<const std::string>("x");
    for (int i = 0; i < 2; ++i) mailbox.publish(1, data);
    std::vector<http::Message> out;
    QVERIFY(!mailbox.take(out));
    QCOMPARE(out.size(), std::size_t{2});
    for (int i = 0; i < 3; ++i) mailbox.publish(1, data);
    out.clear();
    QVERIFY(mailbox.take(out));
    QCOMPARE(out.size(), std::size_t{2});
    out.clear();
    QVERIFY(!mailbox.take(out));
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits.moc"
