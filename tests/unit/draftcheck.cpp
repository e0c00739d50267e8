// What is found wrong with charts, venues and events before they go to the database.
#include "engine/store/draftcheck.h"

#include "engine/demo/plain.h"

#include <cmath>
#include <limits>

#include <QTest>

namespace seatlock::tests {

using store::ChartDraft;
using store::DraftProblem;
using store::EventDraft;

class DraftCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodDraftsPass();
    void chartProblems_data();
    void chartProblems();
    void eventProblems_data();
    void eventProblems();
    void venueProblems();
    void seatLimit();
    void labelLimit();
    void problemLimit();
    void tellsThePlace();
};

namespace {

demo::DemoEvent good() {
    return *demo::plain(120, 1'700'000'000'000'000);
}

bool mentions(const std::vector<DraftProblem>& problems, const QString& words) {
    for (const auto& problem : problems) {
        if (QString::fromStdString(problem.what).contains(words)) return true;
    }
    return false;
}

store::SeatDraft& seat(ChartDraft& chart, std::size_t row, std::size_t index) {
    return chart.sections[0].rows[row].seats[index];
}

using ChartChange = void (*)(ChartDraft&);
using EventChange = void (*)(EventDraft&);

void chartCase(const char* name, ChartChange change, const char* words) {
    QTest::newRow(name) << reinterpret_cast<quintptr>(change) << QString::fromUtf8(words);
}

void eventCase(const char* name, EventChange change, const char* words) {
    QTest::newRow(name) << reinterpret_cast<quintptr>(change) << QString::fromUtf8(words);
}

}  // namespace

void DraftCheckTest::goodDraftsPass() {
    const auto demo = good();
    QCOMPARE(store::countSeats(demo.chart), std::int64_t{120});
    QVERIFY(store::validate(demo.chart).empty());
    QVERIFY(store::validate(demo.venue).empty());
    QVERIFY(store::validate(demo.event, demo.chart).empty());
    auto chart = demo.chart;
    seat(chart, 0, 0).label = "Bühne-1";
    QVERIFY(store::validate(chart).empty());
}

void DraftCheckTest::chartProblems_data() {
    QTest::addColumn<quintptr>("change");
    QTest::addColumn<QString>("words");
    using C = ChartDraft;
    chartCase(
        "no name", [](C& c) { c.name.clear(); }, "name");
    chartCase(
        "no width", [](C& c) { c.width = 0; }, "size");
    chartCase(
        "infinite height", [](C& c) { c.height = INFINITY; }, "size");
    chartCase(
        "focal point", [](C& c) { c.focal_x = NAN; }, "focal");
    chartCase(
        "no seats", [](C& c) { c.sections.clear(); }, "no seats");
    chartCase(
        "no rows",
        [](C& c) {
            c.sections.push_back({"Empty", false, {}});
        },
        "no rows");
    chartCase(
        "empty row",
        [](C& c) {
            c.sections[0].rows.push_back({"X", {}});
        },
        "row has no seats");
    chartCase(
        "same section", [](C& c) { c.sections.push_back(c.sections[0]); }, "name is used twice");
    chartCase(
        "same row", [](C& c) { c.sections[0].rows[1].label = "1"; }, "used twice in the section");
    chartCase(
        "same seat", [](C& c) { seat(c, 1, 3).label = "7"; }, "used twice in the chart");
    chartCase(
        "same number", [](C& c) { seat(c, 1, 3).row_seat = "1"; }, "used twice in the row");
    chartCase(
        "empty label", [](C& c) { seat(c, 0, 0).label.clear(); }, "label is not");
    chartCase(
        "empty number", [](C& c) { seat(c, 0, 0).row_seat.clear(); }, "number in the row");
    chartCase(
        "control character", [](C& c) { seat(c, 0, 0).label = "A\n1"; }, "label is not");
    chartCase(
        "not UTF-8", [](C& c) { seat(c, 0, 0).label = "A\xff"; }, "label is not");
    chartCase(
        "space at the end", [](C& c) { seat(c, 0, 0).label = "A "; }, "label is not");
    chartCase(
        "adjacency stands", [](C& c) { seat(c, 0, 5).adjacency = 4; }, "does not grow");
    chartCase(
        "adjacency falls", [](C& c) { seat(c, 0, 5).adjacency = 2; }, "does not grow");
    chartCase(
        "adjacency negative", [](C& c) { seat(c, 0, 0).adjacency = -1; }, "negative");
    chartCase(
        "not a number", [](C& c) { seat(c, 0, 5).x = NAN; }, "not a number");
    chartCase(
        "infinite", [](C& c) { seat(c, 0, 5).y = -INFINITY; }, "not a number");
    chartCase(
        "outside", [](C& c) { seat(c, 0, 5).x = c.width + 1; }, "outside");
    chartCase(
        "both", [](C& c) { seat(c, 0, 5).accessible = seat(c, 0, 5).companion = true; },
        "not both");
    chartCase(
        "category", [](C& c) { seat(c, 0, 5).category_no = -1; }, "category");
    chartCase(
        "standing rows", [](C& c) { c.sections[0].general_admission = true; }, "one row");
}

void DraftCheckTest::chartProblems() {
    QFETCH(quintptr, change);
    QFETCH(QString, words);
    auto chart = good().chart;
    reinterpret_cast<ChartChange>(change)(chart);
    const auto problems = store::validate(chart);
    QVERIFY2(mentions(problems, words), store::describe(problems).c_str());
}

void DraftCheckTest::eventProblems_data() {
    QTest::addColumn<quintptr>("change");
    QTest::addColumn<QString>("words");
    using E = EventDraft;
    eventCase(
        "slug", [](E& e) { e.slug = "Not-a-slug"; }, "slug");
    eventCase(
        "slug ends", [](E& e) { e.slug = "a-"; }, "slug");
    eventCase(
        "slug empty", [](E& e) { e.slug.clear(); }, "slug");
    eventCase(
        "status", [](E& e) { e.status = "open"; }, "status");
    eventCase(
        "currency", [](E& e) { e.currency = "eur"; }, "currency");
    eventCase(
        "doors", [](E& e) { e.doors_at = e.starts_at + 1; }, "doors");
    eventCase(
        "no hold", [](E& e) { e.hold_s = 0; }, "hold time");
    eventCase(
        "hold cap", [](E& e) { e.hold_s_max = e.hold_s - 1; }, "hold time");
    eventCase(
        "buyer", [](E& e) { e.seats_per_buyer_max = 0; }, "per buyer");
    eventCase(
        "no category", [](E& e) { e.categories.clear(); }, "no price category");
    eventCase(
        "same category", [](E& e) { e.categories.push_back(e.categories[0]); }, "twice");
    eventCase(
        "colour", [](E& e) { e.categories[0].color = "#12345"; }, "colour");
    eventCase(
        "colour case", [](E& e) { e.categories[0].color = "#ABCDEF"; }, "colour");
    eventCase(
        "no type", [](E& e) { e.categories[0].ticket_types.clear(); }, "no ticket type");
    eventCase(
        "price", [](E& e) { e.categories[0].ticket_types[0].price_minor = -1; }, "price");
    eventCase(
        "not public", [](E& e) { e.channels[0].slug = "web"; }, "public");
    eventCase(
        "no channel", [](E& e) { e.channels.clear(); }, "public");
    eventCase(
        "window", [](E& e) { e.channels[0].on_sale_to = e.channels[0].on_sale_from; },
        "before it begins");
}

void DraftCheckTest::eventProblems() {
    QFETCH(quintptr, change);
    QFETCH(QString, words);
    auto demo = good();
    reinterpret_cast<EventChange>(change)(demo.event);
    const auto problems = store::validate(demo.event, demo.chart);
    QVERIFY2(mentions(problems, words), store::describe(problems).c_str());
}

void DraftCheckTest::venueProblems() {
    QVERIFY(
        mentions(store::validate(store::VenueDraft{"a b", "Name", "UTC"}), QStringLiteral("slug")));
    QVERIFY(mentions(store::validate(store::VenueDraft{"a", "", "UTC"}), QStringLiteral("name")));
    QVERIFY(mentions(store::validate(store::VenueDraft{"a", "A", ""}), QStringLiteral("zone")));
}

void DraftCheckTest::seatLimit() {
    config::Limits limits;
    limits.seats_per_event_max = 120;
    QVERIFY(store::validate(good().chart, limits).empty());
    limits.seats_per_event_max = 119;
    const auto problems = store::validate(good().chart, limits);
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY(mentions(problems, QStringLiteral("120 seats, more than the 119")));
}

void DraftCheckTest::labelLimit() {
    const config::Limits limits;
    auto chart = good().chart;
    seat(chart, 0, 0).label.assign(static_cast<std::size_t>(limits.chart_label_bytes_max), 'x');
    QVERIFY(store::validate(chart).empty());
    seat(chart, 0, 0).label += 'x';
    QVERIFY(mentions(store::validate(chart), QStringLiteral("label is not short")));
}

void DraftCheckTest::problemLimit() {
    const config::Limits limits;
    auto chart = good().chart;
    for (auto& row : chart.sections[0].rows) {
        for (auto& each : row.seats) each.x = std::numeric_limits<float>::quiet_NaN();
    }
    QCOMPARE(store::validate(chart).size(), static_cast<std::size_t>(limits.chart_problems_max));
    QVERIFY(store::describe(store::validate(chart)).ends_with("; and 95 more"));
}

void DraftCheckTest::tellsThePlace() {
    auto chart = good().chart;
    seat(chart, 1, 3).label = "7";
    const auto problems = store::validate(chart);
    QCOMPARE(problems.size(), std::size_t{2});
    QCOMPARE(problems[0].place, std::string("section Plain, row 1, seat 7"));
    QCOMPARE(problems[1].place, std::string("section Plain, row 2, seat 7"));
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::DraftCheckTest)
#include "draftcheck.moc"
