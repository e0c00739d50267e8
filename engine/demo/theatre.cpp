#include "engine/demo/theatre.h"

#include "engine/demo/rowbuilder.h"
#include "engine/demo/sale.h"

#include <array>
#include <numbers>

namespace seatlock::demo {

namespace {

enum Category : std::int16_t { premium, standard, value, box, standing };

// The plan in centimetres. Rows are arcs around a point behind the stage.
constexpr double axis_x = 1500;
constexpr Point row_centre{axis_x, -900};
constexpr double stalls_radius = 1600;
constexpr double standing_radius = 3400;
constexpr double standing_pitch = 60;
constexpr double circle_radius = 3730;
constexpr double aisle_cm = 110;
constexpr int standing_lines = 3;
constexpr int standing_places = 120;
constexpr int boxes_a_side = 6;
constexpr int box_seats = 4;

/// Seats left, middle and right of the two aisles, from the stage backwards, and the pairs of
/// wheelchair and companion at each outer end.
struct RowPlan {
    int left;
    int middle;
    int right;
    int pairs = 0;
};

// Row lengths as in a real house: growing with the fan, staggered by one, a pillar at the back.
constexpr std::array<RowPlan, 18> stalls_plan = {{{5, 12, 5, 1},
                                                  {5, 13, 5},
                                                  {6, 12, 6},
                                                  {6, 13, 6},
                                                  {7, 12, 7},
                                                  {7, 13, 7},
                                                  {7, 12, 7},
                                                  {7, 13, 7},
                                                  {8, 12, 8},
                                                  {8, 13, 8},
                                                  {8, 12, 8},
                                                  {8, 13, 8},
                                                  {8, 12, 8},
                                                  {8, 13, 8},
                                                  {8, 12, 8},
                                                  {8, 13, 7},
                                                  {8, 12, 7},
                                                  {7, 12, 7, 2}}};
constexpr std::array<RowPlan, 8> circle_plan = {{{12, 17, 12, 1},
                                                 {12, 18, 12},
                                                 {13, 17, 13},
                                                 {13, 18, 13},
                                                 {14, 17, 14},
                                                 {14, 18, 14},
                                                 {15, 17, 14},
                                                 {14, 17, 14}}};

Curve rowCurve(double radius) {
    return Curve::arc(row_centre, radius, std::numbers::pi / 2, true);
}

store::RowDraft layRow(const std::string& label, double radius, const RowPlan& plan,
                       Category middle, Category sides) {
    const Places left = seats(plan.left, {plan.pairs, 0});
    const Places centre = seats(plan.middle);
    const Places right = seats(plan.right, {0, plan.pairs});
    const double half = widthOf(centre) / 2;
    RowBuilder row(label, label, rowCurve(radius));
    row.block(-half - aisle_cm - widthOf(left), left, sides);
    row.block(-half, centre, middle);
    row.block(half + aisle_cm, right, sides);
    return row.take();
}

store::SectionDraft layStalls() {
    store::SectionDraft section;
    section.name = "Stalls";
    for (std::size_t i = 0; i < stalls_plan.size(); ++i) {
        const Category sides = i < 14 ? standard : value;
        const Category middle = i >= 2 && i < 11 ? premium : sides;
        const double radius = stalls_radius + static_cast<double>(i) * row_pitch_cm;
        section.rows.push_back(layRow(rowLetter(i), radius, stalls_plan[i], middle, sides));
    }
    return section;
}

store::SectionDraft layCircle() {
    store::SectionDraft section;
    section.name = "Circle";
    for (std::size_t i = 0; i < circle_plan.size(); ++i) {
        const Category sides = i < 4 ? standard : value;
        const Category middle = i < 2 ? premium : (i < 6 ? standard : value);
        const double radius = circle_radius + static_cast<double>(i) * row_pitch_cm;
        const std::string label = rowLetter(i) + rowLetter(i);
        section.rows.push_back(layRow(label, radius, circle_plan[i], middle, sides));
    }
    return section;
}

store::SectionDraft layStanding() {
    store::SectionDraft section;
    section.name = "Standing";
    section.general_admission = true;
    store::RowDraft row;
    row.label = "STAND";
    constexpr int in_line = standing_places / standing_lines;
    for (int i = 0; i < standing_places; ++i) {
        const auto curve = rowCurve(standing_radius + (i / in_line) * standing_pitch);
        const auto point = curve.at((i % in_line + 0.5 - in_line / 2.0) * standing_pitch);
        store::SeatDraft place;
        place.row_seat = std::to_string(i + 1);
        place.label = "STAND-" + place.row_seat;
        place.adjacency = i;
        place.x = static_cast<float>(point.x);
        place.y = static_cast<float>(point.y);
        place.category_no = standing;
        row.seats.push_back(std::move(place));
    }
    section.rows.push_back(std::move(row));
    return section;
}

/// Boxes hang on the side walls, odd numbers left and even right, 1 and 2 next to the stage; two
/// seats at the rail and two behind, which see less from the first boxes.
store::RowDraft layBox(int number) {
    const double side = number % 2 == 1 ? -1 : 1;
    const double along = (number - 1) / 2;
    store::RowDraft row;
    row.label = "BOX" + std::to_string(number);
    for (int i = 0; i < box_seats; ++i) {
        const bool behind = i >= 2;
        store::SeatDraft seat;
        seat.row_seat = std::to_string(i + 1);
        seat.label = row.label + "-" + seat.row_seat;
        seat.adjacency = i;
        seat.x = static_cast<float>(axis_x + side * (1000 + along * 32 + (behind ? 75 : 0)));
        seat.y = static_cast<float>(520 + along * 250 + (i % 2) * 60);
        seat.obstructed = behind && along < 1;
        seat.category_no = box;
        row.seats.push_back(std::move(seat));
    }
    return row;
}

store::SectionDraft layBoxes() {
    store::SectionDraft section;
    section.name = "Boxes";
    for (int number = 1; number <= 2 * boxes_a_side; ++number) {
        section.rows.push_back(layBox(number));
    }
    return section;
}

}  // namespace

DemoEvent theatre(core::Micros now) {
    DemoEvent demo;
    demo.venue = {"halcyon-theatre", "Halcyon Theatre", "Europe/Dublin"};
    demo.chart.name = "Main house";
    demo.chart.width = static_cast<float>(2 * axis_x);
    demo.chart.height = 3750;
    demo.chart.focal_x = static_cast<float>(axis_x);
    demo.chart.focal_y = 300;
    demo.chart.sections = {layStalls(), layBoxes(), layStanding(), layCircle()};
    demo.event = onSale("demo-theatre", "The Tempest", now);
    demo.event.seats_per_buyer_max = 8;
    demo.event.categories = {category("premium", "Premium", "#b3391f", 7900),
                             category("standard", "Standard", "#2b6cb0", 5500),
                             category("value", "Value", "#2f855a", 3500),
                             category("box", "Box", "#805ad5", 8900),
                             category("standing", "Standing", "#975a16", 2000)};
    return demo;
}

}  // namespace seatlock::demo
