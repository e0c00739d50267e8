// Venues: made, changed with If-Match, and not removed from under what is on them.
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiVenues : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(openHouse(), engine_->error().c_str()); }
    void cleanup() { closeHouse(); }

    void createsAndLists() {
        const auto made = client().post("/v1/venues",
                                        "{\"name\":\"Großes Haus\",\"time_zone\":\"Europe/Berlin\","
                                        "\"address\":\"Am Platz 1\"}",
                                        office_->boss());
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.header("Location"), "/v1/venues/" + made.text("slug"));
        QCOMPARE(made.header("ETag"), std::string("\"1\""));
        QCOMPARE(made.text("address"), std::string("Am Platz 1"));
        for (const char* slug : {"aula", "barn"}) COMPARE_STATUS(office_->addVenue(slug), 201);
        std::string cursor;
        std::vector<std::string> seen;
        do {
            const auto page = client().get("/v1/venues?limit=1&cursor=" + cursor, office_->boss());
            COMPARE_STATUS(page, 200);
            for (const auto& venue : page.json().value(QLatin1String("venues")).toArray()) {
                seen.push_back(
                    venue.toObject().value(QLatin1String("slug")).toString().toStdString());
            }
            cursor = page.text("next_cursor");
        } while (!cursor.empty());
        QCOMPARE(seen, (std::vector<std::string>{"aula", "barn", made.text("slug")}));
    }

    void refusesWhatCannotBe() {
        COMPARE_STATUS(office_->addVenue("aula"), 201);
        COMPARE_PROBLEM(office_->addVenue("aula"), 409, "already-exists");
        for (const char* body :
             {"{}", "{\"name\":\"\"}", "{\"name\":\"A\",\"slug\":\"a b\"}",
              "{\"name\":\"A\",\"time_zone\":\"Mars/Olympus\"}", "{\"name\":\"???\"}",
              "{\"name\":\"A\",\"colour\":\"red\"}", "{\"name\":\" A\"}"}) {
            COMPARE_PROBLEM(client().post("/v1/venues", body, office_->boss()), 422,
                            "invalid-body");
        }
        COMPARE_PROBLEM(client().get("/v1/venues/nowhere", office_->boss()), 404, "unknown-venue");
        COMPARE_PROBLEM(client().patch("/v1/venues/nowhere", "{}", office_->boss("*")), 404,
                        "unknown-venue");
    }

    void changesWithIfMatch() {
        COMPARE_STATUS(office_->addVenue("aula"), 201);
        const std::string path = "/v1/venues/aula";
        const std::string wish = "{\"name\":\"New hall\"}";
        COMPARE_PROBLEM(client().patch(path, wish, office_->boss()), 428, "precondition-required");
        const auto changed = client().patch(path, wish, office_->boss("\"1\""));
        COMPARE_STATUS(changed, 200);
        QCOMPARE(changed.text("name"), std::string("New hall"));
        QCOMPARE(changed.text("time_zone"), std::string("Europe/Berlin"));
        const auto stale = client().patch(path, wish, office_->boss("\"1\""));
        COMPARE_PROBLEM(stale, 412, "precondition-failed");
        QCOMPARE(stale.json()
                     .value(QLatin1String("current"))
                     .toObject()
                     .value(QLatin1String("revision"))
                     .toInt(),
                 2);
    }

    void removesOnlyWhatIsEmpty() {
        COMPARE_STATUS(office_->addVenue("aula"), 201);
        const auto chart = office_->addChart("aula", smallHall()).text("id");
        const std::string path = "/v1/venues/aula";
        COMPARE_PROBLEM(client().del(path, office_->boss()), 428, "precondition-required");
        COMPARE_PROBLEM(client().del(path, office_->boss("*")), 409, "in-use");
        COMPARE_STATUS(client().del("/v1/charts/" + chart, office_->boss("*")), 204);
        COMPARE_PROBLEM(client().del(path, office_->boss("\"7\"")), 412, "precondition-failed");
        COMPARE_STATUS(client().del(path, office_->boss("*")), 204);
        COMPARE_PROBLEM(client().get(path, office_->boss()), 404, "unknown-venue");
    }

private:
    HttpClient& client() { return office_->client(); }
};

QTEST_GUILESS_MAIN(ApiVenues)
#include "apivenues.moc"
