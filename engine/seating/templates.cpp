#include "engine/seating/templates.h"

#include "engine/seating/blockbuilder.h"

namespace seatlock::seating {

namespace {

enum Price : CategoryNo { premium, standard, value, box };

constexpr double axis_x = 2'000;
constexpr double centre_y = -1'700;  ///< of the arcs that all rows lie on
constexpr int boxes_a_side = 4;

BlockShape tier(double front_y, int rows, int seats, int left_aisle) {
    BlockShape out;
    out.form = BlockForm::curved;
    out.rows = rows;
    out.seats = seats;
    out.growth = 1;
    out.front = {axis_x, front_y};
    out.radius = front_y - centre_y;
    out.aisles = {{left_aisle, 110}, {seats - left_aisle, 110}};
    out.category = standard;
    return out;
}

void price(Section& section, std::size_t from, std::size_t to, CategoryNo category) {
    for (std::size_t r = from; r < to && r < section.rows.size(); ++r) {
        for (auto& seat : section.rows[r].seats) seat.category = category;
    }
}

/// A wheelchair's place and a companion's at both ends of the row.
void addWheelchairs(Row& row) {
    auto& seats = row.seats;
    seats[0].accessible = seats[seats.size() - 1].accessible = true;
    seats[1].companion = seats[seats.size() - 2].companion = true;
}

void addBoxes(Chart& chart) {
    Section section;
    section.id = chart.takeId();
    section.name = "Boxes";
    for (int i = 0; i < 2 * boxes_a_side; ++i) {
        const bool left = i % 2 == 0;
        TableShape shape;
        shape.form = TableForm::box;
        shape.seats = 4;
        shape.width = 160;
        shape.height = 180;
        shape.centre = {axis_x + (left ? -1'500 : 1'500), 700 + i / 2 * 220.0};
        shape.category = box;
        section.rows.push_back(buildTable(shape, "Box " + std::to_string(i + 1)));
        // In the boxes next to the stage, its side hides a part of it from one seat.
        if (i < 2) section.rows.back().seats[left ? 0 : 1].obstructed = true;
    }
    chart.sections.push_back(std::move(section));
}

}  // namespace

Chart theatreTemplate() {
    Chart chart = blankChart("Theatre, 2,000 seats", 2 * axis_x, 4'900);
    chart.categories = {{"premium", "Premium", "#b3391f"},
                        {"standard", "Standard", "#2b6cb0"},
                        {"value", "Value", "#2f855a"},
                        {"box", "Box", "#805ad5"}};
    chart.decorations[0].outline.width = 2'000;
    chart.decorations[0].outline.height = 400;
    chart.decorations[0].outline.centre = {axis_x, 300};
    chart.focal_point = Point{axis_x, 400};

    Section& stalls = addBlock(chart, tier(900, 20, 38, 10), "Stalls");
    price(stalls, 2, 11, premium);
    price(stalls, 17, 20, value);
    addWheelchairs(stalls.rows.back());
    Section& circle = addBlock(chart, tier(2'950, 10, 56, 17), "Circle");
    price(circle, 0, 2, premium);
    price(circle, 7, 10, value);
    addWheelchairs(circle.rows.front());
    Section& balcony = addBlock(chart, tier(4'050, 7, 56, 17), "Balcony");
    price(balcony, 1, 7, value);
    addBoxes(chart);
    return chart;
}

}  // namespace seatlock::seating
