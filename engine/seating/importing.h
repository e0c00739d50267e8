// Charts from files: what all importers take and give. Values; any thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/seating/chart.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::seating {

struct ImportOptions {
    config::Limits limits;
    /// Called on the importing thread now and then: how much of how much is done.
    std::function<void(std::int64_t done, std::int64_t total)> progress;
    /// Set from any thread: the import ends soon, without a chart.
    const std::atomic<bool>* cancel = nullptr;
    /// Of plans in pixels. A pretix plan has its seats 25 pixels apart, which are 50 cm.
    double cm_per_pixel = 2;
};

struct ImportProblem {
    std::string place;  ///< "line 12, column 4 (x)" or "zones[2].rows[0].seats[5].position"
    std::string what;
};

/// A chart, or what is wrong with the file; never a part of a chart.
struct Imported {
    std::optional<Chart> chart;
    std::vector<ImportProblem> problems;  ///< up to Limits::chart_problems_max
    std::int64_t more_problems = 0;       ///< found and not listed
    std::vector<ImportProblem> notes;     ///< what was taken otherwise than it was written
    std::int64_t more_notes = 0;
    bool cancelled = false;
    bool ok() const { return chart.has_value(); }
};

/// Reads whichever of the formats it is: Seatlock's own, a pretix seating plan, or CSV.
Imported importChart(std::string_view bytes, const ImportOptions& options = {});

/// The problems in one sentence, for a log or a reply.
std::string describe(const Imported& imported);

}  // namespace seatlock::seating
