// Copies and removal: what changes which rows and sections there are.
#include "engine/seating/changes.h"
#include "engine/seating/naming.h"

#include <algorithm>
#include <unordered_set>

namespace seatlock::seating {

namespace {

std::size_t index(std::int32_t number) {
    return static_cast<std::size_t>(number);
}

void addSeats(Selection& selection, std::int32_t section, std::int32_t row, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        selection.seats.push_back({section, row, static_cast<std::int32_t>(i)});
    }
}

void copySection(Chart& chart, std::int32_t from, Selection& copies) {
    Section copy = chart.sections[index(from)];
    copy.id = chart.takeId();
    copy.name = freeName(chart, copy.name);
    for (auto& row : copy.rows) {
        for (auto& seat : row.seats) seat.label.clear();
    }
    settlePrefix(chart, copy);
    const auto to = static_cast<std::int32_t>(chart.sections.size());
    for (std::size_t r = 0; r < copy.rows.size(); ++r) {
        addSeats(copies, to, static_cast<std::int32_t>(r), copy.rows[r].seats.size());
    }
    chart.sections.push_back(std::move(copy));
}

/// The selected seats from `refs[first]` on that are in one row, into a new row of the section.
/// Returns where the next row's begin.
std::size_t copyRow(Chart& chart, const Selection& selection, std::size_t first,
                    Selection& copies) {
    const auto& refs = selection.seats;
    const SeatRef start = refs[first];
    Section& section = chart.sections[index(start.section)];
    const Row& from = section.rows[index(start.row)];
    Row copy;
    std::size_t i = first;
    for (; i < refs.size() && refs[i].section == start.section && refs[i].row == start.row; ++i) {
        copy.seats.push_back(from.seats[index(refs[i].seat)]);
        copy.seats.back().label.clear();
    }
    if (copy.seats.size() == from.seats.size()) copy.table = from.table;
    copy.label = freeRowLabel(section, from.label);
    section.block.reset();
    addSeats(copies, start.section, static_cast<std::int32_t>(section.rows.size()),
             copy.seats.size());
    section.rows.push_back(std::move(copy));
    return i;
}

void copyObject(Chart& chart, ObjectId id, Selection& copies) {
    if (const Area* area = findArea(chart, id)) {
        Area copy = *area;
        copy.id = chart.takeId();
        copy.name = freeName(chart, copy.name);
        copies.objects.push_back(copy.id);
        chart.areas.push_back(std::move(copy));
    } else if (const Decoration* decoration = findDecoration(chart, id)) {
        Decoration copy = *decoration;
        copy.id = chart.takeId();
        copies.objects.push_back(copy.id);
        chart.decorations.push_back(std::move(copy));
    }
}

}  // namespace

Selection copySelected(Chart& chart, const Selection& selection, double dx, double dy) {
    Selection copies;
    const auto& refs = selection.seats;
    std::vector<std::int32_t> whole;
    for (std::size_t i = 0; i < refs.size();) {
        const std::int32_t section = refs[i].section;
        if (hasWholeSection(chart, selection, section)) {
            whole.push_back(section);
            while (i < refs.size() && refs[i].section == section) ++i;
        } else {
            i = copyRow(chart, selection, i, copies);
        }
    }
    for (const std::int32_t section : whole) copySection(chart, section, copies);
    for (const ObjectId id : selection.objects) copyObject(chart, id, copies);
    copies = tidied(chart, std::move(copies));
    moveBy(chart, copies, dx, dy);
    return copies;
}

void removeSelected(Chart& chart, const Selection& selection) {
    const auto& refs = selection.seats;
    std::unordered_set<ObjectId> emptied;
    // From the back, so that the references before stay right.
    for (std::size_t i = refs.size(); i > 0;) {
        const SeatRef last = refs[i - 1];
        Section& section = chart.sections[index(last.section)];
        Row& row = section.rows[index(last.row)];
        std::vector<bool> gone(row.seats.size());
        for (; i > 0 && refs[i - 1].section == last.section && refs[i - 1].row == last.row; --i) {
            gone[index(refs[i - 1].seat)] = true;
        }
        std::vector<Seat> left;
        for (std::size_t k = 0; k < row.seats.size(); ++k) {
            if (!gone[k]) left.push_back(std::move(row.seats[k]));
        }
        row.seats = std::move(left);
        section.block.reset();
        if (row.seats.empty()) section.rows.erase(section.rows.begin() + last.row);
        if (section.rows.empty()) emptied.insert(section.id);
    }
    std::erase_if(chart.sections,
                  [&](const Section& section) { return emptied.contains(section.id); });
    const std::unordered_set<ObjectId> objects(selection.objects.begin(), selection.objects.end());
    std::erase_if(chart.areas, [&](const Area& area) { return objects.contains(area.id); });
    std::erase_if(chart.decorations,
                  [&](const Decoration& each) { return objects.contains(each.id); });
}

bool removeSection(Chart& chart, ObjectId id) {
    return std::erase_if(chart.sections, [&](const Section& each) { return each.id == id; }) > 0;
}

}  // namespace seatlock::seating
