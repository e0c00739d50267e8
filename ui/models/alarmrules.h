// When something is an alarm, and when it no longer is. Pure: time comes with the facts. One
// thread.
#pragma once

#include "ui/models/alarm.h"

#include <array>
#include <optional>
#include <vector>

namespace seatlock::ui::models {

class AlarmRules {
public:
    static constexpr core::Micros second = 1'000'000;

    /// How long a condition must last before it is an alarm, and be gone before it is none.
    struct Patience {
        core::Micros raise;
        core::Micros clear;
    };
    static Patience patience(AlarmKind kind);

    static constexpr core::Micros skew_warning = 1 * second;
    static constexpr core::Micros skew_bad = 5 * second;
    /// A skew alarm goes, or is lowered, below this part of its bound.
    static constexpr double skew_relief = 0.8;
    /// Holds about to lapse are many from this many seats on, if that is this part of all held.
    static constexpr std::int64_t lapsing_seats = 50;
    static constexpr double lapsing_part = 0.2;
    /// The alarm goes below this part of those.
    static constexpr double lapsing_relief = 0.5;

    /// What is wrong by these facts, most severe first. `facts.steady` never goes back.
    std::vector<Alarm> update(const AlarmFacts& facts);
    /// Nothing is known any more: the engine has stopped.
    void reset() { rules_ = {}; }

    /// How bad it is just now, whatever was before; nothing: it is not. `before`: the alarm's
    /// severity while there is one.
    static std::optional<Severity> severity(AlarmKind kind, const AlarmFacts& facts,
                                            std::optional<Severity> before);
    /// The alarm's words.
    static Alarm describe(AlarmKind kind, Severity severity, const AlarmFacts& facts);

private:
    struct Rule {
        std::optional<Severity> severity;     ///< set: it is an alarm
        core::Micros since = 0;               ///< wall
        std::optional<core::Micros> turning;  ///< steady, when it began to be otherwise
        core::Micros turning_wall = 0;
    };
    void update(AlarmKind kind, Rule& rule, const AlarmFacts& facts);

    std::array<Rule, alarm_kinds> rules_;
};

}  // namespace seatlock::ui::models
