// Help for those who sell, let in and count. Pure; the UI thread.
#pragma once

#include "ui/dialogs/helptopics.h"

namespace seatlock::ui::dialogs {

QList<HelpTopic> counterTopics();

}  // namespace seatlock::ui::dialogs
