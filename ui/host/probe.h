// Tries out whether a database is there and fits, without starting anything. The UI thread.
#pragma once

#include "engine/config/options.h"
#include "engine/core/result.h"
#include "ui/host/enginehost.h"

#include <functional>

namespace seatlock::ui::host {

using ProbeAnswer = std::function<void(const core::Result<core::Done>&)>;

/// As Engine::probe(), on a thread of Qt's pool. Returns at once; `answer` is called on the UI
/// thread, unless the application has ended by then.
void probe(const config::Options& options, EngineHost::Mode mode, ProbeAnswer answer);

}  // namespace seatlock::ui::host
