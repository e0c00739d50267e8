// Mutated requests over real sockets: every answer is one of the allowed ones, and the server goes
// on serving. The seed is printed; SEATLOCK_FUZZ_SEED and SEATLOCK_FUZZ_ROUNDS change the run.
#include "engine/core/random.h"
#include "tests/http/rawclient.h"
#include "tests/http/testserver.h"
#include "tests/support/waituntil.h"

#include <algorithm>
#include <iterator>

#include <QTest>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

constexpr int allowed[] = {200, 400, 408, 413, 414, 417, 431, 500, 501, 505};

std::vector<std::string> seeds() {
    return {
        get("/echo?a=1&b=%20"),
        post("/echo", R"({"seats":["A-1","A-2"]})"),
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\nT: 1\r\n\r\n",
        "GET /%C3%A9/b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\nX: 1\r\nY:\t2 \r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc",
        "GET http://a/drop HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
        get("/echo") + post("/echo", "1") + get("/echo")};
}

const std::string_view pieces[] = {"\r\n",
                                   "\n",
                                   "\r",
                                   "\r\n\r\n",
                                   " ",
                                   "\t",
                                   ":",
                                   "0",
                                   "-1",
                                   "Content-Length: 5\r\n",
                                   "Transfer-Encoding: chunked\r\n",
                                   "Host: b\r\n",
                                   "%00",
                                   "%",
                                   "../",
                                   "HTTP/1.1",
                                   "HTTP/2.0",
                                   "ffffffffffffffff\r\n",
                                   "Expect: 100-continue\r\n",
                                   ";",
                                   "#",
                                   "Connection: close\r\n",
                                   "\xff",
                                   "\x7f",
                                   "CONNECT "};

void mutate(std::string& bytes, core::Random& random) {
    const std::uint64_t count = 1 + random.below(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t at = random.below(bytes.size() + 1);
        switch (random.below(6)) {
            case 0:
                if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
                break;
            case 1:
                bytes.erase(at, 1 + random.below(8));
                break;
            case 2:
                bytes.insert(at, pieces[random.below(std::size(pieces))]);
                break;
            case 3:
                bytes.insert(at, bytes.substr(at, random.below(40)));
                break;
            case 4:
                bytes.resize(at);
                break;
            case 5:
                bytes.insert(at, std::string(random.below(20'000), 'a'));
                break;
        }
    }
}

/// Reads replies until the connection ends; -1 for text that is no reply.
std::vector<int> statuses(const std::string& text) {
    std::vector<int> result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find("\r\n\r\n", at);
        if (text.compare(at, 9, "HTTP/1.1 ") != 0 || end == std::string::npos) return {-1};
        RawReply reply;
        reply.head = text.substr(at, end - at);
        const int status = std::atoi(reply.head.c_str() + 9);
        at = end + 4;
        if (status == 100) continue;
        result.push_back(status);
        at += static_cast<std::size_t>(std::atoll(reply.field("Content-Length").c_str()));
    }
    return at == text.size() ? result : std::vector<int>{-1};
}

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const QByteArray text = qgetenv(name);
    return text.isEmpty() ? otherwise : text.toULongLong();
}

}  // namespace

class HttpBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mutations();
};

void HttpBytes::mutations() {
    const std::uint64_t seed = setting("SEATLOCK_FUZZ_SEED", 20'240'601);
    const std::uint64_t rounds = setting("SEATLOCK_FUZZ_ROUNDS", 2'000);
    qInfo("seed %llu, %llu rounds", static_cast<unsigned long long>(seed),
          static_cast<unsigned long long>(rounds));
    core::SeededRandom random(seed);
    TestServer server;
    const auto valid = seeds();
    for (std::uint64_t round = 0; round < rounds; ++round) {
        std::string bytes = valid[random.below(valid.size())];
        mutate(bytes, random);
        RawClient client(server.port());
        std::string_view rest = bytes;
        while (!rest.empty()) {
            const std::size_t part = std::min<std::size_t>(1 + random.below(400), rest.size());
            if (!client.send(rest.substr(0, part))) break;  // refused already
            rest.remove_prefix(part);
        }
        client.finishSending();
        const auto text = client.readToEnd();
        const std::string where = "round " + std::to_string(round);
        QVERIFY2(text.has_value(), (where + ": the connection hangs").c_str());
        for (const int status : statuses(*text))
            QVERIFY2(std::find(std::begin(allowed), std::end(allowed), status) != std::end(allowed),
                     (where + ": answer " + std::to_string(status)).c_str());
    }
    RawClient client(server.port());
    QVERIFY(client.send(get("/echo")));
    QCOMPARE(client.read().status, 200);
    client.close();
    QVERIFY(waitUntil([&] { return server.stats().connections_open.load() == 0; }));
    QCOMPARE(server.stats().requests_in_progress.load(), 0);
}

QTEST_GUILESS_MAIN(HttpBytes)
#include "httpbytes.moc"
