#include "ui/seatmap/seattext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace seatlock::ui::seatmap {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("SeatText", text);
}

}  // namespace

QString stateName(board::SeatState state) {
    switch (state) {
        case board::SeatState::available:
            return tr("Available");
        case board::SeatState::held:
            return tr("Held");
        case board::SeatState::sold:
            return tr("Sold");
        case board::SeatState::blocked:
            break;
    }
    return tr("Blocked");
}

QString timeLeft(std::int64_t seconds) {
    if (seconds <= 0) return tr("over");
    const auto two = [](std::int64_t value) {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    const QString tail = QLatin1Char(':') + two(seconds % 60);
    if (seconds < 3600) return QString::number(seconds / 60) + tail;
    return QString::number(seconds / 3600) + QLatin1Char(':') + two(seconds / 60 % 60) + tail;
}

QString timeOfDay(std::uint32_t seconds, const QString& zone) {
    const QTimeZone there(zone.toUtf8());
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return (there.isValid() ? utc.toTimeZone(there) : utc).toString(QStringLiteral("HH:mm:ss"));
}

QString categoryName(const board::EventInfo* info, std::int16_t category) {
    if (info != nullptr && category >= 0 &&
        static_cast<std::size_t>(category) < info->categories.size()) {
        const auto& name = info->categories[static_cast<std::size_t>(category)].name;
        if (!name.empty()) return QString::fromStdString(name);
    }
    return tr("Category %1").arg(category + 1);
}

}  // namespace seatlock::ui::seatmap
