#include "engine/seating/changes.h"

#include <algorithm>
#include <cmath>

namespace seatlock::seating {

namespace {

std::size_t index(std::int32_t number) {
    return static_cast<std::size_t>(number);
}

/// Calls `body(first seat of it)` for each section that has selected seats.
template <class Body>
void forEachSection(const Selection& selection, Body body) {
    std::int32_t last = -1;
    for (const SeatRef ref : selection.seats) {
        if (ref.section != last) body(ref);
        last = ref.section;
    }
}

/// Moves every point of the selection by `map` and lets `turn` follow the outlines' rotations.
/// `shape` follows block shapes of whole sections; without one they are forgotten.
template <class Map, class Turn, class Shape>
void transform(Chart& chart, const Selection& selection, Map map, Turn turn, Shape shape) {
    const auto change = [&](Outline& outline) {
        for (Point& point : outline.points) point = map(point);
        if (hasPoints(outline.kind)) return;
        outline.centre = map(outline.centre);
        outline.rotation = turn(outline.rotation);
    };
    for (const SeatRef ref : selection.seats) {
        Row& row = chart.sections[index(ref.section)].rows[index(ref.row)];
        Seat& seat = row.seats[index(ref.seat)];
        const Point to = map(seat.at());
        seat.x = to.x;
        seat.y = to.y;
        if (ref.seat == 0 && row.table && hasWholeRow(chart, selection, ref)) {
            change(row.table->outline);
        }
    }
    forEachSection(selection, [&](SeatRef ref) {
        auto& block = chart.sections[index(ref.section)].block;
        if (block && (!hasWholeSection(chart, selection, ref.section) || !shape(*block))) {
            block.reset();
        }
    });
    for (const ObjectId id : selection.objects) {
        if (Area* area = findArea(chart, id)) change(area->outline);
        if (Decoration* decoration = findDecoration(chart, id)) change(decoration->outline);
    }
}

double normalised(double degrees) {
    const double turned = std::fmod(degrees, 360);
    return turned < 0 ? turned + 360 : turned;
}

struct Unit {
    Selection selection;
    Rect bounds;
};

std::vector<Unit> unitsWithBounds(const Chart& chart, const Selection& selection) {
    std::vector<Unit> out;
    for (auto& unit : unitsOf(chart, selection)) {
        const auto bounds = boundsOf(chart, unit);
        if (bounds) out.push_back({std::move(unit), *bounds});
    }
    return out;
}

Point shiftTo(const Rect& whole, const Rect& part, Edge edge) {
    switch (edge) {
        case Edge::left:
            return {whole.left - part.left, 0};
        case Edge::right:
            return {whole.right - part.right, 0};
        case Edge::top:
            return {0, whole.top - part.top};
        case Edge::bottom:
            return {0, whole.bottom - part.bottom};
        case Edge::centre_x:
            return {whole.centre().x - part.centre().x, 0};
        case Edge::centre_y:
            return {0, whole.centre().y - part.centre().y};
    }
    return {};
}

}  // namespace

void moveBy(Chart& chart, const Selection& selection, double dx, double dy) {
    if (dx == 0 && dy == 0) return;
    const auto map = [&](Point p) { return Point{p.x + dx, p.y + dy}; };
    transform(
        chart, selection, map, [](double rotation) { return rotation; },
        [&](BlockShape& block) {
            block.front = map(block.front);
            return true;
        });
}

void rotateAbout(Chart& chart, const Selection& selection, Point pivot, double degrees) {
    if (degrees == 0) return;
    const auto map = [&](Point p) { return rotated(p, pivot, degrees); };
    transform(
        chart, selection, map, [&](double rotation) { return normalised(rotation + degrees); },
        [&](BlockShape& block) {
            block.front = map(block.front);
            block.rotation = normalised(block.rotation + degrees);
            return true;
        });
}

void mirror(Chart& chart, const Selection& selection, Axis axis, double at) {
    const auto map = [&](Point p) {
        return axis == Axis::horizontal ? Point{2 * at - p.x, p.y} : Point{p.x, 2 * at - p.y};
    };
    transform(
        chart, selection, map, [](double rotation) { return normalised(-rotation); },
        [](BlockShape&) { return false; });
}

void align(Chart& chart, const Selection& selection, Edge edge) {
    const auto whole = boundsOf(chart, selection);
    if (!whole) return;
    for (const Unit& unit : unitsWithBounds(chart, selection)) {
        const Point shift = shiftTo(*whole, unit.bounds, edge);
        moveBy(chart, unit.selection, shift.x, shift.y);
    }
}

void distribute(Chart& chart, const Selection& selection, Axis axis) {
    auto units = unitsWithBounds(chart, selection);
    if (units.size() < 3) return;
    const bool across = axis == Axis::horizontal;
    const auto from = [&](const Unit& unit) { return across ? unit.bounds.left : unit.bounds.top; };
    const auto size = [&](const Unit& unit) {
        return across ? unit.bounds.width() : unit.bounds.height();
    };
    std::ranges::stable_sort(units, {}, [&](const Unit& unit) {
        return across ? unit.bounds.centre().x : unit.bounds.centre().y;
    });
    double filled = 0;
    for (const Unit& unit : units) filled += size(unit);
    const double span = from(units.back()) + size(units.back()) - from(units.front());
    const double gap = (span - filled) / static_cast<double>(units.size() - 1);
    double next = from(units.front());
    for (const Unit& unit : units) {
        const double shift = next - from(unit);
        moveBy(chart, unit.selection, across ? shift : 0, across ? 0 : shift);
        next += size(unit) + gap;
    }
}

Point snapped(Point point, double grid) {
    if (!(grid > 0)) return point;
    return {std::round(point.x / grid) * grid, std::round(point.y / grid) * grid};
}

void snapToGrid(Chart& chart, const Selection& selection, double grid) {
    if (!(grid > 0)) return;
    for (const Unit& unit : unitsWithBounds(chart, selection)) {
        const Point corner{unit.bounds.left, unit.bounds.top};
        const Point to = snapped(corner, grid);
        moveBy(chart, unit.selection, to.x - corner.x, to.y - corner.y);
    }
}

void setCategory(Chart& chart, const Selection& selection, CategoryNo category) {
    for (const SeatRef ref : selection.seats) seatAt(chart, ref).category = category;
    for (const ObjectId id : selection.objects) {
        if (Area* area = findArea(chart, id)) area->category = category;
    }
}

void setFlag(Chart& chart, const Selection& selection, SeatFlag flag, bool on) {
    for (const SeatRef ref : selection.seats) {
        Seat& seat = seatAt(chart, ref);
        if (flag == SeatFlag::accessible) {
            seat.accessible = on;
            seat.companion = seat.companion && !on;
        } else if (flag == SeatFlag::companion) {
            seat.companion = on;
            seat.accessible = seat.accessible && !on;
        } else {
            seat.obstructed = on;
        }
    }
}

void removeCategory(Chart& chart, CategoryNo category, CategoryNo instead) {
    const auto count = static_cast<CategoryNo>(chart.categories.size());
    if (category < 0 || category >= count) return;
    if (instead == category) instead = no_category;
    const auto follow = [&](CategoryNo& each) {
        if (each == category) each = instead;
        if (each > category) --each;
    };
    for (auto& section : chart.sections) {
        if (section.block) follow(section.block->category);
        for (auto& row : section.rows) {
            for (auto& seat : row.seats) follow(seat.category);
        }
    }
    for (auto& area : chart.areas) follow(area.category);
    chart.categories.erase(chart.categories.begin() + category);
}

}  // namespace seatlock::seating
