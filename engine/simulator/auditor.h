// Holds the books against what the buyers saw, with a model of its own: it knows nothing of how
// seats are sold. Pure; one thread.
#pragma once

#include "engine/simulator/outcome.h"
#include "engine/simulator/runresult.h"
#include "engine/simulator/seatingplan.h"
#include "engine/store/books.h"

#include <vector>

namespace seatlock::simulator {

/// Builds a model of what may be true from the outcomes and looks for it in the books:
/// - double booking: two holds that were live at one time, by the books or by 201s, name one seat;
///   the finding names the seat, both buyers and both holds;
/// - lost confirmation: a 201 for a hold or an order that the books do not have, or not so;
/// - orphan hold: one in the books that no outcome, ok or unknown, explains;
/// - ledger: a seat whose last history entry, state or owner disagree, or a hold whose seats do;
/// - payment: an order whose seats are not sold to it, a sold seat without an order.
/// Unknown outcomes are resolved by the books: made (counted) or not.
AuditResult audit(const std::vector<Outcome>& outcomes, const store::Books& books,
                  const SeatingPlan& plan);

/// From outcomes alone; see Fairness.
Fairness fairness(const std::vector<Outcome>& outcomes);

}  // namespace seatlock::simulator
