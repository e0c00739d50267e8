// Earlier runs as files: one folder each, with its result.json. Blocks on the disk; any thread.
#pragma once

#include "engine/core/result.h"
#include "ui/simulator/runentry.h"

#include <memory>
#include <vector>

#include <QString>

namespace seatlock::ui::simulator {

/// The list shows the latest so many.
inline constexpr int archive_runs_max = 200;

/// Newest first. A run whose file cannot be read is there and says so.
std::vector<RunEntry> listRuns(const QString& archive);
/// Errors: configuration.
core::Result<std::shared_ptr<const RunResult>> readRun(const QString& folder);
/// With everything in it. False: it, or a part, is still there; or it is no run of `archive`.
bool removeRun(const QString& archive, const QString& folder);

}  // namespace seatlock::ui::simulator
