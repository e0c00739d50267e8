// What an answer of the API means for a sale. Pure; the UI thread.
#pragma once

#include "ui/host/answer.h"

namespace seatlock::ui::boxoffice {

/// Nobody can say whether it was done.
inline bool unanswered(const host::Answer& answer) {
    return answer.status == 0 || answer.status == 401 || answer.status >= 500 ||
           answer.status == 429 || answer.problemType() == QLatin1String("idempotency-in-progress");
}

/// The hold is no more.
inline bool seatsAreGone(const host::Answer& answer) {
    const QString type = answer.problemType();
    return type == QLatin1String("hold-expired") || type == QLatin1String("hold-closed") ||
           type == QLatin1String("unknown-hold");
}

}  // namespace seatlock::ui::boxoffice
