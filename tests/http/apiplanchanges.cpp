// Changes to events: what may change when, for every engine within a second, never lost.
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

#include <QElapsedTimer>
#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

const char* const one_category =
    "{\"categories\":[{\"slug\":\"standard\",\"ticket_types\":[{\"slug\":\"adult\","
    "\"price_minor\":3000}]}]}";

}  // namespace

class ApiPlanChanges : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        const auto chart = office_->publishedChart(smallHall());
        COMPARE_STATUS(office_->addEvent("gala", chart), 201);
    }
    void cleanup() { closeHouse(); }

    void changesWithIfMatch() {
        const std::string path = "/v1/staff/events/gala";
        const std::string wish = "{\"name\":\"Great gala\"}";
        COMPARE_PROBLEM(client().patch(path, wish, office_->boss()), 428, "precondition-required");
        const auto changed = client().patch(path, wish, office_->boss("\"1\""));
        COMPARE_STATUS(changed, 200);
        QCOMPARE(changed.text("name"), std::string("Great gala"));
        QCOMPARE(changed.header("ETag"), std::string("\"2\""));
        const auto stale = client().patch(path, wish, office_->boss("\"1\""));
        COMPARE_PROBLEM(stale, 412, "precondition-failed");
        QCOMPARE(stale.json()[QLatin1String("current")][QLatin1String("name")].toString(),
                 QStringLiteral("Great gala"));
    }

    void changesEveryMember() {
        const auto changed = office_->changeEvent(
            "gala",
            "{\"description\":\"Two\\nlines\",\"ticket_text\":\"No coats\","
            "\"starts_at\":\"2030-06-01T18:00:00+02:00\",\"doors_at\":\"2030-06-01T15:00:00Z\","
            "\"currency\":\"CHF\",\"hold_s\":60,\"hold_s_max\":120,\"seats_per_buyer_max\":4,"
            "\"fees\":[{\"name\":\"Booking\",\"per\":\"ticket\",\"amount_minor\":100},"
            "{\"name\":\"Post\",\"per\":\"order\",\"amount_minor\":250}],"
            "\"channels\":[{\"slug\":\"public\",\"name\":\"Web\",\"on_sale_from\":"
            "\"2029-01-01T00:00:00Z\",\"on_sale_to\":\"2030-01-01T00:00:00Z\"},"
            "{\"slug\":\"partner\",\"on_sale_from\":\"2029-01-01T00:00:00Z\","
            "\"on_sale_to\":\"2030-01-01T00:00:00Z\"}]}");
        COMPARE_STATUS(changed, 200);
        const auto json = changed.json();
        QCOMPARE(changed.text("starts_at"), std::string("2030-06-01T16:00:00.000Z"));
        QCOMPARE(changed.text("description"), std::string("Two\nlines"));
        QCOMPARE(json[QLatin1String("fees")].toArray().size(), 2);
        QCOMPARE(json[QLatin1String("channels")][1][QLatin1String("slug")].toString(),
                 QStringLiteral("partner"));
        const auto cleared = office_->changeEvent(
            "gala", "{\"doors_at\":null,\"seats_per_buyer_max\":null,\"fees\":[]}");
        QVERIFY(cleared.json()[QLatin1String("doors_at")].isNull());
        QVERIFY(cleared.json()[QLatin1String("fees")].toArray().isEmpty());
    }

    void replansWhatNobodyTouched() {
        COMPARE_PROBLEM(office_->changeEvent("gala", one_category), 422, "invalid-body");
        // Another order and one more, with the seats that were of each still of each.
        const auto changed = office_->changeEvent(
            "gala",
            "{\"categories\":[{\"slug\":\"standard\",\"ticket_types\":[{\"slug\":\"adult\","
            "\"price_minor\":1}]},{\"slug\":\"box\",\"name\":\"Box\",\"color\":\"#123456\","
            "\"ticket_types\":[{\"slug\":\"adult\",\"price_minor\":2}]},{\"slug\":\"premium\","
            "\"ticket_types\":[{\"slug\":\"adult\",\"price_minor\":3}]}]}");
        COMPARE_STATUS(changed, 200);
        QCOMPARE(changed.json()[QLatin1String("categories")][2][QLatin1String("name")].toString(),
                 QStringLiteral("Premium"));
        QCOMPARE(engine_->value("SELECT count(*) FROM event_seat WHERE category_no = 2"),
                 std::string("10"));
    }

    void keepsWhatWasSold() {
        sell();
        COMPARE_PROBLEM(office_->changeEvent("gala", one_category), 409, "in-use");
        COMPARE_PROBLEM(office_->changeEvent("gala", "{\"currency\":\"CHF\"}"), 409,
                        "wrong-status");
        COMPARE_PROBLEM(office_->changeEvent("gala",
                                             "{\"channels\":[{\"slug\":\"public\",\"on_sale_from\":"
                                             "\"2020-01-01T00:00:00Z\",\"on_sale_to\":"
                                             "\"2030-01-01T00:00:00Z\"}]}"),
                        409, "in-use");
        // The type that was sold may be renamed and cost another price, but not go.
        const std::string premium =
            "{\"categories\":[{\"slug\":\"premium\",\"ticket_types\":[{\"slug\":\"";
        const std::string standard =
            "\",\"price_minor\":9900}]},{\"slug\":\"standard\",\"ticket_types\":[{\"slug\":"
            "\"child\",\"price_minor\":1},{\"slug\":\"senior\",\"price_minor\":2}]}]}";
        COMPARE_PROBLEM(office_->changeEvent("gala", premium + "vip" + standard), 409, "in-use");
        COMPARE_STATUS(office_->changeEvent("gala", premium + "adult" + standard), 200);
        QCOMPARE(engine_->value("SELECT price_minor FROM order_item"), std::string("5000"));
        QCOMPARE(engine_->value("SELECT string_agg(slug, ' ' ORDER BY ticket_type_no) "
                                "FROM ticket_type WHERE category_no = 1"),
                 std::string("child senior"));
    }

    /// Two engines on one database: what is changed at one is so at the other.
    void everyEngineNotices() {
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        config::Options options;
        options.database = engine_->engine().databaseUrl();
        options.listen_port = 0;
        options.limits = staffLimits();
        Engine other(options);
        QVERIFY(other.start().ok());
        HttpClient there(other.port());
        const auto priceThere = [&] {
            return there.get("/v1/events/gala")
                .json()[QLatin1String("categories")][0][QLatin1String("ticket_types")][0]
                       [QLatin1String("price_minor")]
                .toInt();
        };
        QVERIFY(waitUntil([&] { return priceThere() == 5000; }));
        QElapsedTimer timer;
        timer.start();
        COMPARE_STATUS(
            office_->changeEvent("gala",
                                 "{\"categories\":[{\"slug\":\"premium\",\"ticket_types\":[{"
                                 "\"slug\":\"adult\",\"price_minor\":7700}]},{\"slug\":"
                                 "\"standard\",\"ticket_types\":[{\"slug\":\"adult\","
                                 "\"price_minor\":3000}]}]}"),
            200);
        QVERIFY(waitUntil([&] { return priceThere() == 7700; }));
        qInfo("another engine sold at the new price after %lld ms", timer.elapsed());
        COMPARE_STATUS(there.post("/v1/events/gala/holds", seatsBody({"A-1"})), 201);
        COMPARE_STATUS(office_->setStatus("gala", "paused"), 200);
        QVERIFY(waitUntil([&] { return there.get("/v1/events/gala").text("status") == "paused"; }));
        COMPARE_PROBLEM(there.post("/v1/events/gala/holds", seatsBody({"A-2"})), 403,
                        "sale-not-open");
    }

    void clones() {
        sell();
        const auto clone =
            client().post("/v1/staff/events/gala/clones",
                          "{\"starts_at\":\"2030-05-08T18:00:00Z\"}", office_->boss());
        COMPARE_STATUS(clone, 201);
        QCOMPARE(clone.text("slug"), std::string("gala-2"));
        QCOMPARE(clone.text("status"), std::string("draft"));
        QCOMPARE(clone.json()[QLatin1String("counts")][QLatin1String("available")].toInt(), 45);
        QVERIFY(clone.text("code") != office_->event("gala").text("code"));
        COMPARE_PROBLEM(
            client().post("/v1/staff/events/gala/clones",
                          "{\"slug\":\"gala-2\",\"starts_at\":\"2030-05-08T18:00:00Z\"}",
                          office_->boss()),
            409, "already-exists");
        // Who has rights at this event only gets no other by cloning it.
        COMPARE_STATUS(staff_->addUser("ada", {"organizer"}, {"gala"}), 201);
        COMPARE_PROBLEM(client().post("/v1/staff/events/gala/clones",
                                      "{\"starts_at\":\"2030-05-08T18:00:00Z\"}",
                                      bearer(staff_->signIn("ada"))),
                        403, "forbidden");
    }

    void repeatsInASeries() {
        const auto made =
            client().post("/v1/staff/events/gala/series",
                          "{\"dates\":[\"2030-05-02T18:00:00Z\",\"2030-05-03T14:00:00Z\","
                          "\"2030-05-03T22:30:00Z\",\"2030-05-03T18:00:00Z\"]}",
                          office_->boss());
        COMPARE_STATUS(made, 201);
        QStringList slugs;
        for (const auto& event : made.json()[QLatin1String("events")].toArray()) {
            slugs += event.toObject()[QLatin1String("slug")].toString();
        }
        // 22:30 UTC is the next day in Berlin.
        QCOMPARE(slugs.join(QLatin1Char(' ')),
                 QStringLiteral("gala-2030-05-02 gala-2030-05-03 gala-2030-05-04 "
                                "gala-2030-05-03-2"));
        for (const char* wrong : {"{}", "{\"dates\":[]}", "{\"dates\":[\"x\"]}", "{\"dates\":[7]}",
                                  "{\"dates\":\"2030-05-02T18:00:00Z\"}"}) {
            COMPARE_PROBLEM(client().post("/v1/staff/events/gala/series", wrong, office_->boss()),
                            422, "invalid-body");
        }
        QCOMPARE(engine_->value("SELECT count(*) FROM event"), std::string("5"));
    }

private:
    HttpClient& client() { return office_->client(); }

    /// A-1, of the premium category, is sold.
    void sell() {
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        QVERIFY(waitUntil([&] { return client().get("/v1/events/gala").status == 200; }));
        const auto hold = client().post("/v1/events/gala/holds", seatsBody({"A-1"}));
        COMPARE_STATUS(hold, 201);
        COMPARE_STATUS(client().post("/v1/orders", "{\"hold\":\"" + hold.text("hold") +
                                                       "\",\"buyer\":{\"name\":\"Ada\","
                                                       "\"email\":\"ada@example.org\"}}"),
                       201);
    }
};

QTEST_GUILESS_MAIN(ApiPlanChanges)
#include "apiplanchanges.moc"
