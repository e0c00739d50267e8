// Events as organizers plan them: made on a chart, put on sale, and sold in every engine.
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiPlans : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        chart_ = office_->publishedChart(smallHall());
        QVERIFY(!chart_.empty());
    }
    void cleanup() { closeHouse(); }

    void plansADraft() {
        const auto made = office_->addEvent("gala", chart_);
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.header("Location"), std::string("/v1/staff/events/gala"));
        QCOMPARE(made.text("status"), std::string("draft"));
        QCOMPARE(made.text("venue"), std::string("hall"));
        const auto json = made.json();
        QCOMPARE(json[QLatin1String("counts")][QLatin1String("available")].toInt(), 45);
        QCOMPARE(json[QLatin1String("channels")].toArray().size(), 2);
        QCOMPARE(json[QLatin1String("categories")][0][QLatin1String("color")].toString(),
                 QStringLiteral("#aa0000"));
        QCOMPARE(engine_->value("SELECT count(*) FROM event_seat WHERE category_no = 0"),
                 std::string("10"));
        // Nobody but staff sees it.
        COMPARE_PROBLEM(client().get("/v1/events/gala"), 404, "unknown-event");
        COMPARE_PROBLEM(office_->addEvent("gala", chart_), 409, "already-exists");
    }

    void refusesWhatCannotBe() {
        const auto draft = office_->addChart("hall", smallHall()).text("id");
        COMPARE_PROBLEM(office_->addEvent("gala", draft), 422, "invalid-body");
        COMPARE_PROBLEM(office_->addEvent("gala", "4711"), 404, "unknown-chart");
        const auto unpriced = client().post(
            "/v1/staff/events",
            "{\"name\":\"A\",\"chart\":\"" + chart_ +
                "\",\"starts_at\":\"2030-05-01T18:00:00Z\",\"categories\":[{\"slug\":\"standard\","
                "\"ticket_types\":[{\"slug\":\"adult\",\"price_minor\":1}]}]}",
            office_->boss());
        COMPARE_PROBLEM(unpriced, 422, "invalid-body");
        QVERIFY(unpriced.text("detail").find("premium") != std::string::npos);
        for (const char* wrong :
             {"\"starts_at\":\"tomorrow\"", "\"starts_at\":\"2030-02-30T00:00:00Z\"",
              "\"starts_at\":\"2030-05-01T18:00:00\"", "\"doors_at\":\"2031-01-01T00:00:00Z\"",
              "\"hold_s\":0", "\"hold_s\":60,\"hold_s_max\":30", "\"currency\":\"eur\"",
              "\"fees\":[{\"name\":\"A\",\"per\":\"seat\",\"amount_minor\":1}]",
              "\"fees\":[{\"name\":\"A\",\"per\":\"order\",\"amount_minor\":-1}]",
              "\"channels\":[]", "\"channels\":[{\"slug\":\"public\"}]"}) {
            COMPARE_PROBLEM(client().post("/v1/staff/events", eventWith(wrong), office_->boss()),
                            422, "invalid-body");
        }
        QCOMPARE(engine_->value("SELECT count(*) FROM event"), std::string("0"));
    }

    void goesOnSaleAndOffAgain() {
        COMPARE_STATUS(office_->addEvent("gala", chart_), 201);
        COMPARE_PROBLEM(office_->setStatus("gala", "paused"), 409, "wrong-status");
        COMPARE_PROBLEM(office_->setStatus("gala", "cancelled"), 409, "wrong-status");
        COMPARE_PROBLEM(office_->setStatus("gala", "asleep"), 422, "invalid-body");
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        QVERIFY(waitUntil([&] { return client().get("/v1/events/gala").status == 200; }));
        COMPARE_STATUS(client().post("/v1/events/gala/holds", seatsBody({"A-1", "B-2"})), 201);
        // Touched, it can be no draft any more.
        COMPARE_STATUS(office_->setStatus("gala", "paused"), 200);
        COMPARE_PROBLEM(office_->setStatus("gala", "draft"), 409, "wrong-status");
        QVERIFY(
            waitUntil([&] { return client().get("/v1/events/gala").text("status") == "paused"; }));
        COMPARE_PROBLEM(client().post("/v1/events/gala/holds", seatsBody({"A-5"})), 403,
                        "sale-not-open");
        const auto now = office_->event("gala");
        QCOMPARE(now.json()[QLatin1String("counts")][QLatin1String("held")].toInt(), 2);
    }

    void onlyADraftCanGo() {
        COMPARE_STATUS(office_->addEvent("gala", chart_), 201);
        const std::string path = "/v1/staff/events/gala";
        COMPARE_PROBLEM(client().del(path, office_->boss()), 428, "precondition-required");
        COMPARE_PROBLEM(client().del(path, office_->boss("\"7\"")), 412, "precondition-failed");
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        COMPARE_PROBLEM(client().del(path, office_->boss("*")), 409, "wrong-status");
        COMPARE_STATUS(office_->setStatus("gala", "draft"), 200);
        COMPARE_STATUS(client().del(path, office_->boss("*")), 204);
        COMPARE_PROBLEM(office_->event("gala"), 404, "unknown-event");
        QCOMPARE(engine_->value("SELECT count(*) FROM event_seat"), std::string("0"));
    }

    void listsWhatOneHasRightsAt() {
        for (const char* slug : {"a", "b", "c"}) {
            COMPARE_STATUS(office_->addEvent(slug, chart_), 201);
        }
        const auto slugs = [&](const HeaderList& headers, const std::string& query) {
            QStringList out;
            const auto page = client().get("/v1/staff/events" + query, headers);
            for (const auto& event : page.json()[QLatin1String("events")].toArray()) {
                out += event.toObject()[QLatin1String("slug")].toString();
            }
            return out.join(QLatin1Char(' ')).toStdString();
        };
        QCOMPARE(slugs(office_->boss(), ""), std::string("a b c"));
        QCOMPARE(slugs(office_->boss(), "?limit=2"), std::string("a b"));
        QCOMPARE(slugs(office_->boss(), "?cursor=b"), std::string("c"));
        COMPARE_STATUS(staff_->addUser("ada", {"organizer"}, {"b"}), 201);
        const auto ada = bearer(staff_->signIn("ada"));
        QCOMPARE(slugs(ada, ""), std::string("b"));
        COMPARE_PROBLEM(client().get("/v1/staff/events/a", ada), 403, "forbidden");
    }

private:
    HttpClient& client() { return office_->client(); }
    /// A whole body but for what is wrong in it.
    std::string eventWith(const std::string& members) const {
        std::string starts;
        if (members.find("starts_at") == std::string::npos) {
            starts = "\"starts_at\":\"2030-05-01T18:00:00Z\",";
        }
        return "{\"name\":\"A\",\"chart\":\"" + chart_ + "\"," + starts + members +
               ",\"categories\":[{\"slug\":\"standard\",\"ticket_types\":[{\"slug\":\"adult\","
               "\"price_minor\":1}]},{\"slug\":\"premium\",\"ticket_types\":[{\"slug\":\"adult\","
               "\"price_minor\":1}]}]}";
    }

    std::string chart_;
};

QTEST_GUILESS_MAIN(ApiPlans)
#include "apiplans.moc"
