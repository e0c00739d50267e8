// The seats that simulated buyers choose among. A plain value; any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

struct PlanRow {
    core::SeatNo first = 0;           ///< seat number of labels[0]; the others follow on
    std::vector<std::string> labels;  ///< neighbours in order
};

/// Rows in order of desire, the best first. Seat numbers are the chart's.
struct SeatingPlan {
    std::vector<PlanRow> rows;

    core::SeatNo seats() const;
    /// `seats` seats in rows of `seats_per_row`, labelled "1-1" (row, seat), "1-2", …
    static SeatingPlan plain(std::int64_t seats, std::int64_t seats_per_row);
};

/// For the buyers' process: JSON and back. Errors: configuration.
std::string toJson(const SeatingPlan& plan);
core::Result<SeatingPlan> seatingPlanOf(std::string_view json);

}  // namespace seatlock::simulator
