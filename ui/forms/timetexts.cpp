#include "ui/forms/timetexts.h"

#include <QLocale>
#include <QTimeZone>

namespace seatlock::ui::forms {

QDateTime momentOf(const QJsonValue& value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString timeText(const QJsonValue& value, const QString& zone) {
    const auto moment = momentOf(value);
    if (!moment.isValid()) return {};
    const QTimeZone known(zone.toLatin1());
    const auto there = known.isValid() ? moment.toTimeZone(known) : moment.toLocalTime();
    return QLocale().toString(there, QStringLiteral("d MMM yyyy, HH:mm"));
}

Column timeColumn(const QString& title, const char* member, const QString& none, const char* zone) {
    const auto name = QString::fromLatin1(member);
    const auto zone_name = QString::fromLatin1(zone);
    return {title,
            [name, none, zone_name](const QJsonObject& item) {
                const QString text = timeText(item.value(name), item.value(zone_name).toString());
                return text.isEmpty() ? none : text;
            },
            Qt::AlignLeft | Qt::AlignVCenter,
            [name](const QJsonObject& item) { return QVariant(momentOf(item.value(name))); }};
}

}  // namespace seatlock::ui::forms
