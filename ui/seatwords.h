// What is told about a seat that a person points at: who has it, and since when. Pure; the UI
// thread.
#pragma once

#include "ui/reader/answers.h"

#include <QString>

namespace seatlock::ui {

/// "Ada Lovelace, order K7M2"; empty when nobody has it.
QString holderText(const reader::SeatDetails& details);

/// By this machine's clock and zone; empty when nobody has it.
QString sinceText(const reader::SeatDetails& details);

}  // namespace seatlock::ui
