// What is wrong with a drawn or imported chart, or with an event planned on it, told with the
// place so that a person can mend it. Pure; any thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"
#include "engine/store/venuedraft.h"

#include <string>
#include <vector>

namespace seatlock::store {

struct DraftProblem {
    std::string place;  ///< "section Stalls, row A, seat A-12"
    std::string what;   ///< "the label is used twice"
};

/// Seats of all sections, the general-admission places among them.
std::int64_t countSeats(const ChartDraft& chart);
/// Without those.
std::int64_t countSeated(const ChartDraft& chart);

/// Every problem in order of place, cut off at Limits::chart_problems_max. Empty: it can be
/// inserted.
std::vector<DraftProblem> validate(const ChartDraft& chart, const config::Limits& limits = {});

std::vector<DraftProblem> validate(const VenueDraft& venue, const config::Limits& limits = {});

/// `chart` gives each seat its category.
std::vector<DraftProblem> validate(const EventDraft& event, const ChartDraft& chart,
                                   const config::Limits& limits = {});

/// One sentence for a log or a reply: the first few problems and how many more there are.
std::string describe(const std::vector<DraftProblem>& problems);

}  // namespace seatlock::store
