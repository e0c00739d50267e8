#include "engine/seating/blockbuilder.h"

#include "engine/seating/naming.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace seatlock::seating {

namespace {

constexpr double pitch_min_cm = 10;
constexpr double length_max_cm = 100'000;
constexpr int first_max = 100'000;
constexpr int step_max = 100;

bool isLength(double value, double least) {
    return std::isfinite(value) && value >= least && value <= length_max_cm;
}

bool areAisles(const std::vector<Aisle>& aisles) {
    return std::ranges::all_of(
        aisles, [](const Aisle& aisle) { return aisle.after >= 1 && isLength(aisle.width, 0); });
}

int seatsInRow(const BlockShape& shape, int row) {
    const double seats = std::round(shape.seats + row * shape.growth);
    return static_cast<int>(std::clamp(seats, 1.0, static_cast<double>(block_seats_max)));
}

/// How far each row lies behind the first.
std::vector<double> rowOffsets(const BlockShape& shape) {
    std::vector<double> out;
    double offset = 0;
    for (int i = 0; i < shape.rows; ++i) {
        if (i > 0) offset += shape.row_pitch;
        for (const Aisle& aisle : shape.row_aisles) {
            if (aisle.after == i) offset += aisle.width;
        }
        out.push_back(offset);
    }
    return out;
}

struct Place {
    double along = 0;  ///< from the row's middle, to the right
    int adjacency = 0;
};

/// Side by side, with the aisles where they are in a row of this many seats.
std::vector<Place> placesInRow(const BlockShape& shape, int seats) {
    std::vector<Place> out(static_cast<std::size_t>(seats));
    double along = 0;
    int adjacency = 0;
    for (int i = 0; i < seats; ++i) {
        if (i > 0) along += shape.seat_pitch;
        bool gap = false;
        for (const Aisle& aisle : shape.aisles) {
            const auto after = std::lround(double(aisle.after) * seats / shape.seats);
            if (i == 0 || after != i) continue;
            along += aisle.width;
            gap = true;
        }
        adjacency += gap ? 2 : (i > 0 ? 1 : 0);
        out[static_cast<std::size_t>(i)] = {along, adjacency};
    }
    for (Place& place : out) place.along -= along / 2;
    return out;
}

/// `along` the row and `behind` the front row, on the chart.
Point pointAt(const BlockShape& shape, double along, double behind) {
    Point local{along, behind};
    if (shape.form == BlockForm::curved) {
        const double radius = shape.radius + behind;
        const double angle = along / radius;
        local = {radius * std::sin(angle), radius * std::cos(angle) - shape.radius};
    } else if (shape.form == BlockForm::angled) {
        const double bend = shape.angle * std::numbers::pi / 180;
        local = {along * std::cos(bend), behind - std::abs(along) * std::sin(bend)};
    }
    const Point turned = rotated(local, {0, 0}, shape.rotation);
    return toMillimetre({shape.front.x + turned.x, shape.front.y + turned.y});
}

}  // namespace

std::string problemOf(const BlockShape& shape) {
    const auto upTo = [](int most) {
        return " must be a number from 1 to " + std::to_string(most);
    };
    if (shape.rows < 1 || shape.rows > block_rows_max) return "rows" + upTo(block_rows_max);
    if (shape.seats < 1 || shape.seats > block_seats_max) return "seats" + upTo(block_seats_max);
    if (!(std::abs(shape.growth) <= block_seats_max)) return "growth is not a sensible number";
    const double last = shape.seats + (shape.rows - 1) * shape.growth;
    if (last < 1 || last > block_seats_max) return "seats in the last row" + upTo(block_seats_max);
    if (!isLength(shape.seat_pitch, pitch_min_cm)) return "seats must be 10 cm or more apart";
    if (!isLength(shape.row_pitch, pitch_min_cm)) return "rows must be 10 cm or more apart";
    if (!isLength(std::abs(shape.front.x), 0) || !isLength(std::abs(shape.front.y), 0) ||
        !isLength(std::abs(shape.shear), 0) || !isLength(std::abs(shape.stagger), 0) ||
        !std::isfinite(shape.rotation)) {
        return "position, rotation, shear and stagger must be sensible numbers";
    }
    if (shape.form == BlockForm::curved && !isLength(shape.radius, pitch_min_cm)) {
        return "the radius must be 10 cm to 1 km";
    }
    if (shape.form == BlockForm::angled && !(std::abs(shape.angle) <= 80)) {
        return "the wings can be bent by up to 80 degrees";
    }
    if (!areAisles(shape.aisles) || !areAisles(shape.row_aisles)) {
        return "an aisle comes after a seat or row from 1 on and has a width";
    }
    return problemOf(shape.row_numbering, shape.seat_numbering);
}

std::string problemOf(const RowNumbering& rows, const SeatNumbering& seats) {
    if (rows.first < 1 || rows.first > first_max) {
        return "row names start at 1 (A) to " + std::to_string(first_max);
    }
    if (seats.first < 0 || seats.first > first_max) {
        return "seat numbers start at 0 to " + std::to_string(first_max);
    }
    if (seats.step < 1 || seats.step > step_max) {
        return "seat numbers must grow by 1 to " + std::to_string(step_max);
    }
    return {};
}

std::vector<Row> buildRows(const BlockShape& shape) {
    const auto names = rowNames(shape.row_numbering, shape.rows);
    const auto offsets = rowOffsets(shape);
    std::vector<Row> out;
    out.reserve(names.size());
    for (int r = 0; r < shape.rows; ++r) {
        Row& row = out.emplace_back();
        row.label = names[static_cast<std::size_t>(r)];
        const double aside = r * shape.shear + (r % 2 != 0 ? shape.stagger : 0);
        const auto places = placesInRow(shape, seatsInRow(shape, r));
        const auto numbers = seatNumbers(shape.seat_numbering, static_cast<int>(places.size()));
        row.seats.reserve(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Point at =
                pointAt(shape, places[i].along + aside, offsets[static_cast<std::size_t>(r)]);
            Seat& seat = row.seats.emplace_back();
            seat.number = std::to_string(numbers[i]);
            seat.x = at.x;
            seat.y = at.y;
            seat.adjacency = places[i].adjacency;
            seat.category = shape.category;
        }
    }
    return out;
}

Section& addBlock(Chart& chart, const BlockShape& shape, const std::string& name) {
    Section section;
    section.id = chart.takeId();
    section.name = freeName(chart, name);
    section.rows = buildRows(shape);
    section.block = shape;
    settlePrefix(chart, section);
    return chart.sections.emplace_back(std::move(section));
}

void rebuildBlock(Section& section, const BlockShape& shape) {
    std::unordered_map<std::string, Seat> before;
    for (auto& row : section.rows) {
        for (auto& seat : row.seats) {
            before.insert_or_assign(row.label + '\n' + seat.number, std::move(seat));
        }
    }
    section.rows = buildRows(shape);
    section.block = shape;
    for (auto& row : section.rows) {
        for (auto& seat : row.seats) {
            const auto at = before.find(row.label + '\n' + seat.number);
            if (at == before.end()) continue;
            const Seat& old = at->second;
            if (old.category != no_category) seat.category = old.category;
            seat.label = old.label;
            seat.accessible = old.accessible;
            seat.companion = old.companion;
            seat.obstructed = old.obstructed;
        }
    }
}

void renumber(Section& section, const RowNumbering& rows, const SeatNumbering& seats) {
    const auto plain = static_cast<int>(
        std::ranges::count_if(section.rows, [](const Row& row) { return !row.table; }));
    const auto names = rowNames(rows, plain);
    std::size_t next = 0;
    for (auto& row : section.rows) {
        if (!row.table) row.label = names[next++];
        const auto numbers = seatNumbers(seats, static_cast<int>(row.seats.size()));
        for (std::size_t i = 0; i < row.seats.size(); ++i) {
            row.seats[i].number = std::to_string(numbers[i]);
            row.seats[i].label.clear();
        }
    }
    if (section.block) {
        section.block->row_numbering = rows;
        section.block->seat_numbering = seats;
    }
}

}  // namespace seatlock::seating
