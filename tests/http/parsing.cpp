// Strictness and limits of the parser, without a socket. Every request is fed whole, in two parts
// at every place, and byte by byte; the outcome must not depend on it.
#include "engine/http/request.h"
#include "engine/http/requestparser.h"

#include <string>

#include <QTest>

using namespace seatlock;
using http::RequestParser;

namespace {

struct Outcome {
    int status = 0;  ///< 0: incomplete, 200: a request, else the refusal's
    std::string text;
    std::size_t consumed = 0;
    bool operator==(const Outcome&) const = default;
};

Outcome describe(RequestParser& parser, RequestParser::Status status, std::size_t consumed) {
    if (status == RequestParser::Status::more) return {0, {}, consumed};
    if (status == RequestParser::Status::failed)
        return {rejectName(parser.rejection().reject).status, {}, 0};
    const auto data = parser.take();
    const http::Request request(*data, http::RemoteAddress());
    std::string text(methodName(request.method()));
    text.append(" ").append(request.path());
    for (const auto& [name, value] : request.query())
        text.append(" ?").append(name).append("=").append(value);
    for (const auto& [name, value] : request.fields())
        text.append(" [").append(name).append("|").append(value).append("]");
    text.append(" ").append(request.body());
    text.append(data->keep_alive ? " keep" : " close");
    return {200, text, consumed};
}

/// `cuts`: where the bytes are split, ascending.
Outcome feed(const std::string& bytes, const std::vector<std::size_t>& cuts,
             const config::Limits& limits) {
    http::RequestPool pool;
    RequestParser parser;
    std::size_t at = 0;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const std::size_t end = i < cuts.size() ? cuts[i] : bytes.size();
        // A copy of its own, so that address sanitizer sees reads past a part's end.
        const std::vector<char> part(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                     bytes.begin() + static_cast<std::ptrdiff_t>(end));
        if (part.empty()) continue;
        const auto fed = parser.feed({part.data(), part.size()}, limits, pool);
        at += fed.consumed;
        if (fed.status != RequestParser::Status::more) return describe(parser, fed.status, at);
        if (at != end) return {-1, "bytes left over", at};
    }
    return {0, {}, at};
}

Outcome outcome(const std::string& bytes, const config::Limits& limits = {}) {
    const Outcome whole = feed(bytes, {}, limits);
    std::vector<std::size_t> each;
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        each.push_back(cut);
        if (bytes.size() > 600) continue;
        if (feed(bytes, {cut}, limits) != whole)
            return {-1, "differs when cut at " + std::to_string(cut), cut};
    }
    return feed(bytes, each, limits) == whole ? whole : Outcome{-1, "differs byte by byte", 0};
}

const std::string host = "Host: a\r\n";

std::string request(const std::string& line, const std::string& fields = host,
                    const std::string& body = {}) {
    return line + "\r\n" + fields + "\r\n" + body;
}

void addRefusal(const char* name, int status, const std::string& bytes) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << status;
}

void badRequestLines() {
    const std::string line = "GET / HTTP/1.1";
    addRefusal("no version", 400, request("GET /"));
    addRefusal("two spaces", 400, request("GET  / HTTP/1.1"));
    addRefusal("space in target", 400, request("GET /a b HTTP/1.1"));
    addRefusal("trailing space", 400, request("GET / HTTP/1.1 "));
    addRefusal("leading space", 400, request(" GET / HTTP/1.1"));
    addRefusal("tab", 400, request("GET\t/ HTTP/1.1"));
    addRefusal("bad method", 400, request("G(T / HTTP/1.1"));
    addRefusal("empty method", 400, request(" / HTTP/1.1"));
    addRefusal("lower-case method", 501, request("get / HTTP/1.1"));
    addRefusal("unknown method", 501, request("BREW / HTTP/1.1"));
    addRefusal("TRACE", 501, request("TRACE / HTTP/1.1"));
    addRefusal("CONNECT", 501, request("CONNECT a:80 HTTP/1.1"));
    addRefusal("HTTP/0.9", 505, request("GET / HTTP/0.9"));
    addRefusal("HTTP/1.2", 505, request("GET / HTTP/1.2"));
    addRefusal("HTTP/2.0", 505, request("GET / HTTP/2.0"));
    addRefusal("HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    addRefusal("RTSP", 400, request("GET / RTSP/1.0"));
    addRefusal("lower-case http", 400, request("GET / http/1.1"));
    addRefusal("HTTP/1.11", 400, request("GET / HTTP/1.11"));
    addRefusal("TLS hello", 400, std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
    addRefusal("three empty lines", 400, "\r\n\r\n\r\n" + request(line));
}

void badTargets() {
    addRefusal("NUL escape", 400, request("GET /%00 HTTP/1.1"));
    addRefusal("line feed escape", 400, request("GET /a%0ab HTTP/1.1"));
    addRefusal("cut escape", 400, request("GET /%4 HTTP/1.1"));
    addRefusal("bad escape", 400, request("GET /%zz HTTP/1.1"));
    addRefusal("bad query escape", 400, request("GET /?a=%zz HTTP/1.1"));
    addRefusal("dot dot", 400, request("GET /a/../b HTTP/1.1"));
    addRefusal("dot dot at the end", 400, request("GET /a/.. HTTP/1.1"));
    addRefusal("encoded dot dot", 400, request("GET /a/%2e%2E/b HTTP/1.1"));
    addRefusal("encoded slash", 400, request("GET /a%2fb HTTP/1.1"));
    addRefusal("not UTF-8", 400, request("GET /%ff HTTP/1.1"));
    addRefusal("overlong UTF-8", 400, request("GET /%c0%af HTTP/1.1"));
    addRefusal("surrogate", 400, request("GET /%ed%a0%80 HTTP/1.1"));
    addRefusal("raw high bytes", 400, request("GET /\xc3\xa9 HTTP/1.1"));
    addRefusal("query not UTF-8", 400, request("GET /?a=%ff HTTP/1.1"));
    addRefusal("fragment", 400, request("GET /a#b HTTP/1.1"));
    addRefusal("relative", 400, request("GET a HTTP/1.1"));
    addRefusal("asterisk", 400, request("GET * HTTP/1.1"));
    addRefusal("other scheme", 400, request("GET ftp://a/ HTTP/1.1"));
    addRefusal("userinfo", 400, request("GET http://u@a/ HTTP/1.1"));
    addRefusal("no authority", 400, request("GET http:///a HTTP/1.1"));
}

void badFields() {
    const std::string line = "GET / HTTP/1.1";
    addRefusal("no Host", 400, request(line, ""));
    addRefusal("two Hosts", 400, request(line, host + host));
    addRefusal("empty Host", 400, request(line, "Host: \r\n"));
    addRefusal("bad Host", 400, request(line, "Host: a/b\r\n"));
    addRefusal("bad port", 400, request(line, "Host: a:b\r\n"));
    addRefusal("1.0 with two Hosts", 400, request("GET / HTTP/1.0", host + host));
    addRefusal("space before colon", 400, request(line, host + "X : 1\r\n"));
    addRefusal("no colon", 400, request(line, host + "X\r\n"));
    addRefusal("empty name", 400, request(line, host + ": 1\r\n"));
    addRefusal("bad name", 400, request(line, host + "X(y): 1\r\n"));
    addRefusal("folded", 400, request(line, host + "X: 1\r\n 2\r\n"));
    addRefusal("leading white space", 400, request(line, " " + host));
    addRefusal("bare LF", 400, "GET / HTTP/1.1\nHost: a\n\n");
    addRefusal("bare LF after a field", 400, request(line, "Host: a\nX: 1\r\n"));
    addRefusal("bare CR in a value", 400, request(line, host + "X: 1\r2\r\n"));
    addRefusal("CR CR LF", 400, request(line, host + "X: 1\r\r\n"));
    addRefusal("NUL in a value", 400, request(line, host + std::string("X: \0\r\n", 6)));
    addRefusal("DEL in a value", 400, request(line, host + "X: \x7f\r\n"));
    addRefusal("escape in a value", 400, request(line, host + "X: \x1b\r\n"));
    addRefusal("bad end", 400, "GET / HTTP/1.1\r\nHost: a\r\n\rX");
}

void badFraming() {
    const std::string post = "POST / HTTP/1.1";
    const std::string coding = host + "Transfer-Encoding: ";
    const std::string length = host + "Content-Length: ";
    addRefusal("two equal lengths", 400, request(post, length + "1\r\nContent-Length: 1\r\n", "x"));
    addRefusal("two lengths", 400, request(post, length + "1\r\nContent-Length: 2\r\n", "x"));
    addRefusal("length list", 400, request(post, length + "1, 1\r\n", "x"));
    addRefusal("signed length", 400, request(post, length + "+1\r\n", "x"));
    addRefusal("negative length", 400, request(post, length + "-1\r\n", "x"));
    addRefusal("hex length", 400, request(post, length + "0x1\r\n", "x"));
    addRefusal("empty length", 400, request(post, length + "\r\n", "x"));
    addRefusal("word length", 400, request(post, length + "one\r\n", "x"));
    addRefusal("huge length", 400, request(post, length + "99999999999999999999999\r\n", "x"));
    addRefusal("large length", 413, request(post, length + "9999999999\r\n", "x"));
    addRefusal("length and coding", 400,
               request(post, length + "1\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    addRefusal("coding and length", 400,
               request(post, coding + "chunked\r\nContent-Length: 1\r\n", "0\r\n\r\n"));
    addRefusal("gzip", 501, request(post, coding + "gzip\r\n"));
    addRefusal("gzip, chunked", 501, request(post, coding + "gzip, chunked\r\n", "0\r\n\r\n"));
    addRefusal("identity", 501, request(post, coding + "identity\r\n"));
    addRefusal("xchunked", 501, request(post, coding + "xchunked\r\n", "0\r\n\r\n"));
    addRefusal("chunked, gzip", 400, request(post, coding + "chunked, gzip\r\n", "0\r\n\r\n"));
    addRefusal("chunked twice", 400, request(post, coding + "chunked, chunked\r\n", "0\r\n\r\n"));
    addRefusal("two codings", 400,
               request(post, coding + "chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    addRefusal("empty coding", 400, request(post, coding + "\r\n", "0\r\n\r\n"));
    addRefusal("coding in 1.0", 400,
               request("POST / HTTP/1.0", coding + "chunked\r\n", "0\r\n\r\n"));
    addRefusal("expectation", 417, request(post, length + "1\r\nExpect: cake\r\n", "x"));
}

void badChunks() {
    const std::string post = "POST / HTTP/1.1";
    const std::string chunked = host + "Transfer-Encoding: chunked\r\n";
    addRefusal("chunk without size", 400, request(post, chunked, "\r\n"));
    addRefusal("bad chunk size", 400, request(post, chunked, "g\r\n"));
    addRefusal("negative chunk size", 400, request(post, chunked, "-1\r\n"));
    addRefusal("hex prefix", 400, request(post, chunked, "0x1\r\nx\r\n0\r\n\r\n"));
    addRefusal("chunk too short", 400, request(post, chunked, "2\r\nx\r\n0\r\n\r\n"));
    addRefusal("chunk too long", 400, request(post, chunked, "1\r\nxy\r\n0\r\n\r\n"));
    addRefusal("chunk size LF", 400, request(post, chunked, "1\nx\r\n0\r\n\r\n"));
    addRefusal("chunk data LF", 400, request(post, chunked, "1\r\nx\n0\r\n\r\n"));
    addRefusal("huge chunk size", 400, request(post, chunked, "fffffffffffffffff\r\n"));
    addRefusal("large chunk", 413, request(post, chunked, "fffffff\r\n"));
    addRefusal("trailer LF", 400, request(post, chunked, "0\r\nX: 1\n\r\n"));
    addRefusal("trailer NUL", 400, request(post, chunked, std::string("0\r\nX: \0\r\n\r\n", 11)));
    addRefusal("folded trailer", 400, request(post, chunked, "0\r\nX: 1\r\n 2\r\n\r\n"));
    addRefusal("last chunk LF", 400, request(post, chunked, "0\n\r\n"));
    addRefusal("extension LF", 400, request(post, chunked, "1;a=b\nx\r\n0\r\n\r\n"));
}

}  // namespace

class Parsing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void consumesOneRequestOnly();
    void limits();
    void bodyLimits();
    void continues();
};

void Parsing::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    badRequestLines();
    badTargets();
    badFields();
    badFraming();
    badChunks();
}

void Parsing::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const Outcome result = outcome(bytes.toStdString());
    QVERIFY2(result.status == status, (std::to_string(result.status) + " " + result.text).c_str());
}

void Parsing::accepts_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& bytes, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray::fromStdString(text);
    };
    const std::string h = " [Host|a]";
    const std::string post = "POST / HTTP/1.1";
    const std::string chunked = host + "Transfer-Encoding: Chunked\r\n";
    const std::string c = h + " [Transfer-Encoding|Chunked]";
    add("plain", request("GET / HTTP/1.1"), "GET /" + h + "  keep");
    add("empty line first", "\r\n" + request("GET / HTTP/1.1"), "GET /" + h + "  keep");
    add("two empty lines", "\r\n\r\n" + request("GET / HTTP/1.1"), "GET /" + h + "  keep");
    add("1.0", request("GET / HTTP/1.0", ""), "GET /  close");
    add("1.0 keep-alive", request("GET / HTTP/1.0", "Connection: keep-alive\r\n"),
        "GET / [Connection|keep-alive]  close");
    add("close", request("GET / HTTP/1.1", host + "Connection: foo, CLOSE\r\n"),
        "GET /" + h + " [Connection|foo, CLOSE]  close");
    add("upgrade", request("GET / HTTP/1.1", host + "Connection: upgrade\r\nUpgrade: h2c\r\n"),
        "GET /" + h + " [Connection|upgrade] [Upgrade|h2c]  keep");
    add("upgrade with body",
        request(post, host + "Connection: upgrade\r\nUpgrade: x\r\nContent-Length: 2\r\n", "hi"),
        "POST /" + h + " [Connection|upgrade] [Upgrade|x] [Content-Length|2] hi keep");
    add("absolute", request("GET http://b:80/p?q=1 HTTP/1.1"), "GET /p ?q=1" + h + "  keep");
    add("absolute, bare", request("GET HTTP://b HTTP/1.1"), "GET /" + h + "  keep");
    add("absolute, query", request("GET http://b?q HTTP/1.1"), "GET / ?q=" + h + "  keep");
    add("asterisk", request("OPTIONS * HTTP/1.1"), "OPTIONS *" + h + "  keep");
    add("escapes", request("GET /%41%c3%a9/a%20b HTTP/1.1"), "GET /A\xc3\xa9/a b" + h + "  keep");
    add("query", request("GET /?a=1&b=x+y%26&&c HTTP/1.1"),
        "GET / ?a=1 ?b=x y& ?c=" + h + "  keep");
    add("dots in names", request("GET /.a/..b/c.. HTTP/1.1"), "GET /.a/..b/c.." + h + "  keep");
    add("white space", request("GET / HTTP/1.1", "Host:a\r\nX: \t 1 2 \t\r\nY:\r\n"),
        "GET /" + h + " [X|1 2] [Y|]  keep");
    add("obs-text", request("GET / HTTP/1.1", host + "X: \xe9\r\n"),
        "GET /" + h + " [X|\xe9]  keep");
    add("IPv6 Host", request("GET / HTTP/1.1", "Host: [::1]:80\r\n"),
        "GET / [Host|[::1]:80]  keep");
    add("empty body", request(post, host + "Content-Length: 0\r\n"),
        "POST /" + h + " [Content-Length|0]  keep");
    add("body", request(post, host + "Content-Length: 5\r\n", "a\r\n\0b"),
        "POST /" + h + " [Content-Length|5] " + std::string("a\r\n", 3) + " keep");
    add("GET with body", request("GET / HTTP/1.1", host + "Content-Length: 2\r\n", "hi"),
        "GET /" + h + " [Content-Length|2] hi keep");
    add("chunks", request(post, chunked, "3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\n"),
        "POST /" + c + " abc0123456789 keep");
    add("no chunks", request(post, chunked, "0\r\n\r\n"), "POST /" + c + "  keep");
    add("chunk extension", request(post, chunked, "1;c=\"d\"\r\nx\r\n0;e\r\n\r\n"),
        "POST /" + c + " x keep");
    add("trailer", request(post, chunked, "1\r\nx\r\n0\r\nA: 1\r\nB: 2\r\n\r\n"),
        "POST /" + c + " x keep");
    add("delete", request("DELETE /v1/holds/x HTTP/1.1"), "DELETE /v1/holds/x" + h + "  keep");
}

void Parsing::accepts() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    std::string sent = bytes.toStdString();
    if (QByteArrayView(QTest::currentDataTag()) == QByteArrayView("body")) {
        sent.resize(sent.size() - 3);  // the literal ends at its NUL
        sent.append("a\r\n").append(1, '\0').append("b");
        text.replace("a\r\n", QByteArray("a\r\n\0b", 5));
    }
    const Outcome result = outcome(sent);
    QVERIFY2(result.status == 200, (std::to_string(result.status) + " " + result.text).c_str());
    QCOMPARE(QByteArray::fromStdString(result.text), text);
    QCOMPARE(result.consumed, sent.size());
}

void Parsing::consumesOneRequestOnly() {
    const std::string chunked = host + "Transfer-Encoding: chunked\r\n";
    for (const std::string& first :
         {request("GET /a HTTP/1.1"),
          request("POST / HTTP/1.1", host + "Content-Length: 2\r\n", "hi"),
          request("GET / HTTP/1.1", host + "Connection: close\r\n"),
          request("POST / HTTP/1.1", chunked, "1\r\nx\r\n0\r\n\r\n"),
          request("POST / HTTP/1.1", chunked, "1\r\nx\r\n0\r\nT: 1\r\n\r\n")}) {
        const Outcome result = outcome(first + request("GET /b HTTP/1.1"));
        QCOMPARE(result.status, 200);
        QCOMPARE(result.consumed, first.size());
    }
}

void Parsing::limits() {
    config::Limits limits;
    limits.request_line_bytes_max = 300;
    limits.header_bytes_max = 400;
    limits.header_fields_max = 5;
    const std::string target(300 - std::string("GET / HTTP/1.1").size(), 'a');
    QCOMPARE(outcome(request("GET /" + target + " HTTP/1.1"), limits).status, 200);
    QCOMPARE(outcome(request("GET /a" + target + " HTTP/1.1"), limits).status, 414);
    QCOMPARE(outcome("GET /a" + target + " HTTP/1.1", limits).status, 414);  // without its CRLF
    // All of the header section after the request line counts, CRLFs included.
    const std::string value(400 - host.size() - std::string("X: \r\n\r\n").size(), 'v');
    const std::string line = "GET / HTTP/1.1";
    QCOMPARE(outcome(request(line, host + "X: " + value + "\r\n"), limits).status, 200);
    QCOMPARE(outcome(request(line, host + "X: v" + value + "\r\n"), limits).status, 431);
    QCOMPARE(outcome(line + "\r\n" + host + "X: v" + value + "vvvv", limits).status, 431);
    std::string fields = host;
    for (int i = 0; i < 4; ++i) fields += "X: 1\r\n";
    QCOMPARE(outcome(request(line, fields), limits).status, 200);
    QCOMPARE(outcome(request(line, fields + "X: 1\r\n"), limits).status, 431);
    // The same for a trailer section.
    const std::string chunked = host + "Transfer-Encoding: chunked\r\n";
    const std::string trailer = fields + "X: 1\r\n";
    QCOMPARE(outcome(request("POST / HTTP/1.1", chunked, "0\r\n" + fields + "\r\n"), limits).status,
             200);
    QCOMPARE(
        outcome(request("POST / HTTP/1.1", chunked, "0\r\n" + trailer + "\r\n"), limits).status,
        431);
}

void Parsing::bodyLimits() {
    config::Limits limits;
    limits.body_bytes_max = 100;
    limits.header_bytes_max = 200;
    const std::string post = "POST / HTTP/1.1";
    const std::string chunked = host + "Transfer-Encoding: chunked\r\n";
    const std::string body(100, 'b');
    QCOMPARE(outcome(request(post, host + "Content-Length: 100\r\n", body), limits).status, 200);
    // Refused by what it says, before the body comes.
    QCOMPARE(outcome(request(post, host + "Content-Length: 101\r\n"), limits).status, 413);
    QCOMPARE(outcome(request(post, chunked, "64\r\n" + body + "\r\n0\r\n\r\n"), limits).status,
             200);
    QCOMPARE(outcome(request(post, chunked, "65\r\n"), limits).status, 413);
    QCOMPARE(outcome(request(post, chunked, "64\r\n" + body + "\r\n1\r\n"), limits).status, 413);
    // Framing without content has a limit too: 8 times the body, and the header section.
    const std::string extension(899, 'e');
    QCOMPARE(outcome(request(post, chunked, "1;" + extension), limits).status, 0);
    QCOMPARE(
        outcome(request(post, chunked, "1;" + extension + std::string(101, 'e')), limits).status,
        413);
}

void Parsing::continues() {
    http::RequestPool pool;
    RequestParser parser;
    const config::Limits limits;
    const std::string fields = host + "Content-Length: 2\r\nExpect: 100-Continue\r\n";
    const std::string head = request("POST / HTTP/1.1", fields);
    QCOMPARE(parser.feed(head, limits, pool).status, RequestParser::Status::more);
    QVERIFY(parser.takeContinue());
    QVERIFY(!parser.takeContinue());
    QCOMPARE(parser.feed("hi", limits, pool).status, RequestParser::Status::complete);
    parser.take();
    // A body that has begun to arrive waits for nothing (RFC 9110 section 10.1.1).
    QCOMPARE(parser.feed(head + "h", limits, pool).status, RequestParser::Status::more);
    QVERIFY(!parser.takeContinue());
    parser.take();
    QCOMPARE(parser.feed(request("POST / HTTP/1.0", fields), limits, pool).status,
             RequestParser::Status::more);
    QVERIFY(!parser.takeContinue());
}

QTEST_GUILESS_MAIN(Parsing)
#include "parsing.moc"
