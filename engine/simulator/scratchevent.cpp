#include "engine/simulator/scratchevent.h"

#include "engine/store/chartstore.h"
#include "engine/store/scratch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace seatlock::simulator {

using core::ErrorCode;
using core::Result;

namespace {

constexpr float seat_pitch_cm = 52;
constexpr float row_pitch_cm = 95;
constexpr float margin_cm = 200;
constexpr float stage_cm = 600;
constexpr core::Micros minute = 60'000'000;
constexpr core::Micros day = 24 * 60 * minute;

store::RowDraft straightRow(std::int64_t number, std::int64_t seats) {
    store::RowDraft row;
    row.label = std::to_string(number);
    for (std::int64_t i = 0; i < seats; ++i) {
        store::SeatDraft seat;
        seat.row_seat = std::to_string(i + 1);
        seat.label = row.label + "-" + seat.row_seat;
        seat.adjacency = static_cast<std::int32_t>(i);
        seat.x = margin_cm + static_cast<float>(i) * seat_pitch_cm;
        seat.y = stage_cm + static_cast<float>(number - 1) * row_pitch_cm;
        row.seats.push_back(std::move(seat));
    }
    return row;
}

store::Drafts plainHouse(std::int64_t seats, std::int64_t seats_per_row) {
    store::Drafts out;
    out.venue = {"simulation", "Simulated house", "UTC"};
    out.chart.name = "Simulated house";
    const auto widest = static_cast<float>(std::min(seats, seats_per_row) - 1) * seat_pitch_cm;
    out.chart.width = 2 * margin_cm + widest;
    out.chart.focal_x = out.chart.width / 2;
    out.chart.focal_y = margin_cm;
    store::SectionDraft section{"House", false, {}};
    for (std::int64_t left = seats; left > 0; left -= seats_per_row) {
        const auto number = static_cast<std::int64_t>(section.rows.size()) + 1;
        section.rows.push_back(straightRow(number, std::min(left, seats_per_row)));
    }
    out.chart.height =
        stage_cm + margin_cm + static_cast<float>(section.rows.size()) * row_pitch_cm;
    out.chart.sections.push_back(std::move(section));
    out.event.name = "Simulation";
    out.event.categories = {{"standard", "Standard", "#3d7edb", {{"adult", "Adult", 2'000}}}};
    return out;
}

void putOnSale(store::EventDraft& event, const Scenario& scenario, core::Micros now) {
    event.slug = scratch_event;
    event.status = "on_sale";
    event.starts_at = now + 60 * day;
    event.doors_at.reset();
    event.hold_s = static_cast<std::int32_t>(scenario.hold_s);
    event.hold_s_max = 2 * event.hold_s;
    event.seats_per_buyer_max.reset();
    // The database's clock may be a little behind ours.
    event.channels = {{"public", "Public sale", now - day, event.starts_at}};
}

/// Seats that are held back are not for sale, so that the simulated house is without them.
void leaveOut(const std::vector<core::SeatNo>& blocked, store::ChartDraft& chart) {
    auto next = blocked.begin();
    core::SeatNo number = 0;
    for (auto& section : chart.sections) {
        for (auto& row : section.rows) {
            std::erase_if(row.seats, [&](const store::SeatDraft&) {
                const bool out = next != blocked.end() && *next == number;
                ++number;
                if (out) ++next;
                return out;
            });
        }
        std::erase_if(section.rows, [](const store::RowDraft& row) { return row.seats.empty(); });
    }
    std::erase_if(chart.sections,
                  [](const store::SectionDraft& section) { return section.rows.empty(); });
}

/// The seats between two aisles, with the distance of their middle from the focal point.
struct Block {
    float distance = 0;
    PlanRow row;
};

void addBlocks(const store::ChartDraft& chart, const store::RowDraft& row, core::SeatNo first,
               std::vector<Block>& blocks) {
    const auto middle = [&](std::size_t from, std::size_t to) {
        const auto& left = row.seats[from];
        const auto& right = row.seats[to - 1];
        return std::hypot((left.x + right.x) / 2 - chart.focal_x,
                          (left.y + right.y) / 2 - chart.focal_y);
    };
    std::size_t from = 0;
    for (std::size_t i = 1; i <= row.seats.size(); ++i) {
        if (i < row.seats.size() && row.seats[i].adjacency == row.seats[i - 1].adjacency + 1) {
            continue;
        }
        Block block{middle(from, i), {first + static_cast<core::SeatNo>(from), {}}};
        for (; from < i; ++from) block.row.labels.push_back(row.seats[from].label);
        blocks.push_back(std::move(block));
    }
}

SeatingPlan planOf(const store::ChartDraft& chart) {
    std::vector<Block> blocks;
    core::SeatNo first = 0;
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            addBlocks(chart, row, first, blocks);
            first += static_cast<core::SeatNo>(row.seats.size());
        }
    }
    std::ranges::stable_sort(blocks, {}, &Block::distance);
    SeatingPlan plan;
    for (auto& block : blocks) plan.rows.push_back(std::move(block.row));
    return plan;
}

}  // namespace

Result<SeatingPlan> makeScratchEvent(pool::Connection& scratch, const Scenario& scenario,
                                     const core::Clock& clock, core::Random& random) {
    if (scenario.seats < 1 || scenario.seats_per_row < 1) {
        return {ErrorCode::invalid_body, "a house has at least one seat, and so has its row"};
    }
    return makeScratchEvent(scratch, scenario, plainHouse(scenario.seats, scenario.seats_per_row),
                            clock, random);
}

Result<SeatingPlan> makeScratchEvent(pool::Connection& scratch, const Scenario& scenario,
                                     store::Drafts drafts, const core::Clock& clock,
                                     core::Random& random) {
    if (auto safe = store::requireScratch(scratch); !safe) return safe.error();
    putOnSale(drafts.event, scenario, clock.wall());
    leaveOut(drafts.blocked, drafts.chart);
    if (drafts.chart.sections.empty()) {
        return {ErrorCode::invalid_body, "every seat of this event is blocked: nothing to sell"};
    }
    store::ChartStore store(scratch, random);
    const auto made = store.createEvent(drafts.venue, drafts.chart, drafts.event);
    if (!made) return made.error();
    if (!made->created) {
        return {ErrorCode::already_exists, "this schema has its simulated event already"};
    }
    return planOf(drafts.chart);
}

}  // namespace seatlock::simulator
