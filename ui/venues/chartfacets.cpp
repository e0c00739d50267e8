#include "ui/venues/chartfacets.h"

#include "engine/seating/chartdifference.h"
#include "ui/forms/timetexts.h"

#include <QCoreApplication>
#include <QStringList>

namespace seatlock::ui::venues {

namespace {

constexpr std::size_t lines_max = 12;

QString tr(const char* text) {
    return QCoreApplication::translate("ChartFacets", text);
}

}  // namespace

std::vector<forms::Facet> chartFacets() {
    return {forms::facet(tr("Changed since you opened it"), "changes"),
            forms::facet(tr("Seats"), "seats"), forms::facet(tr("Places"), "places"),
            forms::Facet{tr("Saved"), [](const QJsonObject& chart) {
                             const auto at =
                                 forms::timeText(chart.value(QLatin1String("updated_at")));
                             return at.isEmpty() ? tr("not yet") : at;
                         }}};
}

QJsonObject chartSummary(const seating::Chart& opened, const seating::Chart& chart,
                         const QJsonValue& updated_at) {
    const auto changes = seating::describeChanges(opened, chart);
    QStringList lines;
    for (std::size_t i = 0; i < std::min(changes.size(), lines_max); ++i) {
        lines << QString::fromStdString(changes[i]);
    }
    if (changes.size() > lines_max) {
        lines << tr("And %1 more changes.").arg(changes.size() - lines_max);
    }
    if (lines.isEmpty()) lines << tr("Nothing.");
    return {{QStringLiteral("changes"), lines.join(QLatin1Char('\n'))},
            {QStringLiteral("seats"), static_cast<qint64>(seating::seatCount(chart))},
            {QStringLiteral("places"), static_cast<qint64>(seating::placeCount(chart))},
            {QStringLiteral("updated_at"), updated_at}};
}

}  // namespace seatlock::ui::venues
