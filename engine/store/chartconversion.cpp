#include "engine/store/chartconversion.h"

#include "engine/seating/areaplaces.h"

#include <algorithm>
#include <optional>

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

seating::Section sectionOf(const SectionDraft& section) {
    seating::Section out;
    out.name = section.name;
    for (const auto& row : section.rows) {
        seating::Row& made = out.rows.emplace_back();
        made.label = row.label;
        for (const auto& seat : row.seats) {
            seating::Seat& drawn = made.seats.emplace_back();
            const auto at = seating::toMillimetre({seat.x, seat.y});
            drawn.number = seat.row_seat;
            drawn.x = at.x;
            drawn.y = at.y;
            drawn.adjacency = seat.adjacency;
            drawn.category = seat.category_no;
            drawn.accessible = seat.accessible;
            drawn.companion = seat.companion;
            drawn.obstructed = seat.obstructed;
            if (seating::labelOf(out, made, drawn) != seat.label) drawn.label = seat.label;
        }
    }
    return out;
}

/// Nothing: its places are not named as those of an area are, one after the other.
std::optional<seating::Area> areaOf(const SectionDraft& section) {
    if (!section.general_admission || section.rows.size() != 1) return std::nullopt;
    const auto& places = section.rows.front().seats;
    seating::Area out;
    out.name = places.front().label.substr(0, places.front().label.rfind('-'));
    out.capacity = static_cast<std::int32_t>(places.size());
    out.category = places.front().category_no;
    seating::Rect around{places.front().x, places.front().y, places.front().x, places.front().y};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].label != seating::placeLabel(out, static_cast<int>(i) + 1)) {
            return std::nullopt;
        }
        around.left = std::min<double>(around.left, places[i].x);
        around.right = std::max<double>(around.right, places[i].x);
        around.top = std::min<double>(around.top, places[i].y);
        around.bottom = std::max<double>(around.bottom, places[i].y);
    }
    out.outline.centre = seating::toMillimetre(around.centre());
    out.outline.width = std::max(seating::usual_seat_pitch_cm, around.width());
    out.outline.height = std::max(seating::usual_seat_pitch_cm, around.height());
    return out;
}

}  // namespace

seating::Chart toDrawing(const ChartDraft& chart, const std::vector<CategoryDraft>& categories) {
    seating::Chart out;
    out.name = chart.name;
    out.width = chart.width;
    out.height = chart.height;
    out.focal_point = seating::toMillimetre({chart.focal_x, chart.focal_y});
    for (const auto& category : categories) {
        out.categories.push_back({category.slug, category.name, category.color});
    }
    for (const auto& section : chart.sections) {
        if (auto area = areaOf(section)) {
            area->id = out.takeId();
            out.areas.push_back(std::move(*area));
        } else {
            out.sections.push_back(sectionOf(section));
            out.sections.back().id = out.takeId();
        }
    }
    return out;
}

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
