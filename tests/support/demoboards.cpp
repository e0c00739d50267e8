#include "tests/support/demoboards.h"

#include "engine/core/random.h"
#include "engine/demo/rowbuilder.h"
#include "engine/demo/sale.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seatlock::tests {

board::EventBoardPtr boardOf(const demo::DemoEvent& demo, core::EventId id) {
    auto info = std::make_shared<board::EventInfo>();
    info->id = id;
    info->slug = demo.event.slug;
    info->name = demo.event.name;
    info->venue = demo.venue.name;
    info->time_zone = demo.venue.time_zone;
    info->starts_at = demo.event.starts_at;
    info->status = demo.event.status;
    info->currency = demo.event.currency;
    info->hold_s = demo.event.hold_s;
    info->hold_s_max = demo.event.hold_s_max;
    for (const auto& draft : demo.event.categories) {
        board::Category category;
        category.category_no = static_cast<std::int16_t>(info->categories.size());
        category.slug = draft.slug;
        category.name = draft.name;
        category.color = draft.color;
        for (const auto& type : draft.ticket_types) {
            category.ticket_types.push_back(
                {static_cast<std::int16_t>(category.ticket_types.size()), type.slug, type.name,
                 type.price_minor});
        }
        info->categories.push_back(std::move(category));
    }
    const auto& chart = demo.chart;
    auto plan =
        std::make_unique<board::SeatPlan>(chart.width, chart.height, chart.focal_x, chart.focal_y);
    for (const auto& section : chart.sections) {
        plan->addSection(section.name, section.general_admission);
    }
    for (std::size_t s = 0; s < chart.sections.size(); ++s) {
        for (const auto& row : chart.sections[s].rows) {
            plan->addRow(static_cast<std::int32_t>(s), row.label);
            for (const auto& draft : row.seats) {
                board::SeatPlan::Seat seat;
                seat.label = draft.label;
                seat.adjacency = draft.adjacency;
                seat.x = draft.x;
                seat.y = draft.y;
                seat.accessible = draft.accessible;
                seat.companion = draft.companion;
                seat.obstructed = draft.obstructed;
                seat.category = draft.category_no;
                plan->addSeat(seat);
            }
        }
    }
    plan->finish();
    return std::make_shared<board::EventBoard>(std::move(info), std::move(plan), "demo", 100'000);
}

demo::DemoEvent bigArena(core::Micros now) {
    constexpr std::size_t seats_wanted = 50'000;
    constexpr demo::Point centre{10'000, 9'000};
    constexpr int rows_in_tier = 20;
    constexpr int blocks = 30;
    constexpr double gap_cm = 130;
    demo::DemoEvent out;
    out.venue = {"big", "Big Arena", "UTC"};
    out.chart.name = "End stage";
    out.chart.width = 20'000;
    out.chart.height = 20'000;
    out.chart.focal_x = centre.x;
    out.chart.focal_y = centre.y - 1'000;
    out.event = demo::onSale("big-arena", "Full House", now);
    std::size_t count = 0;
    // Tiers around three quarters of a circle, open behind the stage.
    for (int tier = 0; count < seats_wanted; ++tier) {
        out.event.categories.push_back(demo::category("tier-" + std::to_string(tier + 1),
                                                      "Tier " + std::to_string(tier + 1), "#2b6cb0",
                                                      9'000 - 1'500 * tier));
        for (int block = 0; block < blocks && count < seats_wanted; ++block) {
            const int number = 100 * (tier + 1) + block + 1;
            store::SectionDraft section;
            section.name = "Block " + std::to_string(number);
            const double span = 1.5 * std::numbers::pi / blocks;
            const double angle = -0.25 * std::numbers::pi + (block + 0.5) * span;
            for (int r = 0; r < rows_in_tier && count < seats_wanted; ++r) {
                const double radius = 2'200 + tier * (rows_in_tier * demo::row_pitch_cm + 300) +
                                      r * demo::row_pitch_cm;
                const auto fitting =
                    static_cast<std::size_t>((radius * span - gap_cm) / demo::seat_pitch_cm);
                const std::size_t seats = std::min(fitting, seats_wanted - count);
                const auto places = demo::seats(static_cast<int>(seats));
                const std::string letter = demo::rowLetter(static_cast<std::size_t>(r));
                demo::RowBuilder row(letter, std::to_string(number) + "-" + letter,
                                     demo::Curve::arc(centre, radius, angle));
                row.block(-demo::widthOf(places) / 2, places, static_cast<std::int16_t>(tier));
                section.rows.push_back(row.take());
                count += seats;
            }
            out.chart.sections.push_back(std::move(section));
        }
    }
    return out;
}

std::vector<board::SeatFact> midSale(const board::EventBoard& event, double sold,
                                     std::uint32_t now_s) {
    core::SeededRandom random(20'261'124);
    const board::SeatPlan& plan = event.plan();
    float farthest = 1;
    for (core::SeatNo seat = 0; seat < plan.size(); ++seat) {
        farthest = std::max(farthest, plan.distance(seat));
    }
    std::vector<board::SeatFact> facts;
    for (core::SeatNo seat = 0; seat < plan.size(); ++seat) {
        board::SeatFact fact;
        fact.seat = seat;
        fact.version = 1;
        const auto row = static_cast<std::size_t>(plan.row(seat));
        // Near seats go first, in groups.
        const double near = 1 - plan.distance(seat) / farthest;
        const double wanted = sold * (0.5 + near) + 0.25 * std::sin(seat / 3.0 + row) - 0.1;
        const double luck = random.unit();
        if (row % 23 == 11 && luck < 0.8) {
            fact.state = board::SeatState::blocked;
        } else if (luck < wanted) {
            fact.state = board::SeatState::sold;
        } else if (luck < wanted + 0.1) {
            fact.state = board::SeatState::held;
            fact.expires_s = now_s + 1 +
                             static_cast<std::uint32_t>(
                                 random.below(static_cast<std::uint64_t>(event.info()->hold_s)));
        }
        facts.push_back(fact);
    }
    return facts;
}

}  // namespace seatlock::tests
