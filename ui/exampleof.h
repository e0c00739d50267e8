// What help and an example booking need to know of the sale. The UI thread.
#pragma once

#include "engine/core/ids.h"
#include "ui/dialogs/helptopics.h"
#include "ui/host/enginehost.h"

namespace seatlock::ui {

/// The address, the event, and a seat in the middle of its first row; without shortcuts. What
/// there is not stays empty.
dialogs::HelpFacts exampleOf(const host::EngineHost& host, core::EventId event);

}  // namespace seatlock::ui
