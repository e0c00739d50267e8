// An event moves to the next version of its chart: nobody's seat vanishes or is called otherwise,
// whatever numbers the seats get.
#include "tests/support/backoffice.h"
#include "tests/support/replychecks.h"
#include "tests/support/waituntil.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

/// A row before the first, so that every seat gets another number.
void addRowInFront(seating::Chart& chart) {
    auto& rows = chart.sections.front().rows;
    auto row = rows.front();
    row.label = "AA";
    for (auto& seat : row.seats) seat.y -= 95;
    rows.insert(rows.begin(), row);
}

void dropRow(seating::Chart& chart, const std::string& label) {
    std::erase_if(chart.sections.front().rows, [&](const auto& row) { return row.label == label; });
}

}  // namespace

class ApiChartSwap : public HouseTest {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY2(openHouse(), engine_->error().c_str());
        chart_ = office_->publishedChart(smallHall());
        COMPARE_STATUS(office_->addEvent("gala", chart_), 201);
    }
    void cleanup() { closeHouse(); }

    void movesAnUntouchedDraft() {
        auto next = smallHall();
        dropRow(next, "B");
        addRowInFront(next);
        const auto moved = moveTo(publishNext(next));
        COMPARE_STATUS(moved, 200);
        QCOMPARE(moved.json()[QLatin1String("chart")][QLatin1String("version")].toInt(), 2);
        QCOMPARE(moved.json()[QLatin1String("counts")][QLatin1String("available")].toInt(), 45);
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    void refusesWhatCannotBe() {
        const auto draft = client().post("/v1/charts/" + chart_ + "/drafts", "", office_->boss());
        COMPARE_PROBLEM(moveTo(draft.text("id")), 422, "invalid-body");
        COMPARE_PROBLEM(moveTo("4711"), 404, "unknown-chart");
        COMPARE_STATUS(office_->addVenue("other"), 201);
        const auto elsewhere = office_->addChart("other", smallHall()).text("id");
        COMPARE_STATUS(office_->publish(elsewhere), 200);
        COMPARE_PROBLEM(moveTo(elsewhere), 422, "invalid-body");
        auto unpriced = smallHall();
        unpriced.categories[0].slug = "gold";
        COMPARE_PROBLEM(moveTo(publishNext(unpriced)), 422, "invalid-body");
        COMPARE_STATUS(moveTo(chart_), 200);  // it is there already
    }

    void noSoldSeatVanishes() {
        openSale();
        buy({"B-3"});
        auto next = smallHall();
        dropRow(next, "B");
        const auto id = publishNext(next);
        const auto found = client().post("/v1/charts/" + id + "/check", "", office_->boss());
        COMPARE_STATUS(found, 200);
        const auto loss = found.json()[QLatin1String("events")][0][QLatin1String("losses")][0];
        QCOMPARE(loss[QLatin1String("seat")].toString(), QStringLiteral("B-3"));
        QCOMPARE(loss[QLatin1String("state")].toString(), QStringLiteral("sold"));
        const auto refused = moveTo(id);
        COMPARE_PROBLEM(refused, 409, "seats-in-use");
        QCOMPARE(refused.seats(), std::vector<std::string>{"B-3"});
        // Nor is it called otherwise.
        auto renamed = smallHall();
        renamed.sections.front().rows[1].seats[2].label = "B-3a";
        const auto told = moveTo(publishNext(renamed));
        COMPARE_PROBLEM(told, 409, "seats-in-use");
        QVERIFY(told.text("detail").find("B-3a") != std::string::npos);
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    void whichSeatsMustStayIsTold() {
        openSale();
        buy({"B-3"});
        client().del(client().post("/v1/events/gala/holds", seatsBody({"C-1"})).header("Location"));
        COMPARE_STATUS(client().post("/v1/events/gala/holds", seatsBody({"D-1"})), 201);
        COMPARE_STATUS(office_->addEvent("later", chart_), 201);
        const auto draft = client().post("/v1/charts/" + chart_ + "/drafts", "", office_->boss());
        QCOMPARE(salesText(draft.text("id")),
                 QStringLiteral("version 1: gala later; B-3 sold, C-1 used, D-1 held"));
        COMPARE_STATUS(office_->setStatus("gala", "paused"), 200);
        COMPARE_STATUS(office_->setStatus("gala", "closed"), 200);
        QCOMPARE(salesText(chart_), QStringLiteral("version 1: later; "));
        COMPARE_PROBLEM(client().get("/v1/charts/4711/sales", office_->boss()), 404,
                        "unknown-chart");
    }

    /// Sold seats get other numbers and keep their labels: in the order, in the history, for the
    /// next buyer, and in an engine that still had the old plan.
    void soldSeatsKeepTheirLabels() {
        openSale();
        const auto code = buy({"B-3", "D-10"});
        buy({"A-1"});
        client().del(
            client().post("/v1/events/gala/holds", seatsBody({"C-1", "C-2"})).header("Location"));
        config::Options options;
        options.database = engine_->engine().databaseUrl();
        options.listen_port = 0;
        options.limits = staffLimits();
        Engine other(options);
        QVERIFY(other.start().ok());
        HttpClient there(other.port());
        QVERIFY(waitUntil([&] { return there.get("/v1/events/gala").status == 200; }));

        auto next = smallHall();
        addRowInFront(next);
        const auto id = publishNext(next);
        COMPARE_PROBLEM(moveTo(id), 409, "wrong-status");  // on sale
        COMPARE_STATUS(office_->setStatus("gala", "paused"), 200);
        COMPARE_STATUS(moveTo(id), 200);
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        QCOMPARE(auditTrouble(*engine_), std::string());
        QVERIFY(waitUntil([&] { return seatsOf(there) == 55 && seatsOf(client()) == 55; }));
        for (auto* engine : {&there, &client()}) {
            QVERIFY(waitUntil(
                [&] { return engine->get("/v1/events/gala").text("status") == "on_sale"; }));
            const auto order = engine->get("/v1/orders/" + code);
            QStringList labels;
            for (const auto& item : order.json()[QLatin1String("items")].toArray()) {
                labels += item.toObject()[QLatin1String("seat")].toString();
            }
            labels.sort();
            QCOMPARE(labels.join(QLatin1Char(' ')), QStringLiteral("B-3 D-10"));
            for (const char* sold : {"B-3", "D-10", "A-1"}) {
                COMPARE_PROBLEM(engine->post("/v1/events/gala/holds", seatsBody({sold})), 409,
                                "seat-unavailable");
            }
        }
        COMPARE_STATUS(there.post("/v1/events/gala/holds", seatsBody({"AA-1", "B-4"})), 201);
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    /// While engines change over, what they claim is of the chart that they know, or refused.
    void aClaimOfTheOldChartHitsNoOtherSeat() {
        openSale();
        buy({"A-1"});
        COMPARE_STATUS(office_->setStatus("gala", "paused"), 200);
        auto next = smallHall();
        addRowInFront(next);
        COMPARE_STATUS(moveTo(publishNext(next)), 200);
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        // Whichever plan the engine has just now: what it grants is what was asked for.
        int granted = 0;
        QVERIFY(waitUntil([&] {
            const auto hold = client().post("/v1/events/gala/holds", seatsBody({"B-5"}));
            granted += hold.status == 201 ? 1 : 0;
            return granted == 1;
        }));
        QCOMPARE(engine_->value("SELECT s.label FROM event_seat i JOIN event USING (event_id) "
                                "JOIN seat s ON s.chart_id = event.chart_id AND s.seat_no = "
                                "i.seat_no WHERE i.state = 'h'"),
                 std::string("B-5"));
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    void seatsMayMoveWhileOnSale() {
        openSale();
        COMPARE_STATUS(client().post("/v1/events/gala/holds", seatsBody({"A-1"})), 201);
        auto next = smallHall();
        for (auto& row : next.sections.front().rows) {
            for (auto& seat : row.seats) seat.y += 50;
        }
        next.sections.front().rows[3].seats[0].category = 0;
        next.areas.front().capacity += 3;
        COMPARE_STATUS(moveTo(publishNext(next)), 200);
        QVERIFY(waitUntil([&] { return seatsOf(client()) == 48; }));
        COMPARE_STATUS(client().post("/v1/events/gala/holds", seatsBody({"Standing-8"})), 201);
        QCOMPARE(engine_->value("SELECT count(*) FROM event_seat WHERE category_no = 0"),
                 std::string("11"));
        QCOMPARE(auditTrouble(*engine_), std::string());
    }

    /// Whatever table refers to a seat by number must let a transaction number seats anew.
    void everyTableOfSeatsCanFollow() {
        QCOMPARE(engine_->value("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND "
                                "confrelid = 'event_seat'::regclass AND NOT condeferrable"),
                 std::string("0"));
        QCOMPARE(engine_->value("SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid "
                                "= c.oid WHERE c.relkind = 'r' AND a.attname = 'seat_no' AND "
                                "c.relname NOT IN ('seat') AND NOT EXISTS (SELECT FROM "
                                "pg_attribute b WHERE b.attrelid = c.oid AND b.attname = "
                                "'event_id')"),
                 std::string("0"));
    }

private:
    HttpClient& client() { return office_->client(); }

    std::string publishNext(const seating::Chart& chart) {
        const auto draft = client().post("/v1/charts/" + chart_ + "/drafts", "", office_->boss());
        const auto id = draft.text("id");
        office_->saveChart(id, chart, "*");
        return office_->publish(id).status == 200 ? id : std::string();
    }
    Reply moveTo(const std::string& chart) {
        return client().post("/v1/staff/events/gala/chart", "{\"chart\":\"" + chart + "\"}",
                             office_->boss());
    }
    void openSale() {
        COMPARE_STATUS(office_->setStatus("gala", "on_sale"), 200);
        QVERIFY(waitUntil([&] { return client().get("/v1/events/gala").status == 200; }));
    }
    std::string buy(const std::vector<std::string>& seats) {
        const auto hold = client().post("/v1/events/gala/holds", seatsBody(seats));
        return client()
            .post("/v1/orders", "{\"hold\":\"" + hold.text("hold") +
                                    "\",\"buyer\":{\"name\":\"Ada\",\"email\":\"a@example.org\"}}")
            .text("code");
    }
    QString salesText(const std::string& chart) {
        const auto told = client().get("/v1/charts/" + chart + "/sales", office_->boss());
        if (told.status != 200) return QString::number(told.status);
        QStringList out;
        for (const auto version : told.json()[QLatin1String("versions")].toArray()) {
            QStringList events;
            for (const auto event : version[QLatin1String("events")].toArray()) {
                events << event[QLatin1String("slug")].toString();
            }
            QStringList seats;
            for (const auto seat : version[QLatin1String("seats")].toArray()) {
                seats << seat[QLatin1String("seat")].toString() + QLatin1Char(' ') +
                             seat[QLatin1String("state")].toString();
            }
            out << QStringLiteral("version %1: %2; %3")
                       .arg(version[QLatin1String("version")].toInt())
                       .arg(events.join(QLatin1Char(' ')), seats.join(QStringLiteral(", ")));
        }
        return out.join(QLatin1Char('\n'));
    }
    static std::int64_t seatsOf(HttpClient& engine) {
        return engine.get("/v1/events/gala").number("seats");
    }
    std::string chart_;
};

QTEST_GUILESS_MAIN(ApiChartSwap)
#include "apichartswap.moc"
