// The demo venues as drawn: sizes, labels, distances, prices, and always the same.
#include "engine/core/token.h"
#include "engine/demo/arena.h"
#include "engine/demo/install.h"
#include "engine/demo/plain.h"
#include "engine/demo/rowbuilder.h"
#include "engine/demo/theatre.h"
#include "engine/store/draftcheck.h"

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include <QTest>

namespace seatlock::tests {

using demo::DemoEvent;
using store::ChartDraft;

class DemoLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theatreHasAThousandPlaces();
    void theatreLabels();
    void arenaHasTwentyThousandSeats();
    void arenaLabels();
    void areValid_data();
    void areValid();
    void seatsKeepTheirDistance_data() { areValid_data(); }
    void seatsKeepTheirDistance();
    void companionsSitBesideWheelchairs_data() { areValid_data(); }
    void companionsSitBesideWheelchairs();
    void rowsAreCurved();
    void aislesPartRows();
    void areDeterministic_data() { areValid_data(); }
    void areDeterministic();
    void onSaleNow_data() { areValid_data(); }
    void onSaleNow();
    void plainSizes_data();
    void plainSizes();
    void plainRefusesOtherSizes();
};

namespace {

constexpr core::Micros now = 1'700'000'123'456'789;
constexpr core::Micros day = 86'400'000'000;

struct Spot {
    float x;
    float y;
    std::size_t section;
};

template <class Body>
void forEachSeat(const ChartDraft& chart, Body body) {
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        for (const auto& row : chart.sections[s].rows) {
            for (const auto& seat : row.seats) body(s, row, seat);
        }
    }
}

std::map<std::string, std::int64_t> sectionSizes(const ChartDraft& chart) {
    std::map<std::string, std::int64_t> sizes;
    forEachSeat(chart,
                [&](std::size_t s, const auto&, const auto&) { ++sizes[chart.sections[s].name]; });
    return sizes;
}

std::set<std::string> labels(const ChartDraft& chart) {
    std::set<std::string> out;
    forEachSeat(chart, [&](std::size_t, const auto&, const auto& seat) { out.insert(seat.label); });
    return out;
}

DemoEvent byName(const QString& name, core::Micros at = now) {
    if (name == QStringLiteral("theatre")) return demo::theatre(at);
    if (name == QStringLiteral("arena")) return demo::arena(at);
    return *demo::plain(1'234, at);
}

/// Least distance of two seats, and of two seats of different sections.
std::pair<double, double> leastDistances(const ChartDraft& chart) {
    constexpr float cell = 100;  // nothing farther away is of interest
    std::unordered_map<std::int64_t, std::vector<Spot>> grid;
    const auto key = [](std::int64_t cx, std::int64_t cy) { return cx * 100'000 + cy; };
    const auto column = [&](float v) { return static_cast<std::int64_t>(v / cell); };
    double any = cell;
    double across = cell;
    forEachSeat(chart, [&](std::size_t s, const auto&, const auto& seat) {
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                const auto found = grid.find(key(column(seat.x) + dx, column(seat.y) + dy));
                if (found == grid.end()) continue;
                for (const auto& spot : found->second) {
                    const double gap = std::hypot(spot.x - seat.x, spot.y - seat.y);
                    any = std::min(any, gap);
                    if (spot.section != s) across = std::min(across, gap);
                }
            }
        }
        grid[key(column(seat.x), column(seat.y))].push_back({seat.x, seat.y, s});
    });
    return {any, across};
}

std::string digest(const DemoEvent& demo) {
    std::string text = demo.venue.slug + demo.chart.name + demo.event.slug;
    forEachSeat(demo.chart, [&](std::size_t s, const auto& row, const auto& seat) {
        text += std::to_string(s) + row.label + seat.label + seat.row_seat +
                std::to_string(seat.adjacency) + std::to_string(seat.x) + std::to_string(seat.y) +
                std::to_string(seat.category_no) + (seat.accessible ? "a" : "") +
                (seat.companion ? "c" : "") + (seat.obstructed ? "o" : "") + ";";
    });
    for (const auto& category : demo.event.categories) {
        for (const auto& type : category.ticket_types) {
            text += category.slug + type.slug + std::to_string(type.price_minor);
        }
    }
    return core::hash32(text);
}

}  // namespace

void DemoLayoutTest::theatreHasAThousandPlaces() {
    const auto demo = demo::theatre(now);
    QCOMPARE(store::countSeats(demo.chart), std::int64_t{1'000});
    const auto sizes = sectionSizes(demo.chart);
    QCOMPARE(sizes.at("Stalls"), std::int64_t{480});
    QCOMPARE(sizes.at("Circle"), std::int64_t{352});
    QCOMPARE(sizes.at("Boxes"), std::int64_t{48});
    QCOMPARE(sizes.at("Standing"), std::int64_t{120});
    for (const auto& section : demo.chart.sections) {
        QCOMPARE(section.general_admission, section.name == "Standing");
    }
    QCOMPARE(demo.event.slug, std::string("demo-theatre"));
    QCOMPARE(demo.event.seats_per_buyer_max, std::optional<std::int32_t>(8));
    std::set<int> used;
    forEachSeat(demo.chart, [&](auto, const auto&, const auto& s) { used.insert(s.category_no); });
    QCOMPARE(used.size(), demo.event.categories.size());
}

void DemoLayoutTest::theatreLabels() {
    const auto all = labels(demo::theatre(now).chart);
    for (const char* label : {"A-1", "A-12", "A-22", "K-1", "T-26", "AA-7", "HH-45", "BOX1-1",
                              "BOX3-2", "BOX12-4", "STAND-1", "STAND-120"}) {
        QVERIFY2(all.contains(label), label);
    }
    for (const char* label : {"I-1", "O-1", "U-1", "II-1", "BOX13-1", "STAND-121", "A-23"}) {
        QVERIFY2(!all.contains(label), label);
    }
}

void DemoLayoutTest::arenaHasTwentyThousandSeats() {
    const auto demo = demo::arena(now);
    QCOMPARE(store::countSeats(demo.chart), std::int64_t{20'000});
    QCOMPARE(demo.chart.sections.size(), std::size_t{6 + 20 + 28});
    QCOMPARE(demo.event.slug, std::string("demo-arena"));
    QCOMPARE(demo.event.seats_per_buyer_max, std::optional<std::int32_t>(6));
    // Two halves that mirror each other, but for the odd seats taken off the last rows.
    const auto sizes = sectionSizes(demo.chart);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(sizes.at("Block " + std::to_string(101 + i)),
                 sizes.at("Block " + std::to_string(120 - i)));
    }
    std::set<int> used;
    forEachSeat(demo.chart, [&](auto, const auto&, const auto& s) { used.insert(s.category_no); });
    QCOMPARE(used.size(), demo.event.categories.size());
}

void DemoLayoutTest::arenaLabels() {
    const auto all = labels(demo::arena(now).chart);
    for (const char* label : {"101-A-1", "120-X-1", "201-A-1", "228-R-1", "F1-A-1", "F6-V-18"}) {
        QVERIFY2(all.contains(label), label);
    }
    for (const char* label : {"101-I-1", "101-O-1", "121-A-1", "229-A-1", "F7-A-1"}) {
        QVERIFY2(!all.contains(label), label);
    }
}

void DemoLayoutTest::areValid_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"theatre", "arena", "plain"}) {
        QTest::newRow(name) << QString::fromUtf8(name);
    }
}

void DemoLayoutTest::areValid() {
    QFETCH(QString, name);
    const auto demo = byName(name);
    auto problems = store::validate(demo.venue);
    for (const auto& list :
         {store::validate(demo.chart), store::validate(demo.event, demo.chart)}) {
        problems.insert(problems.end(), list.begin(), list.end());
    }
    QVERIFY2(problems.empty(), store::describe(problems).c_str());
    // Easy to type in a shell and a URL.
    static const std::string plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    for (const auto& label : labels(demo.chart)) {
        QVERIFY2(label.find_first_not_of(plain) == std::string::npos, label.c_str());
        QVERIFY2(label.size() <= 10, label.c_str());
    }
}

void DemoLayoutTest::seatsKeepTheirDistance() {
    QFETCH(QString, name);
    const auto [any, across] = leastDistances(byName(name).chart);
    QVERIFY2(any >= 45, std::to_string(any).c_str());
    // Within a section no point is farther than 55 cm from a seat, but for its aisles: sections
    // that are this far apart do not overlap.
    QVERIFY2(across >= 95, std::to_string(across).c_str());
}

void DemoLayoutTest::companionsSitBesideWheelchairs() {
    QFETCH(QString, name);
    int wheelchairs = 0;
    int companions = 0;
    for (const auto& section : byName(name).chart.sections) {
        for (const auto& row : section.rows) {
            for (std::size_t i = 0; i < row.seats.size(); ++i) {
                companions += row.seats[i].companion ? 1 : 0;
                if (!row.seats[i].accessible) continue;
                ++wheelchairs;
                const auto beside = [&](std::size_t k) {
                    return k < row.seats.size() && row.seats[k].companion &&
                           std::abs(row.seats[k].adjacency - row.seats[i].adjacency) == 1;
                };
                QVERIFY2(beside(i - 1) || beside(i + 1), row.seats[i].label.c_str());
            }
        }
    }
    QCOMPARE(companions, wheelchairs);
    QCOMPARE(wheelchairs, name == QStringLiteral("theatre") ? 8
                          : name == QStringLiteral("arena") ? 40
                                                            : 0);
}

void DemoLayoutTest::rowsAreCurved() {
    const auto theatre = demo::theatre(now);
    const auto& row = theatre.chart.sections[0].rows[10];
    const auto middle = row.seats[row.seats.size() / 2];
    QVERIFY(middle.y - row.seats.front().y > 80);  // the ends come forward
    QVERIFY(middle.y - row.seats.back().y > 80);
    // Every seat of a curved block is as far from the arc's centre.
    const auto arena = demo::arena(now);
    int curved = 0;
    for (const auto& section : arena.chart.sections) {
        const auto& seats = section.rows.front().seats;
        const auto& a = seats.front();
        const auto& b = seats.back();
        const auto& m = seats[seats.size() / 2];
        const double chord = std::hypot(b.x - a.x, b.y - a.y);
        const double bulge =
            std::abs((b.x - a.x) * (m.y - a.y) - (b.y - a.y) * (m.x - a.x)) / chord;
        curved += bulge > 10 ? 1 : 0;
    }
    QCOMPARE(curved, 54 - 6 - 16);  // all but the floor and the straight sides
}

void DemoLayoutTest::aislesPartRows() {
    for (const auto& section : demo::theatre(now).chart.sections) {
        if (section.name != "Stalls" && section.name != "Circle") continue;
        for (const auto& row : section.rows) {
            int aisles = 0;
            for (std::size_t i = 1; i < row.seats.size(); ++i) {
                const auto& a = row.seats[i - 1];
                const auto& b = row.seats[i];
                const bool neighbours = b.adjacency - a.adjacency == 1;
                aisles += neighbours ? 0 : 1;
                QCOMPARE(std::hypot(b.x - a.x, b.y - a.y) < 100, neighbours);
            }
            QCOMPARE(aisles, 2);
        }
    }
}

void DemoLayoutTest::areDeterministic() {
    QFETCH(QString, name);
    QVERIFY(digest(byName(name)) == digest(byName(name, now + 3 * day)));
}

void DemoLayoutTest::onSaleNow() {
    QFETCH(QString, name);
    for (const auto offset : {core::Micros{0}, day / 2, day - 1}) {
        const auto at = now + offset;
        const auto event = byName(name, at).event;
        QCOMPARE(event.status, std::string("on_sale"));
        QVERIFY(event.starts_at > at + 59 * day && event.starts_at < at + 61 * day);
        QVERIFY(event.doors_at && *event.doors_at < event.starts_at);
        for (const auto& channel : event.channels) {
            QVERIFY(channel.on_sale_from <= at && channel.on_sale_from > at - 60'000'000);
            QCOMPARE(channel.on_sale_to, event.starts_at);
        }
        for (const auto& category : event.categories) {
            QCOMPARE(category.ticket_types.size(), std::size_t{3});
            QCOMPARE(category.ticket_types[0].slug, std::string("adult"));
        }
    }
}

void DemoLayoutTest::plainSizes_data() {
    QTest::addColumn<int>("seats");
    QTest::addColumn<int>("rows");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("a row") << 50 << 1;
    QTest::newRow("a row and one") << 51 << 2;
    QTest::newRow("thousand") << 1'000 << 20;
    QTest::newRow("million") << 1'000'000 << 20'000;
}

void DemoLayoutTest::plainSizes() {
    QFETCH(int, seats);
    QFETCH(int, rows);
    const auto demo = demo::plain(seats, now);
    QVERIFY(demo.ok());
    QCOMPARE(store::countSeats(demo->chart), std::int64_t{seats});
    QCOMPARE(demo->event.slug, "plain-" + std::to_string(seats));
    QVERIFY(!demo->event.seats_per_buyer_max);
    const auto& section = demo->chart.sections.at(0);
    QCOMPARE(section.rows.size(), static_cast<std::size_t>(rows));
    QCOMPARE(section.rows.front().seats.front().label, std::string("1"));
    QCOMPARE(section.rows.back().seats.back().label, std::to_string(seats));
    QVERIFY(store::validate(demo->chart).empty());
}

void DemoLayoutTest::plainRefusesOtherSizes() {
    for (const std::int64_t seats : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'000'001},
                                     std::numeric_limits<std::int64_t>::max()}) {
        const auto demo = demo::plain(seats, now);
        QVERIFY(!demo.ok());
        QCOMPARE(demo.error().code, core::ErrorCode::invalid_body);
    }
}

}  // namespace seatlock::tests

QTEST_GUILESS_MAIN(seatlock::tests::DemoLayoutTest)
#include "demolayout.moc"
