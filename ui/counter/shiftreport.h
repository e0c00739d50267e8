// The closing report of a shift, for paper. Pure; UI thread.
#pragma once

#include <QJsonObject>
#include <QString>

namespace seatlock::ui::counter {

/// HTML, from a shift as the API tells it.
QString shiftReport(const QJsonObject& shift);

}  // namespace seatlock::ui::counter
