// What an event adds to the prices of its tickets. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include <QJsonObject>
#include <QString>

namespace seatlock::ui::boxoffice {

struct Fee {
    QString name;
    bool per_ticket = false;  ///< otherwise once an order
    std::int64_t amount_minor = 0;
};

/// Of an event as the API tells it.
std::vector<Fee> readFees(const QJsonObject& event);

std::int64_t feesOf(const std::vector<Fee>& fees, std::size_t tickets);

}  // namespace seatlock::ui::boxoffice
