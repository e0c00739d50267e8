// Reports onto paper or into a file. UI thread.
#pragma once

#include "engine/core/result.h"

#include <QString>

class QPrinter;

namespace seatlock::ui::paper {

/// HTML on A4 pages. Errors: configuration, when the file cannot be written.
core::Result<core::Done> writeTextPdf(const QString& title, const QString& html,
                                      const QString& path);

void printText(const QString& html, QPrinter& printer);

}  // namespace seatlock::ui::paper
