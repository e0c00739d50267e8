#include "ui/events/eventfacets.h"

#include "ui/events/statustexts.h"
#include "ui/forms/amounts.h"
#include "ui/forms/timetexts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace seatlock::ui::events {

namespace {

using forms::Facet;

QString tr(const char* text) {
    return QCoreApplication::translate("EventFacets", text);
}

QString memberText(const QJsonObject& thing, const char* member) {
    return thing.value(QLatin1String(member)).toString();
}

QString nameOf(const QJsonObject& thing) {
    const QString name = memberText(thing, "name");
    return name.isEmpty() ? memberText(thing, "slug") : name;
}

/// The one with this slug; empty: there is none.
QJsonObject partOf(const QJsonObject& event, const char* member, const QString& slug) {
    for (const auto one : event.value(QLatin1String(member)).toArray()) {
        if (one[QLatin1String("slug")].toString() == slug) return one.toObject();
    }
    return {};
}

QString amountIn(const QJsonObject& event, const QJsonObject& thing, const char* member) {
    return forms::amountText(thing.value(QLatin1String(member)).toInteger(),
                             memberText(event, "currency"));
}

QString pricesText(const QJsonObject& event, const QString& slug) {
    const auto category = partOf(event, "categories", slug);
    if (category.isEmpty()) return tr("removed");
    QStringList prices;
    for (const auto one : category.value(QLatin1String("ticket_types")).toArray()) {
        const auto type = one.toObject();
        prices << nameOf(type) + QLatin1Char(' ') + amountIn(event, type, "price_minor");
    }
    return prices.isEmpty() ? tr("not sold") : prices.join(QLatin1Char('\n'));
}

QString windowText(const QJsonObject& event, const QString& slug, const QString& zone) {
    const auto channel = partOf(event, "channels", slug);
    if (channel.isEmpty()) return tr("removed");
    return tr("%1\nto %2")
        .arg(forms::timeText(channel.value(QLatin1String("on_sale_from")), zone),
             forms::timeText(channel.value(QLatin1String("on_sale_to")), zone));
}

QString feesText(const QJsonObject& event) {
    QStringList fees;
    for (const auto one : event.value(QLatin1String("fees")).toArray()) {
        const auto fee = one.toObject();
        const bool order = memberText(fee, "per") == QLatin1String("order");
        fees << (order ? tr("%1: %2 an order") : tr("%1: %2 a ticket"))
                    .arg(nameOf(fee), amountIn(event, fee, "amount_minor"));
    }
    return fees.isEmpty() ? tr("none") : fees.join(QLatin1Char('\n'));
}

Facet names(const QString& title, const char* member) {
    return {title, [member = QString::fromLatin1(member)](const QJsonObject& event) {
                QStringList out;
                for (const auto one : event.value(member).toArray()) out << nameOf(one.toObject());
                return out.join(QStringLiteral(", "));
            }};
}

Facet moment(const QString& title, const char* member, const QString& zone) {
    return {title, [member = QString::fromLatin1(member), zone](const QJsonObject& event) {
                return forms::timeText(event.value(member), zone);
            }};
}

Facet minutes(const QString& title, const char* member) {
    return {title, [member = QString::fromLatin1(member)](const QJsonObject& event) {
                return tr("%1 min").arg(event.value(member).toInteger() / 60);
            }};
}

}  // namespace

std::vector<Facet> eventFacets(const QJsonObject& event, const QString& zone) {
    std::vector<Facet> out{
        forms::facet(tr("Name"), "name"), moment(tr("Starts"), "starts_at", zone),
        moment(tr("Doors"), "doors_at", zone),
        Facet{tr("State"),
              [](const QJsonObject& one) { return statusTitle(memberText(one, "status")); }},
        Facet{tr("Seating chart"), [](const QJsonObject& one) {
                  const auto chart = one.value(QLatin1String("chart")).toObject();
                  if (chart.isEmpty()) return QString();
                  return tr("%1, version %2")
                      .arg(nameOf(chart))
                      .arg(chart.value(QLatin1String("version")).toInteger());
              }}};
    out.push_back(names(tr("Price categories"), "categories"));
    for (const auto one : event.value(QLatin1String("categories")).toArray()) {
        out.push_back({tr("Prices: %1").arg(nameOf(one.toObject())),
                       [slug = one[QLatin1String("slug")].toString()](const QJsonObject& other) {
                           return pricesText(other, slug);
                       }});
    }
    out.push_back({tr("Fees"), feesText});
    out.push_back(names(tr("Channels"), "channels"));
    for (const auto one : event.value(QLatin1String("channels")).toArray()) {
        out.push_back({tr("On sale: %1").arg(nameOf(one.toObject())),
                       [slug = one[QLatin1String("slug")].toString(),
                        zone](const QJsonObject& other) { return windowText(other, slug, zone); }});
    }
    out.push_back(minutes(tr("A seat is held for"), "hold_s"));
    out.push_back(minutes(tr("A hold lasts at most"), "hold_s_max"));
    out.push_back({tr("Most seats a buyer"), [](const QJsonObject& one) {
                       const auto most =
                           one.value(QLatin1String("seats_per_buyer_max")).toInteger();
                       return most == 0 ? tr("as many as they like") : QString::number(most);
                   }});
    out.push_back(forms::facet(tr("Description"), "description"));
    out.push_back(forms::facet(tr("Text on tickets"), "ticket_text"));
    return out;
}

}  // namespace seatlock::ui::events
