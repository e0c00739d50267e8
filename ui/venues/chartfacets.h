// A chart as a person compares two versions of it: what was changed in each since it was opened.
// Pure; UI thread.
#pragma once

#include "engine/seating/chart.h"
#include "ui/forms/conflictdialog.h"

#include <vector>

#include <QJsonObject>

namespace seatlock::ui::venues {

std::vector<forms::Facet> chartFacets();

/// What chartFacets() tell of `chart`, which was `opened` before it was changed. `updated_at`: when
/// it was saved, null when it is not.
QJsonObject chartSummary(const seating::Chart& opened, const seating::Chart& chart,
                         const QJsonValue& updated_at);

}  // namespace seatlock::ui::venues
