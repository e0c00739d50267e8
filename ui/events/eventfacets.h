// An event as a person compares two versions of it: prices by category, windows by channel. Pure;
// UI thread.
#pragma once

#include "ui/forms/conflictdialog.h"

#include <vector>

#include <QJsonObject>
#include <QString>

namespace seatlock::ui::events {

/// `event` as it was opened, in the API's JSON; times are told in the time zone `zone`.
std::vector<forms::Facet> eventFacets(const QJsonObject& event, const QString& zone);

}  // namespace seatlock::ui::events
