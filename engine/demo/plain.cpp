#include "engine/demo/plain.h"

#include "engine/demo/rowbuilder.h"
#include "engine/demo/sale.h"

#include <algorithm>

namespace seatlock::demo {

namespace {

constexpr std::int64_t seats_max = 1'000'000;
constexpr std::int64_t row_seats = 50;
constexpr float margin_cm = 200;
constexpr float stage_cm = 600;

store::RowDraft rowFrom(std::int64_t first, std::int64_t count) {
    const std::int64_t row_no = (first - 1) / row_seats;
    store::RowDraft row;
    row.label = std::to_string(row_no + 1);
    row.seats.resize(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        auto& seat = row.seats[static_cast<std::size_t>(i)];
        seat.label = std::to_string(first + i);
        seat.row_seat = std::to_string(i + 1);
        seat.adjacency = static_cast<std::int32_t>(i);
        seat.x = margin_cm + static_cast<float>(i) * static_cast<float>(seat_pitch_cm);
        seat.y = stage_cm + static_cast<float>(row_no) * static_cast<float>(row_pitch_cm);
    }
    return row;
}

}  // namespace

core::Result<DemoEvent> plain(std::int64_t seats, core::Micros now) {
    if (seats < 1 || seats > seats_max) {
        return {core::ErrorCode::invalid_body,
                "a plain event has from 1 to 1000000 seats, not " + std::to_string(seats)};
    }
    const std::string size = std::to_string(seats);
    DemoEvent demo;
    demo.venue = {"plain", "Plain hall", "UTC"};
    demo.event = onSale("plain-" + size, "Plain " + size, now);
    demo.event.categories = {category("standard", "Standard", "#3d7edb", 2000)};
    demo.chart.name = "Plain " + size;
    demo.chart.width = 2 * margin_cm + static_cast<float>((row_seats - 1) * seat_pitch_cm);
    demo.chart.focal_x = demo.chart.width / 2;
    demo.chart.focal_y = margin_cm;
    store::SectionDraft section;
    section.name = "Plain";
    for (std::int64_t first = 1; first <= seats; first += row_seats) {
        section.rows.push_back(rowFrom(first, std::min(row_seats, seats - first + 1)));
    }
    demo.chart.height = section.rows.back().seats.back().y + margin_cm;
    demo.chart.sections.push_back(std::move(section));
    return demo;
}

}  // namespace seatlock::demo
