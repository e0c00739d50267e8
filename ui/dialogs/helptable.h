// Keys and what they do, as a table of the help. Pure.
#pragma once

#include "ui/dialogs/helptopics.h"

namespace seatlock::ui::dialogs {

/// HTML.
QString helpTable(const Shortcuts& rows);

}  // namespace seatlock::ui::dialogs
