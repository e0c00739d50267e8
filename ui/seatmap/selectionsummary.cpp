#include "ui/seatmap/selectionsummary.h"

#include "ui/seatmap/seattext.h"

#include <map>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace seatlock::ui::seatmap {

SelectionSummary summarize(const MapScene& scene, std::span<const SeatNo> seats) {
    SelectionSummary out;
    std::map<std::int16_t, int> categories;
    for (const SeatNo seat : seats) {
        ++out.seats;
        ++out.states.by_state[static_cast<std::size_t>(scene.data->state(seat))];
        const std::int16_t category = scene.data->categoryOf(seat);
        ++categories[category];
        if (scene.info) out.price_minor += scene.info->price(category);
    }
    out.categories.assign(categories.begin(), categories.end());
    return out;
}

QString headline(const SelectionSummary& summary) {
    const QLocale locale;
    QStringList parts;
    for (const auto state : {board::SeatState::available, board::SeatState::held,
                             board::SeatState::sold, board::SeatState::blocked}) {
        if (summary.states.of(state) == 0) continue;
        parts << QStringLiteral("%1 %2").arg(locale.toString(summary.states.of(state)),
                                             stateName(state).toLower());
    }
    return QCoreApplication::translate("SelectionSummary", "%n seat(s): %1", nullptr, summary.seats)
        .arg(parts.join(QStringLiteral(", ")));
}

}  // namespace seatlock::ui::seatmap
