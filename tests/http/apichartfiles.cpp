// Charts from files and as files, and how long a large one takes.
#include "engine/seating/chartcsv.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/importing.h"
#include "engine/seating/pretixplan.h"
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include <QElapsedTimer>
#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

class ApiChartFiles : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        COMPARE_STATUS(office_->addVenue("hall"), 201);
    }
    void cleanup() { closeHouse(); }

    void takesEveryFormat() {
        const auto hall = smallHall(4, 10, 0);
        const std::vector<std::tuple<std::string, std::string, std::string>> files = {
            {"seatlock", "application/json", seating::toJson(hall)},
            {"pretix", "application/json", seating::toPretix(hall)},
            {"csv", "text/csv", seating::toCsv(hall)},
        };
        for (const auto& [format, type, file] : files) {
            for (const std::string& told : {"&format=" + format, std::string()}) {
                const auto made = import("name=" + format + told, type, file);
                COMPARE_STATUS(made, 201);
                QCOMPARE(made.text("name"), format);
                QCOMPARE(made.number("seats"), 40);
            }
        }
        QCOMPARE(engine_->value("SELECT count(*) FROM chart WHERE version = 2"), std::string("3"));
        QCOMPARE(engine_->value("SELECT min(details ->> 'file_bytes') IS NOT NULL FROM audit_trail "
                                "WHERE action = 'import-venue-chart'"),
                 std::string("t"));
    }

    void tellsWhatIsWrongAndImportsNothing() {
        const auto bad = import("", "text/csv",
                                "section,row,seat,x,y,category\nStalls,A,1,0,0,Standard\n"
                                "Stalls,A,2,far,0,Standard\nStalls,A,3,0,,Standard\n");
        COMPARE_PROBLEM(bad, 422, "invalid-chart");
        const auto problems = bad.json()[QLatin1String("problems")].toArray();
        QCOMPARE(problems.size(), 2);
        QVERIFY(problems[0][QLatin1String("place")].toString().contains(QLatin1String("line 3")));
        COMPARE_PROBLEM(import("", "application/json", "{\"zones\":7}"), 422, "invalid-chart");
        COMPARE_PROBLEM(import("", "text/csv", ""), 422, "invalid-chart");
        COMPARE_PROBLEM(import("format=dxf", "text/csv", "x"), 400, "malformed-request");
        QCOMPARE(engine_->value("SELECT count(*) FROM chart"), std::string("0"));
    }

    void givesEveryFormat() {
        const auto hall = smallHall(4, 10, 0);
        const auto id = office_->addChart("hall", hall).text("id");
        const auto own = get(id, "");
        QVERIFY(*seating::chartFromJson(own.body).chart == hall);
        QCOMPARE(own.header("Content-Disposition"),
                 std::string("attachment; filename=\"main-hall.json\""));
        QCOMPARE(
            seating::seatCount(*seating::chartFromPretix(get(id, "?format=pretix").body).chart),
            40);
        QCOMPARE(seating::seatCount(*seating::chartFromCsv(get(id, "?format=csv").body).chart), 40);
        COMPARE_PROBLEM(client().get("/v1/charts/" + id + "/export?format=svg", office_->boss()),
                        400, "malformed-request");
    }

    /// 100,000 seats: from the file to a draft, on to the rows that are sold, and to an event.
    void aStadiumTakesSeconds() {
        const auto stadium = stadiumOf100000();
        QElapsedTimer timer;
        timer.start();
        const auto made = import("", "application/json", seating::toJson(stadium));
        COMPARE_STATUS(made, 201);
        QCOMPARE(made.number("seats"), 100'000);
        const auto imported = timer.restart();
        COMPARE_STATUS(office_->publish(made.text("id")), 200);
        const auto published = timer.restart();
        COMPARE_STATUS(office_->addEvent("match", made.text("id")), 201);
        const auto planned = timer.elapsed();
        qInfo("100,000 seats: imported in %lld ms, published in %lld ms, planned in %lld ms",
              imported, published, planned);
        QVERIFY(imported < 30'000 && published < 60'000 && planned < 60'000);
    }

    /// Colleagues do not notice: what takes seconds is done beside what they ask for.
    void nobodyWaitsForAnImport() {
        const auto stadium = stadiumOf100000();
        std::atomic<bool> done{false};
        Reply made;
        std::thread importing([&, headers = office_->boss(), file = seating::toJson(stadium)] {
            auto own = engine_->client();
            auto all = headers;
            all.emplace_back("Content-Type", "application/json");
            made = own.send("POST", "/v1/venues/hall/chart-imports", all, file);
            done = true;
        });
        int answered = 0;
        qint64 longest = 0;
        while (!done) {
            QElapsedTimer timer;
            timer.start();
            if (client().get("/v1/venues", office_->boss()).status == 200) ++answered;
            longest = std::max(longest, timer.elapsed());
        }
        importing.join();
        COMPARE_STATUS(made, 201);
        qInfo("meanwhile %d requests of others, the longest of %lld ms", answered, longest);
        QVERIFY(answered > 3);
    }

private:
    HttpClient& client() { return office_->client(); }

    Reply import(const std::string& query, const std::string& type, const std::string& file) {
        auto headers = office_->boss();
        headers.emplace_back("Content-Type", type);
        return client().send("POST", "/v1/venues/hall/chart-imports?" + query, headers, file);
    }

    Reply get(const std::string& id, const std::string& query) {
        return client().get("/v1/charts/" + id + "/export" + query, office_->boss());
    }

    static seating::Chart stadiumOf100000() {
        auto stadium = smallHall(1, 10, 0);
        stadium.width = stadium.height = 100'000;
        stadium.sections.clear();
        for (int block = 0; block < 100; ++block) addStand(stadium, block);
        return stadium;
    }

    static void addStand(seating::Chart& chart, int number) {
        seating::Section section;
        section.id = chart.takeId();
        section.name = "Stand " + std::to_string(number);
        section.prefix = std::to_string(number);
        for (int row = 0; row < 20; ++row) {
            auto& made = section.rows.emplace_back();
            made.label = std::to_string(row + 1);
            for (int seat = 0; seat < 50; ++seat) {
                auto& one = made.seats.emplace_back();
                one.number = std::to_string(seat + 1);
                one.adjacency = seat;
                one.x = (number % 10) * 9'000 + seat * 52 + 1'000;
                one.y = (number / 10) * 9'000 + row * 95 + 1'000;
                one.category = row == 0 ? 0 : 1;
            }
        }
        chart.sections.push_back(std::move(section));
    }
};

QTEST_GUILESS_MAIN(ApiChartFiles)
#include "apichartfiles.moc"
