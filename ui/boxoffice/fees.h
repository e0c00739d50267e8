// What an event adds to the prices of its tickets. Pure; any thread.
#pragma once

#include "engine/board/eventinfo.h"

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
/// Of an event as the engine has it.
std::vector<Fee> readFees(const board::EventInfo& event);

std::int64_t feesOf(const std::vector<Fee>& fees, std::size_t tickets);

}  // namespace seatlock::ui::boxoffice
