#include "ui/boxoffice/house.h"

#include <limits>

#include <QJsonArray>

namespace seatlock::ui::boxoffice {

QString houseOf(const QJsonObject& answer) {
    QString out;
    int first = std::numeric_limits<int>::max();
    for (const auto& value : answer[QLatin1String("keys")].toArray()) {
        const QJsonObject key = value.toObject();
        const int number = key[QLatin1String("key")].toVariant().toInt();
        if (number >= first) continue;
        first = number;
        out = key[QLatin1String("public_key")].toString();
    }
    return out;
}

}  // namespace seatlock::ui::boxoffice
