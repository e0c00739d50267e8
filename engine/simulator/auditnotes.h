// What the auditor's rules find, as they find it. One thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/simulator/runresult.h"

#include <unordered_set>

namespace seatlock::simulator {

constexpr std::size_t findings_max = 100;

/// Counts everything and keeps the words of the first hundred.
class AuditNotes {
public:
    /// `count`: the member of AuditResult that grows. `words()` makes the text, where it is kept.
    template <class Words>
    void add(std::int64_t AuditResult::*count, const char* kind, Words words) {
        ++(result_.*count);
        if (result_.findings.size() < findings_max) result_.findings.push_back({kind, words()});
    }

    /// A seat that two owners overwrote each other on has no other fault of its own: what does not
    /// fit there is a consequence.
    void excuse(core::SeatNo seat) { twice_.insert(seat); }
    bool excused(core::SeatNo seat) const { return twice_.contains(seat); }

    AuditResult& result() { return result_; }

private:
    AuditResult result_;
    std::unordered_set<core::SeatNo> twice_;
};

}  // namespace seatlock::simulator
