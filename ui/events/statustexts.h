// The states of an event in words: what they are called, what they mean for
// buyers, and what leads from one to another. Pure; UI thread.
#pragma once

#include "ui/style/tonedlabel.h"

#include <vector>

#include <QString>

namespace seatlock::ui::events {

/// "On sale", of "on_sale".
QString statusTitle(const QString& status);
/// "Buyers can hold and buy…"
QString statusMeaning(const QString& status);
style::Tone statusTone(const QString& status);

/// What may be done with an event in a state.
struct StatusStep {
    QString to;       ///< "paused"
    QString act;      ///< "&Pause the Sale"
    QString meaning;  ///< asked before it is done; empty: nothing is asked
};

/// The first is the one that most people want.
std::vector<StatusStep> stepsFrom(const QString& status);

}  // namespace seatlock::ui::events
