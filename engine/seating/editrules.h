// Which held and sold seats an edited chart would lose. Pure; any thread.
#pragma once

#include "engine/seating/chart.h"

#include <string>
#include <vector>

namespace seatlock::seating {

/// A held or sold seat, or place of an area, of an event on the published chart.
struct TakenSeat {
    std::string label;
    bool sold = false;    ///< else held
    bool before = false;  ///< neither now, but once: orders and the history name it
};

/// A chart that events sell, with the seats of it that must stay what they are.
struct ChartInUse {
    Chart chart;
    std::vector<TakenSeat> taken;
};

enum class LossKind { vanished, renamed };

struct Loss {
    LossKind kind = LossKind::vanished;
    std::string label;
    bool sold = false;
    std::string now;    ///< renamed: the label that the seat has in the draft
    std::string place;  ///< "Stalls, row A, seat 12", where it was
    bool before = false;
};

/// What stands against publishing `draft` in place of `published`: each taken seat that is gone
/// from it, or whose place now has another label, in the order of `taken`. Moving a seat with its
/// label is no loss. Seats are known again by the section's id and their place or number.
std::vector<Loss> changesAgainst(const Chart& published, const Chart& draft,
                                 const std::vector<TakenSeat>& taken);

/// "Sold seat A-12 (Stalls, row A, seat 12) would become B-12."
std::string describe(const Loss& loss);

}  // namespace seatlock::seating
