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
        : report_(report), currency_(report.value(QLatin1String("currency")).toString()) {}

    QString money(qint64 minor) const { return models::money(minor, currency_); }
    static QString number(qint64 value) { return models::number(value); }
    QJsonArray list(const char* name) const { return report_.value(QLatin1String(name)).toArray(); }
    /// Of a member of each item of a list.
    qint64 sum(const char* name, const char* member) const {
        qint64 out = 0;
        for (const auto one : list(name)) out += whole(one, member);
        return out;
    }
    QString total(const char* name, const char* member) const { return number(sum(name, member)); }
    QJsonObject object(const char* name) const {
        return report_.value(QLatin1String(name)).toObject();
    }

private:
    const QJsonObject& report_;
    QString currency_;
};

ReportTable byDay(const Writer& write) {
    ReportTable out{
        QStringLiteral("days"),
        Words::tr("Sales by day"),
        {Words::tr("Day"), Words::tr("Orders"), Words::tr("Seats"), Words::tr("Tickets")},
        {},
        1,
        Words::tr("Nothing has been sold yet.")};
    for (const auto day : write.list("sales_by_day")) {
        const auto date = QDate::fromString(text(day, "day"), Qt::ISODate);
        out.rows.push_back({QLocale().toString(date, QStringLiteral("ddd d MMM yyyy")),
                            Writer::number(whole(day, "orders")),
                            Writer::number(whole(day, "seats")),
                            write.money(whole(day, "tickets_minor"))});
    }
    if (out.rows.size() > 1) {
        const char* const days = "sales_by_day";
        out.total = {Words::tr("Total"), write.total(days, "orders"), write.total(days, "seats"),
                     write.money(write.sum(days, "tickets_minor"))};
    }
    return out;
}

/// Of parts of the house, each with so many places, of which so many are sold.
ReportTable shares(const Writer& write, const char* list, const char* id, const QString& title,
                   const QString& head) {
    ReportTable out{QString::fromLatin1(id),
                    title,
                    {head, Words::tr("Places"), Words::tr("Sold"), Words::tr("Share"),
                     Words::tr("Blocked"), Words::tr("Tickets")},
                    {},
                    1,
                    Words::tr("There are none.")};
    for (const auto one : write.list(list)) {
        out.rows.push_back({text(one, "name"), Writer::number(whole(one, "places")),
                            Writer::number(whole(one, "sold")),
                            models::percent(whole(one, "sold"), whole(one, "places")),
                            Writer::number(whole(one, "blocked")),
                            write.money(whole(one, "tickets_minor"))});
    }
    if (out.rows.size() > 1) {
        out.total = {Words::tr("Total"),
                     write.total(list, "places"),
                     write.total(list, "sold"),
                     models::percent(write.sum(list, "sold"), write.sum(list, "places")),
                     write.total(list, "blocked"),
                     write.money(write.sum(list, "tickets_minor"))};
    }
    return out;
}

ReportTable byChannel(const Writer& write) {
    ReportTable out{QStringLiteral("channels"),
                    Words::tr("By channel"),
                    {Words::tr("Channel"), Words::tr("Orders"), Words::tr("Seats"),
                     Words::tr("Kept for it"), Words::tr("Tickets")},
                    {},
                    1,
                    Words::tr("Nothing has been sold yet.")};
    for (const auto one : write.list("by_channel")) {
        const QString name = text(one, "name");
        out.rows.push_back({name.isEmpty() ? text(one, "channel") : name,
                            Writer::number(whole(one, "orders")),
                            Writer::number(whole(one, "seats")), Writer::number(whole(one, "kept")),
                            write.money(whole(one, "tickets_minor"))});
    }
    if (out.rows.size() > 1) {
        const char* const ways = "by_channel";
        out.total = {Words::tr("Total"), write.total(ways, "orders"), write.total(ways, "seats"),
                     write.total(ways, "kept"), write.money(write.sum(ways, "tickets_minor"))};
    }
    return out;
}

ReportTable byPrice(const Writer& write) {
    ReportTable out{QStringLiteral("prices"),
                    Words::tr("By price"),
                    {Words::tr("Category"), Words::tr("Ticket"), Words::tr("Price"),
                     Words::tr("Seats"), Words::tr("Tickets")},
                    {},
                    2,
                    Words::tr("Nothing has been sold yet.")};
    for (const auto one : write.list("by_price")) {
        out.rows.push_back({text(one, "category_name"), text(one, "ticket_type_name"),
                            write.money(whole(one, "price_minor")),
                            Writer::number(whole(one, "seats")),
                            write.money(whole(one, "tickets_minor"))});
    }
    if (out.rows.size() > 1) {
        out.total = {Words::tr("Total"),
                     {},
                     {},
                     write.total("by_price", "seats"),
                     write.money(write.sum("by_price", "tickets_minor"))};
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

QString nameOf(const QJsonObject& report) {
    return report.value(QLatin1String("name")).toString();
}

QString placeAndTime(const QJsonObject& report) {
    const QString zone = report.value(QLatin1String("time_zone")).toString();
    const QString when = forms::timeText(report.value(QLatin1String("starts_at")), zone);
    const QString venue = report.value(QLatin1String("venue")).toString();
    return venue.isEmpty() ? when : QStringLiteral("%1 · %2").arg(venue, when);
}

std::vector<ReportFigure> figuresOf(const QJsonObject& report) {
    const auto now = report.value(QLatin1String("summary")).toObject();
    const auto other = report.value(QLatin1String("compared_with")).toObject();
    const auto before = other.value(QLatin1String("summary")).toObject();
    const auto count = [&](const QString& caption, const char* name) {
        const auto of = [name](const QJsonObject& summary) {
            return models::number(summary.value(QLatin1String(name)).toInteger());
        };
        return ReportFigure{caption, of(now), before.isEmpty() ? QString() : of(before)};
    };
    const auto amount = [&](const QString& caption, const char* name) {
        const auto of = [name](const QJsonObject& whole_report, const QJsonObject& summary) {
            return models::money(summary.value(QLatin1String(name)).toInteger(),
                                 whole_report.value(QLatin1String("currency")).toString());
        };
        return ReportFigure{caption, of(report, now),
                            before.isEmpty() ? QString() : of(other, before)};
    };
    const auto share = [](const QJsonObject& summary) {
        return models::percent(summary.value(QLatin1String("sold")).toInteger(),
                               summary.value(QLatin1String("places")).toInteger());
    };
    return {count(Words::tr("seats sold"), "sold"),
            {Words::tr("of the house"), share(now), before.isEmpty() ? QString() : share(before)},
            count(Words::tr("orders"), "orders"),
            amount(Words::tr("revenue"), "revenue_minor"),
            amount(Words::tr("refunded"), "refunds_minor"),
            count(Words::tr("held now"), "held"),
            count(Words::tr("blocked"), "blocked")};
}

std::vector<ReportTable> tablesOf(const QJsonObject& report) {
    const Writer write(report);
    return {shares(write, "by_category", "categories", Words::tr("By price category"),
                   Words::tr("Category")),
            byPrice(write),
            byChannel(write),
            shares(write, "by_section", "sections", Words::tr("By section"), Words::tr("Section")),
            byDay(write),
            holds(write),
            refusals(write)};
}

}  // namespace seatlock::ui::reports
