// What is wrong with a chart, where, and what to do about it. Pure; any thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/seating/chart.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::seating {

enum class Severity {
    error,    ///< the chart cannot be published
    warning,  ///< it can, and probably should not
};

enum class FindingKind {
    chart_size,
    name,             ///< of the chart, a section, an area, a row: missing, unprintable, too long
    duplicate_name,   ///< of a section, area, row, seat number in its row, category
    duplicate_label,  ///< two seats would have the same ticket
    label,            ///< empty or too long
    position,         ///< not a number
    outside,          ///< beyond the chart's edges
    overlap,          ///< seats on top of each other
    unpriced,         ///< no category
    adjacency,
    flags,
    empty_section,
    empty_row,
    empty_table,
    area_capacity,
    area_outline,
    category,
    unused_category,
    focal_point,
    no_seats,
    too_many,
};

struct Finding {
    Severity severity = Severity::error;
    FindingKind kind = FindingKind::name;
    std::string place;            ///< "Stalls, row A, seat 12"; "the chart"
    std::string text;             ///< what is wrong and what to do
    std::optional<SeatRef> seat;  ///< to select it
    ObjectId object = 0;          ///< the section, area or decoration; 0: the chart
};

struct Findings {
    std::vector<Finding>
        list;                 ///< errors first, in order of place, up to Limits::chart_problems_max
    std::int64_t errors = 0;  ///< all, whether listed or not
    std::int64_t warnings = 0;
    bool publishable() const { return errors == 0; }
    /// How many were found and are not listed.
    std::int64_t more() const { return errors + warnings - static_cast<std::int64_t>(list.size()); }
};

/// Seats nearer to each other than this are on top of each other.
inline constexpr double overlap_cm = 30;
/// People on a square metre of a standing area, above which there is a warning.
inline constexpr double crowd_per_m2_max = 4;

/// 100,000 seats take a fraction of a second.
Findings validate(const Chart& chart, const config::Limits& limits = {});

/// The first few findings in one sentence, for a log or a reply.
std::string describe(const Findings& findings);

/// "Stalls, row A, seat 12".
std::string placeOf(const Section& section, const Row& row, const Seat& seat);

}  // namespace seatlock::seating
