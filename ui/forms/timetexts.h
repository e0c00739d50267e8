// Moments of the API as a person reads them. Pure; UI thread.
#pragma once

#include "ui/forms/jsontable.h"

#include <QDateTime>

namespace seatlock::ui::forms {

/// Invalid when it is none.
QDateTime momentOf(const QJsonValue& value);
/// "24 Nov 2026, 19:30" in that zone ("Europe/Berlin"), or on this computer's clock when it is
/// empty; empty for none.
QString timeText(const QJsonValue& value, const QString& zone = {});
/// A column that says a moment, or `none`. `zone`: member of an item that holds its zone.
Column timeColumn(const QString& title, const char* member, const QString& none = {},
                  const char* zone = nullptr);

}  // namespace seatlock::ui::forms
