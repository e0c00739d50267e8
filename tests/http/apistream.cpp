// Event streams: what they begin with, what they tell, how they are resumed.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

/// The state told of a seat by a message of changes, or "".
std::string stateOf(const StreamMessage& message, const char* seat) {
    for (const auto& change : message.json().value(str("changes")).toArray()) {
        const auto object = change.toObject();
        if (object.value(str("seat")).toString() != str(seat)) continue;
        return object.value(str("state")).toString().toStdString();
    }
    return {};
}

}  // namespace

class ApiStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        config::Limits limits;
        limits.stream_heartbeat_ms = 100;  // heartbeats between messages, to be passed over
        engine_ =
            std::make_unique<TestEngine>(std::vector<demo::Choice>{plain(40), plain(41)}, limits);
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void beginsWithEverything() {
        StreamClient stream(engine_->port(), path_);
        COMPARE_STATUS(stream.head(), 200);
        const auto first = stream.next();
        QVERIFY(first);
        QCOMPARE(first->type, std::string("availability"));
        const auto read = client_->get("/v1/events/plain-40/availability");
        QCOMPARE(first->json(), read.json());
        QCOMPARE(first->id, read.text("version"));
    }

    void tellsChangesAsTheyHappen() {
        StreamClient stream(engine_->port(), path_);
        QVERIFY(stream.next());
        const auto hold = holdSeat("1");
        const auto held = stream.next();
        QVERIFY(held);
        QCOMPARE(held->type, std::string("changes"));
        QCOMPARE(stateOf(*held, "1"), std::string("held"));
        COMPARE_STATUS(client_->del("/v1/holds/" + hold), 204);
        const auto freed = stream.next();
        QVERIFY(freed);
        QCOMPARE(stateOf(*freed, "1"), std::string("available"));
        QVERIFY(freed->id != held->id);
    }

    void tellsEveryReaderOfItsOwnEventOnly() {
        StreamClient one(engine_->port(), path_);
        StreamClient two(engine_->port(), path_);
        StreamClient other(engine_->port(), "/v1/events/plain-41/stream");
        QVERIFY(one.next() && two.next() && other.next());
        holdSeat("2");
        COMPARE_STATUS(client_->post("/v1/events/plain-41/holds", seatsBody({"9"})), 201);
        QCOMPARE(stateOf(*one.next(), "2"), std::string("held"));
        QCOMPARE(stateOf(*two.next(), "2"), std::string("held"));
        // The first thing it hears is its own event's change.
        QCOMPARE(stateOf(*other.next(), "9"), std::string("held"));
    }

    void resumesWhereItWasCutOff() {
        std::string last;
        {
            StreamClient stream(engine_->port(), path_);
            last = stream.next()->id;
        }
        holdSeat("3");
        holdSeat("4");
        for (const bool by_header : {true, false}) {
            StreamClient stream =
                by_header ? StreamClient(engine_->port(), path_, {{"Last-Event-ID", last}})
                          : StreamClient(engine_->port(), path_ + "?since=" + last);
            const auto missed = stream.next();
            QVERIFY(missed);
            QCOMPARE(missed->type, std::string("changes"));
            QCOMPARE(missed->json().value(str("changes")).toArray().size(), by_header ? 2 : 3);
            QCOMPARE(stateOf(*missed, "3"), std::string("held"));
            const std::string seat = by_header ? "5" : "6";
            holdSeat(seat);
            QCOMPARE(stateOf(*stream.next(), seat.c_str()), std::string("held"));
        }
    }

    void headerGoesBeforeParameter() {
        StreamClient stream(engine_->port(), path_ + "?since=abcdefgh-0");
        const auto first = stream.next();
        QCOMPARE(first->type, std::string("availability"));
        StreamClient other(engine_->port(), path_ + "?since=abcdefgh-0",
                           {{"Last-Event-ID", first->id}});
        QCOMPARE(other.next()->type, std::string("changes"));
    }

    void beginsAnewFromAnUnknownId() {
        for (const char* id : {"abcdefgh-3", "nonsense", "-1", ""}) {
            StreamClient stream(engine_->port(), path_, {{"Last-Event-ID", id}});
            QCOMPARE(stream.next()->type, std::string("availability"));
        }
    }

    void headIsAnsweredAtOnceAndClaimsNoLength() {
        const auto reply = client_->send("HEAD", path_);
        COMPARE_STATUS(reply, 200);
        QCOMPARE(reply.header("Content-Length"), std::string());
    }

    void countsInMetrics() {
        StreamClient stream(engine_->port(), path_);
        QVERIFY(stream.next());
        const auto metrics = client_->get("/metrics").body;
        QVERIFY(metrics.find("seatlock_http_streams ") != std::string::npos);
        QVERIFY(metrics.find("seatlock_http_streams 0\n") == std::string::npos);
    }

private:
    std::string holdSeat(const std::string& label) {
        return client_->post("/v1/events/plain-40/holds", seatsBody({label})).text("hold");
    }

    const std::string path_ = "/v1/events/plain-40/stream";
    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiStream)
#include "apistream.moc"
