// How a dialog has a connection tried out: it may not connect by itself.
#pragma once

#include "engine/core/result.h"
#include "ui/dialogs/startrequest.h"

#include <functional>

namespace seatlock::ui::dialogs {

/// Done: the database answers, and fits this program.
using ConnectionAnswer = std::function<void(const core::Result<core::Done>&)>;

/// Tries to reach the request's database on another thread, and calls the answer on the UI thread;
/// the one who asked may be gone by then, which the answer bears. Returns at once.
using ConnectionTest = std::function<void(const StartRequest&, ConnectionAnswer)>;

}  // namespace seatlock::ui::dialogs
