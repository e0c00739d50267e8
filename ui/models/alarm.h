// Something that a person should know of while the sale runs. A value; any thread.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>

#include <QMetaType>
#include <QString>

namespace seatlock::ui::models {

enum class AlarmKind : std::uint8_t {
    database_away,
    pool_saturated,
    clock_skew,
    commits_in_doubt,
    holds_lapsing,
    feed_polling,
};

inline constexpr int alarm_kinds = 6;

enum class Severity : std::uint8_t { note, warning, bad };

struct Alarm {
    AlarmKind kind = AlarmKind::database_away;
    Severity severity = Severity::note;
    core::Micros since = 0;  ///< wall clock
    QString title;
    QString what;    ///< what happened
    QString advice;  ///< what to do

    bool operator==(const Alarm&) const = default;
};

/// What the rules look at, at one moment.
struct AlarmFacts {
    core::Micros steady = 0;
    core::Micros wall = 0;
    bool database_connected = true;
    QString database_error;
    std::int64_t pool_ceiling = 0;
    std::int64_t pool_active = 0;
    std::int64_t pool_waiting = 0;
    core::Micros pool_maxwait = 0;
    core::Micros clock_offset = 0;  ///< the database's minus this machine's
    std::int64_t commits_in_doubt = 0;
    bool feed_polling = false;
    std::int64_t seats_held = 0;
    std::int64_t seats_lapsing = 0;  ///< held, and free again within a minute unless bought
    std::int64_t holds_lapsing = 0;
};

}  // namespace seatlock::ui::models

Q_DECLARE_METATYPE(seatlock::ui::models::Alarm)
