#include "ui/charts/csvtable.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

#include <QDateTime>

namespace seatlock::ui::charts {

namespace {

QString quoted(const QString& text) {
    static const QString special = QStringLiteral(",\"\r\n");
    if (std::ranges::none_of(text, [](QChar c) { return special.contains(c); })) return text;
    QString out = text;
    out.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + out + QLatin1Char('"');
}

QString number(double value) {
    if (!std::isfinite(value)) return {};
    QString out = QString::number(value, 'f', 3);
    while (out.endsWith(QLatin1Char('0'))) out.chop(1);
    if (out.endsWith(QLatin1Char('.'))) out.chop(1);
    return out == QLatin1String("-0") ? QStringLiteral("0") : out;
}

}  // namespace

QByteArray csvTable(const std::vector<CsvColumn>& columns, Span span, core::Micros until,
                    core::Micros wall_offset) {
    std::map<core::Micros, std::vector<double>> rows;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const Point& point : columns[i].series->points(span, until)) {
            if (point.at < until - length(span)) continue;
            auto& row = rows.try_emplace(point.at, columns.size(), no_value).first->second;
            row[i] = point.value;
        }
    }
    QString out = QStringLiteral("time");
    for (const CsvColumn& column : columns) out += QLatin1Char(',') + quoted(column.name);
    out += QStringLiteral("\r\n");
    for (const auto& [at, values] : rows) {
        out += QDateTime::fromMSecsSinceEpoch((at + wall_offset) / 1'000, Qt::UTC)
                   .toString(Qt::ISODateWithMs);
        for (const double value : values) out += QLatin1Char(',') + number(value);
        out += QStringLiteral("\r\n");
    }
    return out.toUtf8();
}

}  // namespace seatlock::ui::charts
