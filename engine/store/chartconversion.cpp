#include "engine/store/chartconversion.h"

#include "engine/seating/areaplaces.h"

namespace seatlock::store {

namespace {

SectionDraft seated(const seating::Section& section) {
    SectionDraft out;
    out.name = section.name;
    out.rows.reserve(section.rows.size());
    for (const auto& row : section.rows) {
        RowDraft& made = out.rows.emplace_back();
        made.label = row.label;
        made.seats.reserve(row.seats.size());
        for (const auto& seat : row.seats) {
            made.seats.push_back({seating::labelOf(section, row, seat), seat.number, seat.adjacency,
                                  static_cast<float>(seat.x), static_cast<float>(seat.y),
                                  seat.accessible, seat.companion, seat.obstructed, seat.category});
        }
    }
    return out;
}

SectionDraft standing(const seating::Area& area) {
    SectionDraft out;
    out.name = area.name;
    out.general_admission = true;
    RowDraft& row = out.rows.emplace_back();
    row.label = area.name;
    const auto places = seating::placesIn(area.outline, area.capacity);
    row.seats.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        row.seats.push_back({seating::placeLabel(area, number), std::to_string(number),
                             static_cast<std::int32_t>(i), static_cast<float>(places[i].x),
                             static_cast<float>(places[i].y), false, false, false, area.category});
    }
    return out;
}

}  // namespace

ChartDraft toDraft(const seating::Chart& chart) {
    ChartDraft out;
    out.name = chart.name;
    out.width = static_cast<float>(chart.width);
    out.height = static_cast<float>(chart.height);
    const auto focal = chart.focal_point.value_or(seating::Point{chart.width / 2, 0});
    out.focal_x = static_cast<float>(focal.x);
    out.focal_y = static_cast<float>(focal.y);
    out.sections.reserve(chart.sections.size() + chart.areas.size());
    for (const auto& section : chart.sections) out.sections.push_back(seated(section));
    for (const auto& area : chart.areas) out.sections.push_back(standing(area));
    return out;
}

}  // namespace seatlock::store
