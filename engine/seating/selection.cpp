#include "engine/seating/selection.h"

#include <algorithm>

namespace seatlock::seating {

namespace {

template <class T>
void sortUnique(std::vector<T>& items) {
    std::ranges::sort(items);
    items.erase(std::ranges::unique(items).begin(), items.end());
}

/// Calls `body(ref, seat)` for each seat of the chart.
template <class Body>
void forEachSeat(const Chart& chart, Body body) {
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        const auto& rows = chart.sections[s].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t i = 0; i < rows[r].seats.size(); ++i) {
                body(SeatRef{static_cast<std::int32_t>(s), static_cast<std::int32_t>(r),
                             static_cast<std::int32_t>(i)},
                     rows[r].seats[i]);
            }
        }
    }
}

const Row& rowOf(const Chart& chart, SeatRef ref) {
    return chart.sections[static_cast<std::size_t>(ref.section)]
        .rows[static_cast<std::size_t>(ref.row)];
}

/// Selected seats from `from` up to and without `to`.
std::int64_t countBetween(const Selection& selection, SeatRef from, SeatRef to) {
    const auto& seats = selection.seats;
    return std::ranges::lower_bound(seats, to) - std::ranges::lower_bound(seats, from);
}

void extend(std::optional<Rect>& box, const Rect& by) {
    if (!box) box = by;
    box->left = std::min(box->left, by.left);
    box->top = std::min(box->top, by.top);
    box->right = std::max(box->right, by.right);
    box->bottom = std::max(box->bottom, by.bottom);
}

const Outline* outlineOf(const Chart& chart, ObjectId id) {
    if (const Area* area = findArea(chart, id)) return &area->outline;
    if (const Decoration* decoration = findDecoration(chart, id)) return &decoration->outline;
    return nullptr;
}

}  // namespace

Selection tidied(const Chart& chart, Selection selection) {
    sortUnique(selection.seats);
    sortUnique(selection.objects);
    std::erase_if(selection.seats, [&](SeatRef ref) { return !isValid(chart, ref); });
    std::erase_if(selection.objects, [&](ObjectId id) { return !outlineOf(chart, id); });
    return selection;
}

Selection selectAll(const Chart& chart) {
    Selection out;
    forEachSeat(chart, [&](SeatRef ref, const Seat&) { out.seats.push_back(ref); });
    for (const auto& area : chart.areas) out.objects.push_back(area.id);
    for (const auto& each : chart.decorations) out.objects.push_back(each.id);
    sortUnique(out.objects);
    return out;
}

Selection selectSection(const Chart& chart, ObjectId id) {
    Selection out;
    forEachSeat(chart, [&](SeatRef ref, const Seat&) {
        if (chart.sections[static_cast<std::size_t>(ref.section)].id == id) {
            out.seats.push_back(ref);
        }
    });
    return out;
}

Selection selectRow(const Chart& chart, SeatRef seat) {
    Selection out;
    if (!isValid(chart, seat)) return out;
    const auto count = static_cast<std::int32_t>(rowOf(chart, seat).seats.size());
    for (std::int32_t i = 0; i < count; ++i) out.seats.push_back({seat.section, seat.row, i});
    return out;
}

Selection selectIn(const Chart& chart, const Rect& box) {
    Selection out;
    forEachSeat(chart, [&](SeatRef ref, const Seat& seat) {
        if (box.contains(seat.at())) out.seats.push_back(ref);
    });
    const auto take = [&](ObjectId id, const Outline& outline) {
        const Rect bounds = boundsOf(outline);
        if (box.contains({bounds.left, bounds.top}) &&
            box.contains({bounds.right, bounds.bottom})) {
            out.objects.push_back(id);
        }
    };
    for (const auto& area : chart.areas) take(area.id, area.outline);
    for (const auto& each : chart.decorations) take(each.id, each.outline);
    sortUnique(out.objects);
    return out;
}

Selection united(const Chart& chart, const Selection& a, const Selection& b) {
    Selection out = a;
    out.seats.insert(out.seats.end(), b.seats.begin(), b.seats.end());
    out.objects.insert(out.objects.end(), b.objects.begin(), b.objects.end());
    return tidied(chart, std::move(out));
}

std::optional<Rect> boundsOf(const Chart& chart, const Selection& selection) {
    std::optional<Rect> box;
    for (const SeatRef ref : selection.seats) {
        const Point at = seatAt(chart, ref).at();
        extend(box, {at.x, at.y, at.x, at.y});
        const Row& row = rowOf(chart, ref);
        if (ref.seat == 0 && row.table && hasWholeRow(chart, selection, ref)) {
            extend(box, boundsOf(row.table->outline));
        }
    }
    for (const ObjectId id : selection.objects) {
        if (const Outline* outline = outlineOf(chart, id)) extend(box, boundsOf(*outline));
    }
    return box;
}

std::vector<Selection> unitsOf(const Chart& chart, const Selection& selection) {
    std::vector<Selection> out;
    const auto& seats = selection.seats;
    const bool one_section = !seats.empty() && selection.objects.empty() &&
                             seats.front().section == seats.back().section;
    const bool one_row = one_section && seats.front().row == seats.back().row;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const bool same = i > 0 && !one_row && seats[i].section == seats[i - 1].section &&
                          (!one_section || seats[i].row == seats[i - 1].row);
        if (!same) out.emplace_back();
        out.back().seats.push_back(seats[i]);
    }
    for (const ObjectId id : selection.objects) {
        if (outlineOf(chart, id)) out.push_back({{}, {id}});
    }
    return out;
}

bool hasWholeRow(const Chart& chart, const Selection& selection, SeatRef seat) {
    const auto count = static_cast<std::int64_t>(rowOf(chart, seat).seats.size());
    return count > 0 && count == countBetween(selection, {seat.section, seat.row, 0},
                                              {seat.section, seat.row + 1, 0});
}

bool hasWholeSection(const Chart& chart, const Selection& selection, std::int32_t section) {
    std::size_t count = 0;
    for (const auto& row : chart.sections[static_cast<std::size_t>(section)].rows) {
        count += row.seats.size();
    }
    return count > 0 && static_cast<std::int64_t>(count) ==
                            countBetween(selection, {section, 0, 0}, {section + 1, 0, 0});
}

}  // namespace seatlock::seating
