#include "ui/boxoffice/fees.h"

#include <QJsonArray>

namespace seatlock::ui::boxoffice {

std::vector<Fee> readFees(const QJsonObject& event) {
    std::vector<Fee> out;
    for (const auto& value : event[QLatin1String("fees")].toArray()) {
        const QJsonObject fee = value.toObject();
        out.push_back({fee[QLatin1String("name")].toString(),
                       fee[QLatin1String("per")].toString() == QLatin1String("ticket"),
                       fee[QLatin1String("amount_minor")].toInteger()});
    }
    return out;
}

std::vector<Fee> readFees(const board::EventInfo& event) {
    std::vector<Fee> out;
    for (const auto& fee : event.fees) {
        out.push_back({QString::fromStdString(fee.name), !fee.per_order, fee.amount_minor});
    }
    return out;
}

std::int64_t feesOf(const std::vector<Fee>& fees, std::size_t tickets) {
    std::int64_t out = 0;
    if (tickets == 0) return out;
    for (const Fee& fee : fees) {
        out += fee.amount_minor * (fee.per_ticket ? static_cast<std::int64_t>(tickets) : 1);
    }
    return out;
}

}  // namespace seatlock::ui::boxoffice
