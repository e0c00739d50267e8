// The help's texts on what staff does: venues, events, seats, reports, accounts. Pure; UI thread.
#pragma once

#include "ui/dialogs/helptopics.h"

namespace seatlock::ui::dialogs {

/// One for each of their pages, by its id.
QList<HelpTopic> officeTopics();

}  // namespace seatlock::ui::dialogs
