#include "ui/paper/ticketreading.h"

#include <QDateTime>
#include <QJsonArray>

namespace seatlock::ui::paper {

std::optional<core::Micros> readTime(const QJsonValue& value) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid()) return std::nullopt;
    return time.toMSecsSinceEpoch() * 1'000;
}

std::vector<Ticket> readTickets(const QJsonObject& body, const QString& order) {
    std::vector<Ticket> out;
    for (const auto& value : body[QLatin1String("tickets")].toArray()) {
        const QJsonObject one = value.toObject();
        const auto text = [](const QJsonObject& of, const char* name) {
            return of[QLatin1String(name)].toString();
        };
        const QJsonObject event = one[QLatin1String("event")].toObject();
        Ticket ticket;
        ticket.id = text(one, "ticket");
        ticket.code = text(one, "code");
        ticket.order = order;
        ticket.event = text(event, "name");
        ticket.venue = text(event, "venue");
        ticket.time_zone = text(event, "time_zone");
        ticket.starts_at = readTime(event[QLatin1String("starts_at")]).value_or(0);
        ticket.doors_at = readTime(event[QLatin1String("doors_at")]);
        ticket.text = text(event, "ticket_text");
        ticket.section = text(one, "section");
        ticket.row = text(one, "row");
        ticket.seat = text(one, "seat");
        ticket.category = text(one, "category_name");
        ticket.ticket_type = text(one, "ticket_type_name");
        ticket.price_minor = one[QLatin1String("price_minor")].toInteger();
        ticket.currency = text(one, "currency");
        ticket.buyer = text(one, "buyer_name");
        ticket.issue = one[QLatin1String("issue")].toInt(1);
        ticket.printed = one[QLatin1String("printed")].toInt();
        ticket.valid =
            one[QLatin1String("state")].toString(QStringLiteral("valid")) == QLatin1String("valid");
        out.push_back(std::move(ticket));
    }
    return out;
}

}  // namespace seatlock::ui::paper
