// Documents as PDF on A4, with title and page numbers at the foot. UI thread.
#pragma once

#include "engine/core/result.h"

#include <utility>
#include <vector>

#include <QImage>
#include <QString>

namespace seatlock::ui::style {

/// `pictures`: by the names that the text says in its img elements. Errors:
/// configuration, when the file cannot be written.
core::Result<core::Done> writePdf(const QString& path, const QString& title, const QString& html,
                                  const std::vector<std::pair<QString, QImage>>& pictures);

}  // namespace seatlock::ui::style
