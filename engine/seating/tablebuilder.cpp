#include "engine/seating/blockbuilder.h"
#include "engine/seating/naming.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seatlock::seating {

namespace {

constexpr double chair_cm = 40;  ///< from the edge of a table to the middle of a seat
constexpr int table_seats_max = 200;

/// `count` points side by side along a line of `length` through `middle`.
void addSide(std::vector<Point>& out, int count, Point middle, Point direction, double length) {
    for (int i = 0; i < count; ++i) {
        const double along = length * ((i + 0.5) / count - 0.5);
        out.push_back({middle.x + direction.x * along, middle.y + direction.y * along});
    }
}

std::vector<Point> aroundCircle(const TableShape& shape) {
    const double radius = shape.width / 2 + chair_cm;
    std::vector<Point> out;
    for (int i = 0; i < shape.seats; ++i) {
        const double angle = 2 * std::numbers::pi * i / shape.seats - std::numbers::pi / 2;
        out.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return out;
}

/// The long sides share the seats, the one next to the stage has the odd one.
std::vector<Point> aroundRectangle(const TableShape& shape) {
    const int ends = shape.at_ends && shape.seats >= 3 ? 2 : 0;
    const int above = (shape.seats - ends + 1) / 2;
    const int below = shape.seats - ends - above;
    const double x = shape.width / 2 + chair_cm;
    const double y = shape.height / 2 + chair_cm;
    std::vector<Point> out;
    addSide(out, above, {0, -y}, {1, 0}, shape.width);
    if (ends > 0) out.push_back({x, 0});
    addSide(out, below, {0, y}, {-1, 0}, shape.width);
    if (ends > 0) out.push_back({-x, 0});
    return out;
}

/// Rows across the box, as square as it is.
std::vector<Point> insideBox(const TableShape& shape) {
    const double ideal = std::sqrt(shape.seats * shape.width / shape.height);
    const int columns = std::clamp(static_cast<int>(std::lround(ideal)), 1, shape.seats);
    const int lines = (shape.seats + columns - 1) / columns;
    std::vector<Point> out;
    for (int line = 0; line < lines; ++line) {
        const int count = std::min(columns, shape.seats - line * columns);
        const double y = shape.height * ((line + 0.5) / lines - 0.5);
        addSide(out, count, {0, y}, {1, 0}, shape.width * count / columns);
    }
    return out;
}

std::vector<Point> placesOf(const TableShape& shape) {
    if (shape.form == TableForm::round) return aroundCircle(shape);
    if (shape.form == TableForm::rectangular) return aroundRectangle(shape);
    return insideBox(shape);
}

bool isSize(double value) {
    return std::isfinite(value) && value >= 10 && value <= 10'000;
}

}  // namespace

std::string problemOf(const TableShape& shape) {
    if (shape.seats < 1 || shape.seats > table_seats_max) {
        return "seats must be a number from 1 to " + std::to_string(table_seats_max);
    }
    if (!isSize(shape.width) || (shape.form != TableForm::round && !isSize(shape.height))) {
        return "width and height must be 10 cm to 100 m";
    }
    if (!std::isfinite(shape.centre.x) || !std::isfinite(shape.centre.y) ||
        !std::isfinite(shape.rotation)) {
        return "position and rotation must be numbers";
    }
    return {};
}

Row buildTable(const TableShape& shape, std::string label) {
    Row row;
    row.label = std::move(label);
    const bool round = shape.form == TableForm::round;
    Table table;
    table.outline.kind = round ? OutlineKind::ellipse : OutlineKind::rectangle;
    table.outline.centre = shape.centre;
    table.outline.width = shape.width;
    table.outline.height = round ? shape.width : shape.height;
    table.outline.rotation = shape.rotation;
    table.sold_whole = shape.sold_whole;
    table.is_box = shape.form == TableForm::box;
    row.table = std::move(table);
    for (const Point place : placesOf(shape)) {
        const Point turned = rotated(place, {0, 0}, shape.rotation);
        const Point at = toMillimetre({shape.centre.x + turned.x, shape.centre.y + turned.y});
        Seat& seat = row.seats.emplace_back();
        seat.number = std::to_string(row.seats.size());
        seat.adjacency = static_cast<std::int32_t>(row.seats.size()) - 1;
        seat.x = at.x;
        seat.y = at.y;
        seat.category = shape.category;
    }
    return row;
}

}  // namespace seatlock::seating
