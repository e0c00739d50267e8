// An event of the overview's list. A value; any thread.
#pragma once

#include "engine/monitor/snapshot.h"

#include <optional>

#include <QMetaType>

namespace seatlock::ui::models {

struct EventRow {
    monitor::EventFigures figures;
    std::optional<std::int64_t> revenue_minor;  ///< nothing: not known yet
    std::int64_t orders = 0;
};

/// Whether a person would see a difference.
bool same(const monitor::EventFigures& one, const monitor::EventFigures& other);

}  // namespace seatlock::ui::models

Q_DECLARE_METATYPE(seatlock::ui::models::EventRow)
