// What a rush did and what the books say about it. A plain value; one thread.
#pragma once

#include "engine/simulator/buyerswarm.h"
#include "engine/simulator/ledger.h"
#include "engine/simulator/rushoptions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::simulator {

/// The books held against what the buyers were told.
struct RushVerdict {
    bool audited = false;               ///< false: there was no database to look into
    std::int64_t double_bookings = 0;   ///< seats that two 201s gave to two buyers at one time
    std::int64_t lost = 0;              ///< 201s that the books know nothing of
    std::int64_t unknown_booked = 0;    ///< holds found of requests whose outcome was unknown
    std::int64_t violations = 0;        ///< of the event's invariants, afterwards
    std::vector<std::string> findings;  ///< in words

    bool clean() const { return double_bookings == 0 && lost == 0 && violations == 0; }
};

/// One JSON object, without a line end.
std::string jsonReport(const RushOptions& options, const Ledger& ledger, const SwarmTotals& totals,
                       const RushVerdict& verdict);
/// A table for people.
std::string textReport(const RushOptions& options, const Ledger& ledger, const SwarmTotals& totals,
                       const RushVerdict& verdict);

}  // namespace seatlock::simulator
