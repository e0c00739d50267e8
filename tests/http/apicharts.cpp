// Charts: drawn as drafts, saved with If-Match, checked, published, drafted anew.
#include "engine/seating/chartjson.h"
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

QJsonArray listOf(const Reply& reply, const char* member) {
    return reply.json().value(QLatin1String(member)).toArray();
}

}  // namespace

class ApiCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        engine_ = std::make_unique<TestEngine>(std::vector<demo::Choice>{theatre}, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        staff_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(staff_->ok());
        office_ = std::make_unique<BackOffice>(*staff_);
        COMPARE_STATUS(office_->addVenue("hall"), 201);
    }
    void cleanup() {
        office_.reset();
        staff_.reset();
        engine_.reset();
    }

    void keepsADrawingAsItIs() {
        const auto made = office_->addChart("hall", smallHall());
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.text("status"), std::string("draft"));
        QCOMPARE(made.number("seats"), 40);
        QCOMPARE(made.number("places"), 45);
        const auto read = client().get(made.header("Location"), office_->boss());
        COMPARE_STATUS(read, 200);
        const auto document = read.json().value(QLatin1String("document")).toObject();
        const auto back = seating::chartFromJson(document);
        QVERIFY(back.ok());
        QVERIFY(*back.chart == smallHall());
        // Nothing of a draft is sold yet.
        QCOMPARE(engine_->value("SELECT count(*) FROM seat JOIN chart USING (chart_id) "
                                "WHERE status = 'draft'"),
                 std::string("0"));
    }

    void anEmptyHallWithoutADocument() {
        const auto made =
            client().post("/v1/venues/hall/charts", "{\"name\":\"Studio\"}", office_->boss());
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.number("places"), 0);
        const auto found = client().post(path(made) + "/check", "", office_->boss());
        COMPARE_STATUS(found, 200);
        QVERIFY(!listOf(found, "findings").isEmpty());
        const auto refused = office_->publish(made.text("id"));
        COMPARE_PROBLEM(refused, 422, "invalid-chart");
        QCOMPARE(listOf(refused, "findings"), listOf(found, "findings"));
    }

    void refusesWhatIsNoChart() {
        const auto bad = client().post(
            "/v1/venues/hall/charts",
            "{\"document\":{\"format\":\"seatlock-chart\",\"version\":1,\"name\":\"A\","
            "\"size\":{\"width\":\"x\",\"height\":1},\"sections\":[],\"areas\":[]}}",
            office_->boss());
        COMPARE_PROBLEM(bad, 422, "invalid-chart");
        const auto problem = listOf(bad, "problems").first().toObject();
        QCOMPARE(problem.value(QLatin1String("place")).toString(), QStringLiteral("size.width"));
        COMPARE_PROBLEM(client().post("/v1/venues/hall/charts", "{}", office_->boss()), 422,
                        "invalid-body");
        COMPARE_PROBLEM(
            client().post("/v1/venues/nowhere/charts", "{\"name\":\"A\"}", office_->boss()), 404,
            "unknown-venue");
        for (const char* id : {"0", "x", "99999999999999999999", "-1", "12"}) {
            COMPARE_PROBLEM(client().get(std::string("/v1/charts/") + id, office_->boss()), 404,
                            "unknown-chart");
        }
        QCOMPARE(engine_->value("SELECT count(*) FROM chart WHERE status = 'draft'"),
                 std::string("0"));
    }

    void savesWithIfMatch() {
        const auto id = office_->addChart("hall", smallHall()).text("id");
        auto wider = smallHall(5, 12);
        wider.name = "Great hall";
        COMPARE_PROBLEM(office_->saveChart(id, wider, ""), 428, "precondition-required");
        const auto saved = office_->saveChart(id, wider, "\"1\"");
        COMPARE_STATUS(saved, 200);
        QCOMPARE(saved.header("ETag"), std::string("\"2\""));
        QCOMPARE(saved.text("name"), std::string("Great hall"));
        QCOMPARE(saved.number("seats"), 60);
        const auto stale = office_->saveChart(id, smallHall(), "\"1\"");
        COMPARE_PROBLEM(stale, 412, "precondition-failed");
        QVERIFY(stale.json().contains(QLatin1String("current")));
        // Two first versions of one name there cannot be.
        const auto other = office_->addChart("hall", smallHall()).text("id");
        COMPARE_PROBLEM(office_->saveChart(other, wider, "*"), 409, "already-exists");
    }

    void publishesOnce() {
        const auto id = office_->addChart("hall", smallHall()).text("id");
        COMPARE_PROBLEM(client().post("/v1/charts/" + id + "/publish", "", office_->boss("\"9\"")),
                        412, "precondition-failed");
        const auto published = office_->publish(id);
        COMPARE_STATUS(published, 200);
        QCOMPARE(published.text("status"), std::string("published"));
        QCOMPARE(engine_->value("SELECT count(*) FROM seat WHERE chart_id = " + id),
                 std::string("45"));
        COMPARE_PROBLEM(office_->publish(id), 409, "published");
        COMPARE_PROBLEM(office_->saveChart(id, smallHall(), "*"), 409, "published");
    }

    void draftsTheNextVersion() {
        const auto id = office_->addChart("hall", smallHall()).text("id");
        COMPARE_STATUS(office_->publish(id), 200);
        const auto draft = client().post("/v1/charts/" + id + "/drafts", "", office_->boss());
        COMPARE_STATUS(draft, 201);
        QCOMPARE(draft.number("version"), 2);
        QCOMPARE(draft.text("status"), std::string("draft"));
        auto renamed = smallHall(5);
        renamed.name = "Other";
        const auto saved = office_->saveChart(draft.text("id"), renamed, "*");
        COMPARE_STATUS(saved, 200);
        QCOMPARE(saved.text("name"), std::string("Main hall"));
        COMPARE_STATUS(office_->publish(draft.text("id")), 200);
        const auto first = client().get("/v1/venues/hall/charts?limit=1", office_->boss());
        QCOMPARE(listOf(first, "charts").first().toObject()[QLatin1String("version")].toInt(), 2);
        const auto rest = client().get(
            "/v1/venues/hall/charts?cursor=" + QByteArray::fromStdString(first.text("next_cursor"))
                                                   .toPercentEncoding()
                                                   .toStdString(),
            office_->boss());
        QCOMPARE(listOf(rest, "charts").size(), 1);
        QCOMPARE(listOf(rest, "charts").first().toObject()[QLatin1String("version")].toInt(), 1);
    }

    void aChartOfRowsCanBeDrawnOn() {
        const auto id = engine_->value("SELECT chart_id FROM event WHERE slug = 'demo-theatre'");
        const auto read = client().get("/v1/charts/" + id, office_->boss());
        COMPARE_STATUS(read, 200);
        const auto draft = client().post("/v1/charts/" + id + "/drafts", "", office_->boss());
        COMPARE_STATUS(draft, 201);
        QCOMPARE(draft.number("places"), read.number("places"));
        QCOMPARE(draft.number("seats"), read.number("seats"));
        // With the same labels, all of them.
        const auto published = office_->publish(draft.text("id"));
        COMPARE_STATUS(published, 200);
        QCOMPARE(engine_->value("SELECT count(*) FROM seat a WHERE chart_id = " + id +
                                " AND NOT EXISTS (SELECT FROM seat b WHERE b.label = a.label AND "
                                "b.chart_id = " +
                                draft.text("id") + ")"),
                 std::string("0"));
        COMPARE_PROBLEM(client().del("/v1/charts/" + id, office_->boss("*")), 409, "in-use");
    }

private:
    HttpClient& client() { return office_->client(); }
    static std::string path(const Reply& made) { return made.header("Location"); }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> staff_;
    std::unique_ptr<BackOffice> office_;
};

QTEST_GUILESS_MAIN(ApiCharts)
#include "apicharts.moc"
