// Sets seats side by side along a curve. Pure; any thread.
#pragma once

#include "engine/demo/curve.h"
#include "engine/store/chartdraft.h"

#include <string>
#include <vector>

namespace seatlock::demo {

inline constexpr double seat_pitch_cm = 52;
inline constexpr double row_pitch_cm = 95;
inline constexpr double wheelchair_cm = 90;

/// "A", "B", … without I and O, which a printed ticket confuses with 1 and 0. index < 24.
std::string rowLetter(std::size_t index);

/// What stands in a row: seats of the usual width, or a wheelchair's place with its companion's.
enum class Place { seat, obstructed, wheelchair, companion };
using Places = std::vector<Place>;

/// `count` seats; with `pairs`, that many of wheelchair and companion at the start, at the end or
/// at both take the place of two seats each.
struct Pairs {
    int at_start = 0;
    int at_end = 0;
};
Places seats(int count, Pairs pairs = {}, Place usual = Place::seat);

/// Width along the row.
double widthOf(const Places& places);

/// Builds one row, block after block; an aisle lies between two blocks.
class RowBuilder {
public:
    /// Seats are labelled `prefix`-1, `prefix`-2, … and numbered 1, 2, … in the row.
    RowBuilder(std::string row_label, std::string prefix, Curve curve)
        : prefix_(std::move(prefix)), curve_(curve) {
        row_.label = std::move(row_label);
    }

    /// `from`: where on the curve the block's edge is.
    RowBuilder& block(double from, const Places& places, std::int16_t category_no);

    store::RowDraft take() { return std::move(row_); }

private:
    store::RowDraft row_;
    std::string prefix_;
    Curve curve_;
};

}  // namespace seatlock::demo
