// Figures as comma-separated values (RFC 4180). Pure; one thread.
#pragma once

#include "ui/charts/series.h"

#include <vector>

#include <QByteArray>
#include <QString>

namespace seatlock::ui::charts {

struct CsvColumn {
    QString name;
    const Series* series = nullptr;
};

/// A row for each moment at which a column has a point, oldest first, in UTF-8, lines ended by CR
/// LF. Times are ISO 8601 in UTC; numbers have a point and at most three decimals; what was not
/// measured is empty. `wall_offset` turns steady time into the wall's.
QByteArray csvTable(const std::vector<CsvColumn>& columns, Span span, core::Micros until,
                    core::Micros wall_offset);

}  // namespace seatlock::ui::charts
