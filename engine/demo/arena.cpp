#include "engine/demo/arena.h"

#include "engine/demo/rowbuilder.h"
#include "engine/demo/sale.h"

#include <algorithm>
#include <cassert>
#include <numbers>

namespace seatlock::demo {

namespace {

enum Category : std::int16_t { floor, lower, upper_front, upper_rear, side_view };

constexpr int total_seats = 20'000;

// The plan in centimetres: tiers are lines at equal distance around an axis of `axis_length`, so
// straight along the sides and round at the far end; the near end is open behind the stage.
constexpr Point near_end{6100, 4800};
constexpr double axis_length = 4400;
constexpr Point far_end{near_end.x, near_end.y + axis_length};
constexpr double near_arc = 50 * std::numbers::pi / 180;  // beside the stage, each side
constexpr double gap_cm = 120;                            // aisle between two blocks
constexpr int side_blocks = 4;

constexpr int floor_rows = 20;
constexpr int floor_row_seats = 18;
constexpr double floor_aisle_cm = 150;
constexpr double floor_from_cm = 500;

struct Tier {
    int first_block;
    int rows;
    double radius;  ///< of its first row
    int near_blocks;
    int far_blocks;
};
constexpr Tier lower_tier{101, 22, 1900, 2, 8};
constexpr Tier upper_tier{201, 17, 4260, 4, 12};

/// Where a block stands: around one of the axis' ends, or along a side.
struct Slot {
    Point centre;
    double angle = 0;  ///< of its middle
    double width = 0;  ///< in radians around an end, in cm along a side
    bool straight = false;
    bool beside_stage = false;
};

struct Block {
    Slot slot;
    int number = 0;
    bool lower_tier = false;
    double radius = 0;
    std::vector<int> row_seats;
};

void addArc(std::vector<Slot>& slots, Point centre, double from, double span, int blocks) {
    for (int i = 0; i < blocks; ++i) {
        const double width = span / blocks;
        slots.push_back({centre, from + (i + 0.5) * width, width, false, false});
    }
}

/// `angle` 0: the right side, from the stage outwards; pi: the left one, back to the stage.
void addSide(std::vector<Slot>& slots, double angle) {
    const double width = axis_length / side_blocks;
    for (int i = 0; i < side_blocks; ++i) {
        const double along = (i + 0.5) * width;
        const double y = angle > 0 ? far_end.y - along : near_end.y + along;
        slots.push_back({{near_end.x, y}, angle, width, true, false});
    }
}

/// Clockwise from the right of the stage.
std::vector<Slot> slotsOf(const Tier& tier) {
    constexpr double pi = std::numbers::pi;
    std::vector<Slot> slots;
    addArc(slots, near_end, -near_arc, near_arc, tier.near_blocks);
    addSide(slots, 0);
    addArc(slots, far_end, 0, pi, tier.far_blocks);
    addSide(slots, pi);
    addArc(slots, near_end, pi, near_arc, tier.near_blocks);
    const auto hidden = static_cast<std::size_t>(tier.near_blocks / 2);
    for (std::size_t i = 0; i < hidden; ++i) {
        slots[i].beside_stage = slots[slots.size() - 1 - i].beside_stage = true;
    }
    return slots;
}

Curve curveOf(const Slot& slot, double radius) {
    if (!slot.straight) return Curve::arc(slot.centre, radius, slot.angle);
    const double side = slot.angle > 0 ? -1 : 1;
    return Curve::line({slot.centre.x + side * radius, slot.centre.y}, {0, side});
}

/// As many seats as fit between the aisles.
std::vector<Block> planTier(const Tier& tier) {
    std::vector<Block> blocks;
    for (const auto& slot : slotsOf(tier)) {
        Block block;
        block.slot = slot;
        block.number = tier.first_block + static_cast<int>(blocks.size());
        block.lower_tier = tier.first_block == lower_tier.first_block;
        block.radius = tier.radius;
        for (int r = 0; r < tier.rows; ++r) {
            const double length = slot.width * (slot.straight ? 1 : tier.radius + r * row_pitch_cm);
            block.row_seats.push_back(static_cast<int>((length - gap_cm) / seat_pitch_cm));
        }
        // The wheelchairs of its last row are wider than the seats they stand in for.
        if (block.lower_tier) block.row_seats.back() -= 2;
        blocks.push_back(std::move(block));
    }
    return blocks;
}

/// Takes single seats off the last rows, as stairs and cameras do, until `excess` are gone.
void trim(std::vector<Block>& blocks, int excess) {
    for (std::size_t back = 1; excess > 0; ++back) {
        for (auto& block : blocks) {
            assert(back < block.row_seats.size());
            if (excess-- <= 0) return;
            --block.row_seats[block.row_seats.size() - back];
        }
    }
}

int countOf(const std::vector<Block>& blocks) {
    int count = 0;
    for (const auto& block : blocks) {
        for (const int seats : block.row_seats) count += seats;
    }
    return count;
}

Category categoryOf(const Block& block, std::size_t row) {
    if (block.slot.beside_stage) return side_view;
    if (block.lower_tier) return lower;
    return row < block.row_seats.size() / 2 ? upper_front : upper_rear;
}

store::SectionDraft layBlock(const Block& block) {
    store::SectionDraft section;
    const std::string number = std::to_string(block.number);
    section.name = "Block " + number;
    for (std::size_t r = 0; r < block.row_seats.size(); ++r) {
        const bool wheelchairs = block.lower_tier && r + 1 == block.row_seats.size();
        const auto places = seats(block.row_seats[r], wheelchairs ? Pairs{1, 1} : Pairs{},
                                  block.slot.beside_stage ? Place::obstructed : Place::seat);
        const double radius = block.radius + static_cast<double>(r) * row_pitch_cm;
        RowBuilder row(rowLetter(r), number + "-" + rowLetter(r), curveOf(block.slot, radius));
        row.block(-widthOf(places) / 2, places, categoryOf(block, r));
        section.rows.push_back(row.take());
    }
    return section;
}

/// Three blocks side by side, F1 to F3 near the stage and F4 to F6 behind them.
store::SectionDraft layFloor(int index) {
    constexpr double block_cm = floor_row_seats * seat_pitch_cm;
    store::SectionDraft section;
    const std::string name = "F" + std::to_string(index + 1);
    section.name = "Floor " + name;
    const double middle = near_end.x + (index % 3 - 1) * (block_cm + floor_aisle_cm);
    const double from =
        near_end.y + floor_from_cm + index / 3 * (floor_rows * row_pitch_cm + floor_aisle_cm);
    for (int r = 0; r < floor_rows; ++r) {
        const auto letter = rowLetter(static_cast<std::size_t>(r));
        RowBuilder row(letter, name + "-" + letter,
                       Curve::line({middle, from + r * row_pitch_cm}, {1, 0}));
        row.block(-block_cm / 2, seats(floor_row_seats), floor);
        section.rows.push_back(row.take());
    }
    return section;
}

}  // namespace

DemoEvent arena(core::Micros now) {
    DemoEvent demo;
    demo.venue = {"northgate-arena", "Northgate Arena", "Europe/Dublin"};
    demo.chart.name = "End stage";
    demo.chart.width = static_cast<float>(2 * near_end.x);
    demo.chart.height = 15'300;
    demo.chart.focal_x = static_cast<float>(near_end.x);
    demo.chart.focal_y = static_cast<float>(near_end.y - 100);
    constexpr int floor_blocks = 6;
    for (int i = 0; i < floor_blocks; ++i) demo.chart.sections.push_back(layFloor(i));
    const auto near_rows = planTier(lower_tier);
    auto far_rows = planTier(upper_tier);
    const int seats =
        floor_blocks * floor_rows * floor_row_seats + countOf(near_rows) + countOf(far_rows);
    assert(seats >= total_seats);
    trim(far_rows, seats - total_seats);
    for (const auto& block : near_rows) demo.chart.sections.push_back(layBlock(block));
    for (const auto& block : far_rows) demo.chart.sections.push_back(layBlock(block));
    demo.event = onSale("demo-arena", "The Paper Lanterns", now);
    demo.event.seats_per_buyer_max = 6;
    demo.event.categories = {category("floor", "Floor", "#b3391f", 9500),
                             category("lower", "Lower tier", "#2b6cb0", 7500),
                             category("upper-front", "Upper tier, front", "#2f855a", 5500),
                             category("upper-rear", "Upper tier, rear", "#975a16", 4000),
                             category("side-view", "Side view", "#805ad5", 3000)};
    return demo;
}

}  // namespace seatlock::demo
