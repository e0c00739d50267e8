// Lists of the API that are wanted as a whole, to choose from. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <functional>

#include <QJsonArray>
#include <QString>

namespace seatlock::ui::forms {

/// Reads page after page of the list at `target` (a path without a query), whose items are called
/// `member`. `done` is called once, unless `context` died before: with every item and the last
/// answer, or with the answer that failed.
void readWhole(host::StaffClient& client, const QString& target, const QString& member,
               QObject* context, std::function<void(const host::Answer&, const QJsonArray&)> done);

}  // namespace seatlock::ui::forms
