// Clones and series take the inventory along: what is blocked, kept for a channel, or moved to
// another category in one event is so in every copy.
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

using namespace seatlock;
using namespace seatlock::tests;

class ApiCopies : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        COMPARE_STATUS(office_->addEvent("gala", office_->publishedChart(smallHall())), 201);
    }
    void cleanup() { closeHouse(); }

    void theInventoryComesAlong() {
        leaveAGapInTheChannels();
        COMPARE_STATUS(
            change("{\"steps\":[{\"action\":\"block\",\"seats\":[\"B-1\",\"B-2\"],\"reason\":"
                   "\"press\",\"note\":\"Row B\",\"release_at\":\"2030-04-28T18:00:00Z\"},"
                   "{\"action\":\"block\",\"seats\":[\"B-3\"],\"reason\":\"house\"},"
                   "{\"action\":\"channel\",\"seats\":[\"B-2\",\"C-1\"],\"channel\":\"partner\"},"
                   "{\"action\":\"category\",\"seats\":[\"D-1\"],\"category\":\"premium\"}]}"),
            200);
        openSale("gala");
        COMPARE_STATUS(client().post("/v1/events/gala/holds", seatsBody({"A-1"})), 201);
        COMPARE_STATUS(client().post("/v1/staff/events/gala/series",
                                     "{\"dates\":[\"2030-05-02T18:00:00Z\","
                                     "\"2030-05-03T14:00:00Z\"]}",
                                     office_->boss()),
                       201);
        QCOMPARE(inventoryOf("gala-2030-05-02"),
                 std::string("B-1 b press Row B 2030-04-29T18:00, "
                             "B-2 b partner press Row B 2030-04-29T18:00, B-3 b house, "
                             "C-1 a partner, D-1 a premium"));
        COMPARE_STATUS(cloneOf("gala-2030-05-02", "again", "2030-05-09T18:00:00Z"), 201);
        QCOMPARE(inventoryOf("again"),
                 std::string("B-1 b press Row B 2030-05-06T18:00, "
                             "B-2 b partner press Row B 2030-05-06T18:00, B-3 b house, "
                             "C-1 a partner, D-1 a premium"));
        QCOMPARE(engine_->value("SELECT string_agg(DISTINCT actor, ' ') FROM seat_block"),
                 std::string("boss"));
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    void copiesSellByIt() {
        leaveAGapInTheChannels();
        COMPARE_STATUS(
            change("{\"steps\":[{\"action\":\"block\",\"section\":\"Standing\",\"reason\":"
                   "\"technical\"},{\"action\":\"channel\",\"seats\":[\"C-1\"],\"channel\":"
                   "\"partner\"}]}"),
            200);
        COMPARE_STATUS(cloneOf("gala", "again", "2030-05-09T18:00:00Z"), 201);
        openSale("again");
        const auto hold = [&](const std::string& seat) {
            return client().post("/v1/events/again/holds", seatsBody({seat}));
        };
        COMPARE_PROBLEM(hold("Standing-1"), 409, "seat-unavailable");
        COMPARE_PROBLEM(hold("C-1"), 409, "seat-unavailable");
        COMPARE_STATUS(
            client().post("/v1/events/again/holds", "{\"seats\":[\"C-1\"],\"channel\":\"partner\"}",
                          office_->boss()),
            201);
        COMPARE_STATUS(hold("C-2"), 201);
        // What was blocked by copying is unblocked like anything else.
        COMPARE_STATUS(client().post("/v1/staff/events/again/seats",
                                     "{\"action\":\"unblock\",\"section\":\"Standing\"}", keyed()),
                       200);
        COMPARE_STATUS(hold("Standing-1"), 201);
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    /// Nobody was ever promised a seat of it.
    void aCopyWithBlockedSeatsCanGo() {
        COMPARE_STATUS(change("{\"action\":\"block\",\"seats\":[\"B-1\"],\"reason\":\"press\"}"),
                       200);
        COMPARE_STATUS(cloneOf("gala", "again", "2030-05-09T18:00:00Z"), 201);
        COMPARE_STATUS(client().del("/v1/staff/events/again",
                                    office_->boss(office_->event("again").header("ETag"))),
                       204);
        QCOMPARE(engine_->value("SELECT count(DISTINCT event_id) FROM seat_history"),
                 std::string("1"));
        QCOMPARE(engine_->value("SELECT count(*) FROM seat_block"), std::string("1"));
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

private:
    HttpClient& client() { return office_->client(); }
    HeaderList keyed() {
        auto headers = office_->boss();
        headers.push_back({"Idempotency-Key", "key-" + std::to_string(++keys_)});
        return headers;
    }
    Reply change(const std::string& body) {
        return client().post("/v1/staff/events/gala/seats", body, keyed());
    }
    Reply cloneOf(const std::string& event, const std::string& slug, const std::string& starts) {
        return client().post("/v1/staff/events/" + event + "/clones",
                             "{\"slug\":\"" + slug + "\",\"starts_at\":\"" + starts + "\"}",
                             office_->boss());
    }
    /// Channel "partner" has number 2 then, and there is no 1.
    void leaveAGapInTheChannels() {
        const auto window = [](const std::string& slug) {
            return "{\"slug\":\"" + slug + "\",\"name\":\"" + slug +
                   "\",\"on_sale_from\":\"2020-01-01T00:00:00Z\",\"on_sale_to\":"
                   "\"2030-05-01T18:00:00Z\"}";
        };
        COMPARE_STATUS(
            office_->changeEvent("gala", "{\"channels\":[" + window("public") + "," +
                                             window("phone") + "," + window("partner") + "]}"),
            200);
        COMPARE_STATUS(office_->changeEvent("gala", "{\"channels\":[" + window("public") + "," +
                                                        window("partner") + "]}"),
                       200);
    }
    void openSale(const std::string& event) {
        COMPARE_STATUS(office_->setStatus(event, "on_sale"), 200);
        QVERIFY(waitUntil([&] { return client().get("/v1/events/" + event).status == 200; }));
    }
    /// Every seat that is not as the chart has it.
    std::string inventoryOf(const std::string& event) {
        return engine_->value(
            "SELECT string_agg(concat_ws(' ', a.label, s.state, k.slug, CASE WHEN a.label = 'D-1' "
            "THEN c.slug END, b.reason, nullif(b.note, ''), to_char(b.release_at AT TIME ZONE "
            "'UTC', 'YYYY-MM-DD\"T\"HH24:MI')), ', ' ORDER BY a.seat_no) FROM event e JOIN "
            "event_seat s USING (event_id) JOIN seat a ON a.chart_id = e.chart_id AND a.seat_no = "
            "s.seat_no JOIN price_category c ON c.event_id = e.event_id AND c.category_no = "
            "s.category_no LEFT JOIN channel k ON k.event_id = e.event_id AND k.channel_no = "
            "s.channel_no LEFT JOIN seat_block b ON b.event_id = e.event_id AND b.seat_no = "
            "s.seat_no WHERE e.slug = '" +
            event + "' AND (s.version > 0 OR a.label = 'D-1')");
    }

    int keys_ = 0;
};

QTEST_GUILESS_MAIN(ApiCopies)
#include "apicopies.moc"
