// Reading events, charts and availability.
#include "tests/support/replychecks.h"
#include "tests/support/testengine.h"
#include "tests/support/waituntil.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

constexpr int ring = 16;  // changes kept: small, so that a version can be too old

config::Limits limits() {
    config::Limits out;
    out.change_ring_max = ring;
    return out;
}

QString str(const char* text) {
    return QString::fromUtf8(text);
}

std::string statesOf(const Reply& reply) {
    return reply.text("states");
}

}  // namespace

class ApiEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        engine_ = std::make_unique<TestEngine>(
            std::vector<demo::Choice>{theatre, plain(40), plain(60), plain(50)}, limits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        client_ = std::make_unique<HttpClient>(engine_->port());
    }
    void cleanupTestCase() {
        client_.reset();
        engine_.reset();
    }

    void listsEventsBySlug() {
        const auto reply = client_->get("/v1/events");
        COMPARE_STATUS(reply, 200);
        QCOMPARE(slugs(reply), QStringList({str("demo-theatre"), str("plain-40"), str("plain-50"),
                                            str("plain-60")}));
        QVERIFY(reply.json().value(str("next_cursor")).isNull());
    }

    void listsPageByPage() {
        QStringList seen;
        std::string cursor;
        int pages = 0;
        while (true) {
            const auto reply = client_->get("/v1/events?limit=3" + cursor);
            COMPARE_STATUS(reply, 200);
            QVERIFY(slugs(reply).size() <= 3);
            seen += slugs(reply);
            ++pages;
            const auto next = reply.json().value(str("next_cursor"));
            if (next.isNull()) break;
            cursor = "&cursor=" + next.toString().toStdString();
        }
        QCOMPARE(pages, 2);
        QCOMPARE(seen.size(), 4);
        // A page that ends with the last event says that there is none after it.
        QVERIFY(client_->get("/v1/events?limit=4").json().value(str("next_cursor")).isNull());
        QCOMPARE(slugs(client_->get("/v1/events?cursor=zzz")).size(), 0);
    }

    void refusesABadLimit() {
        for (const char* limit :
             {"0", "101", "-1", "", "x", "1.5", "99999999999999999999", "1%00"}) {
            const auto reply = client_->get(std::string("/v1/events?limit=") + limit);
            COMPARE_PROBLEM(reply, 400, "malformed-request");
        }
    }

    void readsOneEvent() {
        const auto reply = client_->get("/v1/events/demo-theatre");
        COMPARE_STATUS(reply, 200);
        QCOMPARE(reply.number("seats"), 1000);
        QCOMPARE(reply.number("seats_per_buyer_max"), 8);
        QCOMPARE(reply.json().value(str("on_sale")).toBool(), true);
        // The slug may be written with percent escapes.
        QCOMPARE(client_->get("/v1/events/demo%2Dtheatre").body, reply.body);
        QVERIFY(
            client_->get("/v1/events/plain-40").json().value(str("seats_per_buyer_max")).isNull());
    }

    void knowsNoOtherEvent() {
        for (const char* path : {"", "/chart", "/availability", "/stream"}) {
            for (const char* slug : {"nothing", "DEMO-THEATRE", "demo-theatre%20", "%C3%A9"}) {
                const auto reply = client_->get(std::string("/v1/events/") + slug + path);
                COMPARE_PROBLEM(reply, 404, "unknown-event");
            }
        }
    }

    void servesTheChartOnce() {
        const auto reply = client_->get("/v1/events/demo-theatre/chart");
        COMPARE_STATUS(reply, 200);
        const auto seats = reply.json().value(str("seats")).toObject();
        for (const char* column : {"labels", "category", "x", "y"}) {
            QCOMPARE(seats.value(str(column)).toArray().size(), 1000);
        }
        int rows = 0;
        for (const auto& section : reply.json().value(str("sections")).toArray()) {
            for (const auto& row : section.toObject().value(str("rows")).toArray()) {
                rows += row.toObject().value(str("count")).toInt();
            }
        }
        QCOMPARE(rows, 1000);
        const auto tag = reply.header("ETag");
        for (const auto& field : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
            const auto again =
                client_->get("/v1/events/demo-theatre/chart", {{"If-None-Match", field}});
            COMPARE_STATUS(again, 304);
            QCOMPARE(again.header("ETag"), tag);
        }
        const auto other =
            client_->get("/v1/events/demo-theatre/chart", {{"If-None-Match", "\"0-0\""}});
        COMPARE_STATUS(other, 200);
        QCOMPARE(other.body, reply.body);
    }

    void tagChangesWithTheEvent() {
        const auto tag = client_->get("/v1/events/plain-60/chart").header("ETag");
        QVERIFY(engine_->setEvent("plain-60", "name = 'Renamed'"));
        QVERIFY(waitUntil(
            [&] { return client_->get("/v1/events/plain-60").text("name") == "Renamed"; }));
        const auto reply = client_->get("/v1/events/plain-60/chart", {{"If-None-Match", tag}});
        COMPARE_STATUS(reply, 200);
        QVERIFY(reply.header("ETag") != tag);
    }

    void availabilityIsTheBoard() {
        const std::string path = "/v1/events/plain-40/availability";
        const auto before = client_->get(path);
        COMPARE_STATUS(before, 200);
        QCOMPARE(statesOf(before), std::string(40, 'a'));
        COMPARE_STATUS(client_->post("/v1/events/plain-40/holds", seatsBody({"3", "7"})), 201);

        const auto delta = client_->get(path + "?since=" + before.text("version"));
        const auto changes = delta.json().value(str("changes")).toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].toObject().value(str("seat")).toString(), str("3"));
        QCOMPARE(changes[0].toObject().value(str("state")).toString(), str("held"));
        QCOMPARE(delta.json().value(str("counts")).toObject().value(str("held")).toInt(), 2);

        const auto none = client_->get(path + "?since=" + delta.text("version"));
        QCOMPARE(none.json().value(str("changes")).toArray().size(), 0);
        QCOMPARE(none.text("version"), delta.text("version"));
        const auto after = client_->get(path);
        QCOMPARE(statesOf(after), std::string("aahaaah") + std::string(33, 'a'));
        QCOMPARE(after.text("version"), delta.text("version"));
    }

    void aVersionThatCannotBeContinuedGivesEverything() {
        const std::string path = "/v1/events/plain-50/availability";
        const auto first = client_->get(path).text("version");
        const auto epoch = first.substr(0, first.find('-'));
        for (const auto& version :
             {std::string("abcdefgh-0"), epoch + "-99999", epoch + "-x", epoch, std::string(),
              epoch + "--1", epoch + "-99999999999999999999999", std::string(5000, 'v')}) {
            const auto reply = client_->get(path + "?since=" + version);
            COMPARE_STATUS(reply, 200);
            QCOMPARE(statesOf(reply).size(), std::size_t{50});
        }
        for (int i = 1; i <= ring; ++i) {
            COMPARE_STATUS(
                client_->post("/v1/events/plain-50/holds", seatsBody({std::to_string(i)})), 201);
        }
        // Exactly as many changes as are kept: still a delta. One more: everything.
        const auto at_limit = client_->get(path + "?since=" + first);
        QCOMPARE(at_limit.json().value(str("changes")).toArray().size(), ring);
        COMPARE_STATUS(client_->post("/v1/events/plain-50/holds", seatsBody({"40"})), 201);
        QCOMPARE(statesOf(client_->get(path + "?since=" + first)).size(), std::size_t{50});
    }

private:
    static QStringList slugs(const Reply& reply) {
        QStringList out;
        for (const auto& event : reply.json().value(str("events")).toArray()) {
            out += event.toObject().value(str("event")).toString();
        }
        return out;
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<HttpClient> client_;
};

QTEST_GUILESS_MAIN(ApiEvents)
#include "apievents.moc"
