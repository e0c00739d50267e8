// Tickets as the API tells them. Pure; any thread.
#pragma once

#include "ui/paper/ticket.h"

#include <optional>
#include <vector>

#include <QJsonObject>

namespace seatlock::ui::paper {

/// `body` of GET /v1/orders/{code}/tickets.
std::vector<Ticket> readTickets(const QJsonObject& body, const QString& order);

/// RFC 3339; nothing of anything else.
std::optional<core::Micros> readTime(const QJsonValue& value);

}  // namespace seatlock::ui::paper
