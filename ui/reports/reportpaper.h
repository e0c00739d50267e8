// A report as a document that one would hand to a board. UI thread.
#pragma once

#include "engine/core/result.h"

#include <QImage>
#include <QJsonObject>
#include <QString>

namespace seatlock::ui::reports {

/// The document's text, with a picture named `chart`; `who` made it, `when`.
QString paperText(const QJsonObject& report, const QString& chart, const QString& who,
                  const QString& when);

/// The curve of what was sold, as it stands in the document: light, and sharp in print.
QImage chartPicture(const QJsonObject& report);

/// Writes it as PDF, A4. Errors: configuration, when the file cannot be
/// written.
core::Result<core::Done> writeReport(const QJsonObject& report, const QString& who,
                                     const QString& path);

}  // namespace seatlock::ui::reports
