// Which house a desk works for: whose database answers. Pure; any thread.
#pragma once

#include <QJsonObject>
#include <QString>

namespace seatlock::ui::boxoffice {

/// By the answer to GET /v1/ticket-keys: the first key that a database made is its own, and stays.
/// Empty where there is none.
QString houseOf(const QJsonObject& answer);

}  // namespace seatlock::ui::boxoffice
