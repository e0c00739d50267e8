#include "ui/reports/reporttables.h"

#include "ui/forms/timetexts.h"
#include "ui/models/texts.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QLocale>

namespace seatlock::ui::reports {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportTables)
};

QString text(const QJsonValue& thing, const char* name) {
    return thing[QLatin1String(name)].toString();
}

qint64 whole(const QJsonValue& thing, const char* name) {
    return thing[QLatin1String(name)].toInteger();
}

/// Writes amounts and numbers of one report.
class Writer {
public:
    explicit Writer(const QJsonObject& report)
        : report_(report), currency_(text(report.value(QLatin1String("event")), "currency")) {}

    QString money(qint64 minor) const { return models::money(minor, currency_); }
    static QString number(qint64 value) { return models::number(value); }
    QJsonArray list(const char* name) const { return report_.value(QLatin1String(name)).toArray(); }
    QJsonObject object(const char* name) const {
        return report_.value(QLatin1String(name)).toObject();
    }

private:
    const QJsonObject& report_;
    QString currency_;
};

ReportTable byDay(const Writer& write) {
    ReportTable out{
        QStringLiteral("sales_by_day"),
        Words::tr("Sales by day"),
        {Words::tr("Day"), Words::tr("Sold"), Words::tr("Refunded"), Words::tr("Revenue")},
        {},
        1,
        Words::tr("Nothing has been sold yet.")};
    for (const auto day : write.list("sales_by_day")) {
        const auto date = QDate::fromString(text(day, "day"), Qt::ISODate);
        out.rows.push_back({QLocale().toString(date, QStringLiteral("ddd d MMM yyyy")),
                            Writer::number(whole(day, "sold")),
                            Writer::number(whole(day, "refunded")),
                            write.money(whole(day, "revenue_minor"))});
    }
    return out;
}

/// Of things that have so many seats, of which so many are sold.
ReportTable shares(const Writer& write, const char* id, const QString& title, const QString& head) {
    ReportTable out{
        QString::fromLatin1(id),
        title,
        {head, Words::tr("Seats"), Words::tr("Sold"), Words::tr("Share"), Words::tr("Revenue")},
        {},
        1,
        Words::tr("There are none.")};
    for (const auto one : write.list(id)) {
        out.rows.push_back({text(one, "name"), Writer::number(whole(one, "seats")),
                            Writer::number(whole(one, "sold")),
                            models::percent(whole(one, "sold"), whole(one, "seats")),
                            write.money(whole(one, "revenue_minor"))});
    }
    return out;
}

ReportTable byChannel(const Writer& write) {
    ReportTable out{QStringLiteral("by_channel"),
                    Words::tr("By channel"),
                    {Words::tr("Channel"), Words::tr("Sold"), Words::tr("Revenue")},
                    {},
                    1,
                    Words::tr("Nothing has been sold yet.")};
    for (const auto one : write.list("by_channel")) {
        const QString name = text(one, "name");
        out.rows.push_back({name.isEmpty() ? text(one, "slug") : name,
                            Writer::number(whole(one, "sold")),
                            write.money(whole(one, "revenue_minor"))});
    }
    return out;
}

ReportTable byPrice(const Writer& write) {
    ReportTable out{QStringLiteral("by_price"),
                    Words::tr("By price"),
                    {Words::tr("Category"), Words::tr("Ticket"), Words::tr("Price"),
                     Words::tr("Sold"), Words::tr("Revenue")},
                    {},
                    2,
                    Words::tr("Nothing has been sold yet.")};
    for (const auto one : write.list("by_price")) {
        out.rows.push_back({text(one, "category"), text(one, "ticket_type"),
                            write.money(whole(one, "price_minor")),
                            Writer::number(whole(one, "sold")),
                            write.money(whole(one, "revenue_minor"))});
    }
    return out;
}

ReportTable holds(const Writer& write) {
    const auto counts = write.object("holds");
    ReportTable out{QStringLiteral("holds"),
                    Words::tr("What became of holds"),
                    {Words::tr("Outcome"), Words::tr("Holds")},
                    {},
                    1,
                    {}};
    const auto add = [&](const QString& title, const char* name) {
        out.rows.push_back({title, Writer::number(counts.value(QLatin1String(name)).toInteger())});
    };
    add(Words::tr("bought"), "converted");
    add(Words::tr("ran out"), "expired");
    add(Words::tr("given back"), "released");
    add(Words::tr("open now"), "active");
    return out;
}

ReportTable refusals(const Writer& write) {
    ReportTable out{QStringLiteral("refusals"),
                    Words::tr("Why requests were refused"),
                    {Words::tr("Reason"), Words::tr("Requests")},
                    {},
                    1,
                    Words::tr("Nobody was refused anything.")};
    const auto counts = write.object("refusals");
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        QString reason = it.key();
        reason.replace(QLatin1Char('-'), QLatin1Char(' '))
            .replace(QLatin1Char('_'), QLatin1Char(' '));
        out.rows.push_back({reason, Writer::number(it.value().toInteger())});
    }
    return out;
}

}  // namespace

QString nameOf(const QJsonObject& event) {
    return event.value(QLatin1String("name")).toString();
}

QString placeAndTime(const QJsonObject& event) {
    const QString zone = event.value(QLatin1String("time_zone")).toString();
    const QString when = forms::timeText(event.value(QLatin1String("starts_at")), zone);
    const QString venue = event.value(QLatin1String("venue")).toString();
    return venue.isEmpty() ? when : QStringLiteral("%1 · %2").arg(venue, when);
}

std::vector<ReportFigure> figuresOf(const QJsonObject& report) {
    const auto now = report.value(QLatin1String("summary")).toObject();
    const auto other = report.value(QLatin1String("compare")).toObject();
    const auto before = other.value(QLatin1String("summary")).toObject();
    const QString currency = text(report.value(QLatin1String("event")), "currency");
    const QString currency_before = text(other.value(QLatin1String("event")), "currency");
    const auto count = [](const QJsonObject& summary, const char* name) {
        return models::number(summary.value(QLatin1String(name)).toInteger());
    };
    const auto share = [](const QJsonObject& summary) {
        return models::percent(summary.value(QLatin1String("sold")).toInteger(),
                               summary.value(QLatin1String("seats")).toInteger());
    };
    const auto amount = [](const QJsonObject& summary, const char* name, const QString& of) {
        return models::money(summary.value(QLatin1String(name)).toInteger(), of);
    };
    const bool any = !before.isEmpty();
    return {
        {Words::tr("seats sold"), count(now, "sold"), any ? count(before, "sold") : QString()},
        {Words::tr("of the house"), share(now), any ? share(before) : QString()},
        {Words::tr("orders"), count(now, "orders"), any ? count(before, "orders") : QString()},
        {Words::tr("revenue"), amount(now, "revenue_minor", currency),
         any ? amount(before, "revenue_minor", currency_before) : QString()},
        {Words::tr("refunded"), amount(now, "refunds_minor", currency),
         any ? amount(before, "refunds_minor", currency_before) : QString()},
        {Words::tr("held now"), count(now, "held"), {}},
        {Words::tr("blocked"), count(now, "blocked"), any ? count(before, "blocked") : QString()}};
}

std::vector<ReportTable> tablesOf(const QJsonObject& report) {
    const Writer write(report);
    return {shares(write, "by_category", Words::tr("By price category"), Words::tr("Category")),
            byPrice(write),
            byChannel(write),
            shares(write, "by_section", Words::tr("By section"), Words::tr("Section")),
            byDay(write),
            holds(write),
            refusals(write)};
}

}  // namespace seatlock::ui::reports
