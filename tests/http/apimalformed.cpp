// What an adversary sends: every malformed request gets its 4xx, and changes nothing.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

using namespace seatlock;
using namespace seatlock::tests;

namespace {

const std::string path = "/v1/events/plain-50/holds";
const std::string json = "Content-Type: application/json\r\n";

std::string head(const std::string& fields) {
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n";
}

std::string lengthOf(const std::string& body) {
    return "Content-Length: " + std::to_string(body.size()) + "\r\n";
}

std::string repeated(const std::string& text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

}  // namespace

class ApiMalformed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(50)});
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }
    /// Whatever was sent: the engine lives, and nothing is held.
    void cleanup() {
        COMPARE_STATUS(engine_->client().get("/livez"), 200);
        QCOMPARE(engine_->value("select count(*) from hold"), std::string("0"));
    }

    void notJson() {
        for (const std::string& body :
             {std::string(), std::string("{"), std::string("seats"), std::string("{\"seats\":[}"),
              std::string("{\"seats\":[\"1\",]}"), std::string("{'seats':['1']}"),
              std::string("{\"seats\":[\"1\"]} more"), std::string("{\"seats\":[\"1\"]}{}"),
              std::string("{\"seats\":[\"\xff\xfe\"]}"), std::string("{\"seats\":[\"\xc0\xaf\"]}"),
              std::string("{\"seats\":[\"\xed\xa0\x80\"]}"), std::string("\0\0\0\0", 4),
              std::string("{\"seats\":[\"1\"]\0}", 16), std::string("{\"seats\":[NaN]}"),
              std::string("{\"best_available\":{\"quantity\":+1}}"),
              std::string("{\"best_available\":{\"quantity\":0x1}}"), std::string("\"seats\""),
              std::string("17"), std::string("{\"seats\":[\"1\"")}) {
            const auto reply = client_->post(path, body);
            COMPARE_PROBLEM(reply, 400, "malformed-json");
        }
    }

    void notWhatItTakes() {
        for (const std::string& body :
             {std::string("[]"),
              std::string("{}"),
              std::string("[\"1\"]"),
              std::string("{\"seats\":null}"),
              std::string("{\"seats\":\"1\"}"),
              std::string("{\"seats\":{\"0\":\"1\"}}"),
              std::string("{\"seats\":[]}"),
              std::string("{\"seats\":[1]}"),
              std::string("{\"seats\":[null]}"),
              std::string("{\"seats\":[[\"1\"]]}"),
              std::string("{\"seats\":[\"1\",2]}"),
              std::string("{\"seats\":[\"\"]}"),
              std::string("{\"seats\":[\"1\"],\"more\":1}"),
              std::string("{\"Seats\":[\"1\"]}"),
              std::string("{\"seats\":[\"1\"],\"\":0}"),
              std::string("{\"seats\":[\"1\"],\"seats \":[\"2\"]}"),
              std::string("{\"seats\":[\"1\\u0000\"]}"),
              std::string("{\"seats\":[\"\\ud800\"]}"),
              "{\"seats\":[\"" + std::string(65, '1') + "\"]}",
              "{\"seats\":[\"" + std::string(60'000, '1') + "\"]}",
              "{\"seats\":[\"1\"" + repeated(",\"2\"", 10'000) + "]}",
              std::string("{\"best_available\":{\"quantity\":-9223372036854775809}}"),
              std::string("{\"best_available\":{\"quantity\":1e308}}"),
              std::string("{\"best_available\":{\"quantity\":18446744073709551617}}"),
              std::string("{\"best_available\":{\"quantity\":2147483649}}"),
              std::string("{\"best_available\":{\"quantity\":4294967297}}")}) {
            const auto reply = client_->post(path, body);
            COMPARE_PROBLEM(reply, 422, "invalid-body");
        }
    }

    void aSeatNamedTwice() {
        const auto reply = client_->post(path, "{\"seats\":[\"1\",\"2\",\"1\"]}");
        COMPARE_PROBLEM(reply, 422, "invalid-body");
        QCOMPARE(reply.seats(), std::vector<std::string>{"1"});
    }

    void seatsThatDoNotExist() {
        const auto injection = client_->post(path, "{\"seats\":[\"1'; drop table hold; --\"]}");
        COMPARE_PROBLEM(injection, 404, "unknown-seat");
        for (const char* label : {"0", "51", "-1", "1 ", " 1", "01", "1.0", "\xc3\xa9", "\\\"",
                                  "\\u0031x", "999999999999999999999"}) {
            const auto reply = client_->post(path, std::string("{\"seats\":[\"") + label + "\"]}");
            COMPARE_PROBLEM(reply, 404, "unknown-seat");
            QCOMPARE(reply.seats().size(), std::size_t{1});
        }
    }

    void tooDeep() {
        const auto arrays =
            "{\"seats\":" + std::string(20'000, '[') + std::string(20'000, ']') + "}";
        COMPARE_PROBLEM(client_->post(path, arrays), 400, "malformed-json");
        const auto objects = repeated("{\"seats\":", 5'000) + "1" + std::string(5'000, '}');
        COMPARE_PROBLEM(client_->post(path, objects), 400, "malformed-json");
        const auto shallow = "{\"seats\":" + std::string(500, '[') + std::string(500, ']') + "}";
        COMPARE_PROBLEM(client_->post(path, shallow), 422, "invalid-body");
    }

    void theLastOfTwoEqualFieldsDoesNotSlipThrough() {
        COMPARE_STATUS(client_->post(path, "{\"seats\":[\"1\"],\"seats\":[]}"), 422);
        COMPARE_STATUS(client_->post(path, "{\"seats\":[\"1\"],\"seats\":5}"), 422);
    }

    void notSaidToBeJson() {
        const std::string body = "{\"seats\":[\"1\"]}";
        COMPARE_STATUS(client_->send("POST", path, {}, body), 415);
        for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded",
                                 "application/jsonx", "json", "text/json; application/json",
                                 "multipart/form-data; boundary=x", "application/problem+json"}) {
            const auto reply = client_->send("POST", path, {{"Content-Type", type}}, body);
            COMPARE_PROBLEM(reply, 415, "unsupported-media-type");
        }
    }

    void tooLarge() {
        const std::string body = "{\"seats\":[\"" + std::string(64 * 1024, '1') + "\"]}";
        const auto reply = client_->sendBytes(head(json + lengthOf(body)) + body, "POST", path);
        COMPARE_PROBLEM(reply, 413, "body-too-large");
        const auto claimed =
            client_->sendBytes(head(json + "Content-Length: 999999999999\r\n"), "POST", path);
        COMPARE_PROBLEM(claimed, 413, "body-too-large");
        // No number that fits anywhere.
        const auto absurd =
            client_->sendBytes(head(json + "Content-Length: 99999999999999999999999999\r\n"));
        COMPARE_PROBLEM(absurd, 400, "malformed-request");
        const auto chunked = client_->sendBytes(
            head(json + "Transfer-Encoding: chunked\r\n") + "ffffff\r\n", "POST", path);
        COMPARE_PROBLEM(chunked, 413, "body-too-large");
        const auto line = client_->get("/v1/events/" + std::string(9'000, 'e'));
        COMPARE_PROBLEM(line, 414, "target-too-long");
        const auto field = client_->get("/v1/events", {{"X-Long", std::string(17'000, 'x')}});
        COMPARE_PROBLEM(field, 431, "header-too-large");
        const auto fields = client_->get("/v1/events", HeaderList(101, {"X-A", "b"}));
        COMPARE_PROBLEM(fields, 431, "header-too-large");
    }

    void twoLengths() {
        const std::string body = "{\"seats\":[\"1\"]}";
        const std::string chunks = "f\r\n" + body + "\r\n0\r\n\r\n";
        for (const std::string& bytes :
             {head(json + lengthOf(body) + "Transfer-Encoding: chunked\r\n") + chunks,
              head(json + "Transfer-Encoding: chunked\r\n" + lengthOf(body)) + chunks,
              head(json + lengthOf(body) + lengthOf(body)) + body,
              head(json + lengthOf(body) + "Content-Length: 1\r\n") + body,
              head(json + "Content-Length: -1\r\n"), head(json + "Content-Length: 1x\r\n"),
              head(json + "Content-Length: 15, 15\r\n") + body,
              head(json + "Transfer-Encoding: chunked, chunked\r\n") + chunks}) {
            const auto reply = client_->sendBytes(bytes);
            COMPARE_PROBLEM(reply, 400, "malformed-request");
            QCOMPARE(reply.header("Connection"), std::string("close"));
        }
        const auto coded = client_->sendBytes(head(json + "Transfer-Encoding: gzip\r\n"));
        COMPARE_PROBLEM(coded, 501, "not-implemented");
    }

    void notEvenHttp() {
        for (const std::string& bytes :
             {std::string("hello\r\n\r\n"), std::string("GET /livez\r\n\r\n"),
              std::string("GET  /livez HTTP/1.1\r\nHost: a\r\n\r\n"),
              std::string("GET /livez HTTP/1.1\r\n\r\n"),
              std::string("GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
              std::string("GET /livez HTTP/1.1\nHost: a\n\n"),
              std::string("GET /livez HTTP/1.1\r\nHost : a\r\n\r\n"),
              std::string("GET /v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
              std::string("GET /v1/../livez HTTP/1.1\r\nHost: a\r\n\r\n"),
              std::string("GET /v1/events/%00 HTTP/1.1\r\nHost: a\r\n\r\n"),
              std::string("GET /v1/events/%ff HTTP/1.1\r\nHost: a\r\n\r\n"),
              std::string("\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n", 13)}) {
            COMPARE_PROBLEM(client_->sendBytes(bytes), 400, "malformed-request");
        }
        COMPARE_STATUS(client_->sendBytes("GET /livez HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
        COMPARE_STATUS(client_->sendBytes("BREW /livez HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    }

    void pathsThatDoNotExist() {
        for (const char* target :
             {"/", "/v1", "/v1/", "/v1/events/", "/v1/events/plain-50/",
              "/v1/events/plain-50/holds/1", "/v1/holds", "/v1/holds/", "/V1/events", "/v2/events",
              "//v1/events", "/v1//events", "/v1/events/plain-50/%68olds/", "/favicon.ico"}) {
            COMPARE_PROBLEM(client_->get(target), 404, "not-found");
            COMPARE_PROBLEM(client_->post(target, "{}"), 404, "not-found");
        }
    }

    void ordersWithoutSense() {
        for (const char* body : {"", "{", "[", "nul", "{\"hold\":\"\xff\"}"}) {
            COMPARE_PROBLEM(client_->post("/v1/orders", body), 400, "malformed-json");
        }
        for (const char* body : {"[]", "{}", "{\"hold\":[],\"buyer\":[]}"}) {
            COMPARE_PROBLEM(client_->post("/v1/orders", body), 422, "invalid-body");
        }
    }

private:
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiMalformed)
#include "apimalformed.moc"
