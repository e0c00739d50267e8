// The figures of a sale, as JSON and as CSV, and beside those of another event.
#include "engine/api/csvtable.h"
#include "tests/support/auditedengine.h"
#include "tests/support/replychecks.h"
#include "tests/support/staffoffice.h"
#include "tests/support/waituntil.h"

#include <QJsonArray>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

const std::string report_path = "/v1/staff/events/demo-theatre/report";

QString str(const char* text) {
    return QString::fromUtf8(text);
}

/// The object of a list whose member has that value.
QJsonObject entry(const Reply& reply, const char* list, const char* member, const char* value) {
    for (const auto& each : reply.json().value(str(list)).toArray()) {
        if (each.toObject().value(str(member)).toString() == str(value)) return each.toObject();
    }
    return {};
}

int count(const QJsonObject& object, const char* member) {
    return object.value(str(member)).toInt(-1);
}

}  // namespace

class ApiReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        const std::vector<demo::Choice> events{theatre, plain(50)};
        engine_ = std::make_unique<TestEngine>(events, staffLimits());
        QVERIFY2(engine_->ok(), engine_->error().c_str());
        office_ = std::make_unique<StaffOffice>(*engine_);
        QVERIFY(office_->ok());
    }
    void cleanup() {
        if (engine_ && engine_->ok()) QCOMPARE(complaints(*engine_), std::string());
        office_.reset();
        engine_.reset();
    }

    void addsUp() {
        const auto nothing = get(report_path);
        COMPARE_STATUS(nothing, 200);
        QCOMPARE(nothing.json().value(str("sales_by_day")).toArray().size(), 0);
        makeSale();
        const auto report = get(report_path);
        COMPARE_STATUS(report, 200);
        const auto summary = report.json().value(str("summary")).toObject();
        QCOMPARE(count(summary, "sold"), 3);
        QCOMPARE(count(summary, "held"), 2);
        QCOMPARE(count(summary, "blocked"), 1);
        QCOMPARE(count(summary, "orders"), 2);
        QCOMPARE(count(summary, "buyers"), 1);
        QCOMPARE(count(summary, "available") + 6, count(summary, "places"));
        const int tickets = count(summary, "tickets_minor");
        QCOMPARE(count(summary, "revenue_minor"), tickets + count(summary, "fees_minor"));
        for (const char* list :
             {"by_category", "by_section", "by_channel", "by_price", "sales_by_day"}) {
            int seats = 0;
            int money = 0;
            for (const auto& each : report.json().value(str(list)).toArray()) {
                const auto line = each.toObject();
                seats += line.contains(str("sold")) ? count(line, "sold") : count(line, "seats");
                money += count(line, "tickets_minor");
            }
            QVERIFY2(seats == 3 && money == tickets, list);
        }
        QCOMPARE(count(entry(report, "by_section", "name", "Stalls"), "blocked"), 1);
        QCOMPARE(count(entry(report, "by_channel", "channel", "public"), "orders"), 2);
        const auto curve = report.json().value(str("curve")).toArray();
        QCOMPARE(count(curve.last().toObject(), "seats"), 3);
        const auto holds = report.json().value(str("holds")).toObject();
        QCOMPARE(count(holds, "converted"), 2);
        QCOMPARE(count(holds, "released"), 1);
        QCOMPARE(count(holds, "active"), 1);
        QCOMPARE(count(holds, "expired"), 0);
    }

    void countsRefusals() {
        makeSale();
        for (int i = 0; i < 3; ++i) COMPARE_PROBLEM(hold({"A-1"}), 409, "seat-unavailable");
        QVERIFY(waitUntil([&] {
            const auto refusals = get(report_path).json().value(str("refusals")).toObject();
            return count(refusals, "seat-unavailable") == 3;
        }));
    }

    void tellsTheSameAsCsv() {
        makeSale();
        const auto summary = get(report_path + "?format=csv");
        COMPARE_STATUS(summary, 200);
        QCOMPARE(summary.header("Content-Type"), std::string("text/csv; charset=utf-8"));
        QCOMPARE(summary.header("Content-Disposition"),
                 std::string("attachment; filename=\"demo-theatre-summary.csv\""));
        QVERIFY(summary.body.starts_with("figure,value\r\n"));
        QVERIFY(summary.body.find("\r\nsold,3\r\n") != std::string::npos);
        for (const char* table : {"days", "sections", "categories", "channels", "prices", "holds",
                                  "refusals", "curve"}) {
            const auto csv = get(report_path + "?format=csv&table=" + table);
            COMPARE_STATUS(csv, 200);
            QVERIFY2(csv.body.ends_with("\r\n"), table);
        }
        COMPARE_PROBLEM(get(report_path + "?format=csv&table=secrets"), 400, "malformed-request");
        COMPARE_PROBLEM(get(report_path + "?format=pdf"), 400, "malformed-request");
    }

    void comparesWithAnother() {
        makeSale();
        const auto report = get("/v1/staff/events/plain-50/report?compare=demo-theatre");
        COMPARE_STATUS(report, 200);
        const auto other = report.json().value(str("compared_with")).toObject();
        QCOMPARE(count(other.value(str("summary")).toObject(), "sold"), 3);
        QVERIFY(
            other.value(str("curve")).toArray()[0].toObject().value(str("days_before")).toDouble() >
            50);
        COMPARE_PROBLEM(get(report_path + "?compare=nowhere"), 404, "unknown-event");
        COMPARE_STATUS(office_->addUser("eve", {"viewer"}, {"plain-50"}), 201);
        const auto eve = bearer(office_->signIn("eve"));
        COMPARE_STATUS(office_->client().get("/v1/staff/events/plain-50/report", eve), 200);
        COMPARE_PROBLEM(
            office_->client().get("/v1/staff/events/plain-50/report?compare=demo-theatre", eve),
            403, "forbidden");
    }

    void csvCellsAreQuoted() {
        api::CsvTable table{"a", "b"};
        table.cell("plain").cell("with, comma").endLine();
        table.cell("say \"so\"").cell("two\nlines").endLine();
        table.cell("=1+1").cell("-x,y").endLine();
        QCOMPARE(table.take(), std::string("a,b\r\nplain,\"with, comma\"\r\n\"say \"\"so\"\"\","
                                           "\"two\nlines\"\r\n'=1+1,\"'-x,y\"\r\n"));
    }

private:
    Reply get(const std::string& target) {
        return office_->client().get(target, bearer(office_->boss()));
    }
    Reply hold(const std::vector<std::string>& labels) {
        return office_->client().post("/v1/events/demo-theatre/holds", seatsBody(labels));
    }
    void order(const Reply& hold) {
        COMPARE_STATUS(
            office_->client().post("/v1/orders",
                                   R"({"hold":")" + hold.text("hold") +
                                       R"(","buyer":{"name":"Ada","email":"ada@example.org"}})"),
            201);
    }
    /// Three seats sold in two orders, two held, one given back, one blocked.
    void makeSale() {
        order(hold({"A-1", "A-2"}));
        order(hold({"BOX1-1"}));
        COMPARE_STATUS(hold({"B-1", "B-2"}), 201);
        COMPARE_STATUS(office_->client().del(hold({"D-1"}).header("Location")), 204);
        COMPARE_STATUS(
            office_->client().post("/v1/staff/events/demo-theatre/seats",
                                   R"({"action":"block","seats":["C-1"],"reason":"press"})",
                                   bearer(office_->boss())),
            200);
    }

    std::unique_ptr<TestEngine> engine_;
    std::unique_ptr<StaffOffice> office_;
};

QTEST_GUILESS_MAIN(ApiReports)
#include "apireports.moc"
