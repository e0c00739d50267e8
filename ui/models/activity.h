// What happened lately, as lines that a person can follow: the seats of one act together, and in a
// rush only how many. Pure; any thread.
#pragma once

#include "ui/reader/answers.h"

#include <vector>

#include <QMetaType>
#include <QStringList>

namespace seatlock::ui::models {

struct Activity {
    core::Micros at = 0;
    core::EventId event;
    board::Reason reason = board::Reason::hold;
    std::int64_t seats = 0;
    QStringList labels;     ///< of the first few; empty for a rush
    QString order_code;     ///< of a sale
    QString buyer;          ///< of a sale
    core::Micros span = 0;  ///< for a rush: the time it is counted over
    bool more = false;      ///< there were more than `seats`

    bool operator==(const Activity&) const = default;
};

/// Changes of an event for one reason between two readings are told one act at a time up to this
/// many seats.
inline constexpr std::int64_t rush_seats = 24;
inline constexpr int labels_max = 24;

/// Newest first.
std::vector<Activity> activityOf(const reader::Overview& overview);
/// Neighbours together: "A-1 – A-4, B-7", at most `parts` of them. `told`: how many labels those
/// are.
QString seatsText(const QStringList& labels, int parts, std::int64_t& told);
/// "A-1, A-2 held", "1,204 seats sold in 2 s".
QString textOf(const Activity& activity);

}  // namespace seatlock::ui::models

Q_DECLARE_METATYPE(seatlock::ui::models::Activity)
