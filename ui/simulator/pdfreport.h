// The report of a run on A4 pages. The UI thread.
#pragma once

#include "engine/core/result.h"
#include "ui/simulator/terms.h"

#include <vector>

#include <QImage>
#include <QString>

namespace seatlock::ui::simulator {

/// Errors: configuration, when the file cannot be written; a file that was there stays.
core::Result<core::Done> writePdfReport(const RunResult& result,
                                        const std::vector<QImage>& pictures, const QString& path);

/// The charts of a run for white paper, whatever the window's colours are.
std::vector<QImage> chartsForPaper(const RunResult& result);

}  // namespace seatlock::ui::simulator
