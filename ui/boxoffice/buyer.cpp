#include "ui/boxoffice/buyer.h"

namespace seatlock::ui::boxoffice {

QJsonObject Buyer::json() const {
    QJsonObject out;
    const auto put = [&out](const char* member, const QString& text) {
        if (!text.isEmpty()) out[QLatin1String(member)] = text;
    };
    put("name", name);
    put("email", email);
    put("phone", phone);
    return out;
}

Buyer Buyer::fromJson(const QJsonObject& json) {
    return {json[QLatin1String("name")].toString(),
            json[QLatin1String("email")].toString(),
            json[QLatin1String("phone")].toString(),
            {}};
}

Buyer Buyer::ofOrder(const QJsonObject& order) {
    Buyer out = fromJson(order[QLatin1String("buyer")].toObject());
    out.group = order[QLatin1String("group")].toString();
    return out;
}

}  // namespace seatlock::ui::boxoffice
