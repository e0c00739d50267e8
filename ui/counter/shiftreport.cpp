#include "ui/counter/shiftreport.h"

#include "ui/boxoffice/till.h"
#include "ui/forms/timetexts.h"
#include "ui/models/texts.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace seatlock::ui::counter {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ShiftReport", text);
}

QString cells(const QStringList& texts, const char* tag = "td") {
    QString out;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        out +=
            QStringLiteral("<%1 align=\"%2\">%3</%1>")
                .arg(QLatin1String(tag), i == 0 ? QStringLiteral("left") : QStringLiteral("right"),
                     texts[i].toHtmlEscaped());
    }
    return QStringLiteral("<tr>%1</tr>").arg(out);
}

QString table(const QString& rows) {
    return QStringLiteral("<table cellpadding=\"4\" width=\"100%\">%1</table>").arg(rows);
}

}  // namespace

QString shiftReport(const QJsonObject& shift) {
    const QString currency = shift[QLatin1String("currency")].toString();
    const auto money = [&](const QJsonObject& of, const char* member) {
        return models::money(of[QLatin1String(member)].toInteger(), currency);
    };
    const auto text = [&](const char* member) { return shift[QLatin1String(member)].toString(); };
    const bool closed = !shift[QLatin1String("closed_at")].isNull() && !text("closed_at").isEmpty();
    QString out = QStringLiteral("<h2>%1</h2>")
                      .arg(closed ? tr("Closing report") : tr("Report of an open shift"));
    out += table(cells({tr("Who"), text("user")}) + cells({tr("Desk"), text("desk")}) +
                 cells({tr("Opened"), forms::timeText(shift[QLatin1String("opened_at")])}) +
                 cells({tr("Closed"), closed ? forms::timeText(shift[QLatin1String("closed_at")])
                                             : tr("not yet")}));
    QString methods = cells({tr("Paid by"), tr("Payments"), tr("Taken"), tr("Given back")}, "th");
    for (const auto& value : shift[QLatin1String("by_method")].toArray()) {
        const QJsonObject one = value.toObject();
        const QString name = one[QLatin1String("method")].toString();
        const auto known = boxoffice::parseMethod(name);
        methods += cells({known ? boxoffice::methodTitle(*known) : name,
                          models::number(one[QLatin1String("payments")].toInteger()),
                          money(one, "amount_minor"), money(one, "refunds_minor")});
    }
    if (!shift[QLatin1String("by_method")].toArray().isEmpty()) out += table(methods);
    const QJsonArray events = shift[QLatin1String("by_event")].toArray();
    if (!events.isEmpty()) {
        QString rows = cells({tr("Event"), tr("Orders"), tr("Tickets"), tr("Sum")}, "th");
        for (const auto& value : events) {
            const QJsonObject one = value.toObject();
            rows += cells({one[QLatin1String("name")].toString(),
                           models::number(one[QLatin1String("orders")].toInteger()),
                           models::number(one[QLatin1String("tickets")].toInteger()),
                           money(one, "amount_minor")});
        }
        out += table(rows);
    }
    QString cash = cells({tr("In the drawer at the start"), money(shift, "float_minor")}) +
                   cells({tr("Cash expected"), money(shift, "expected_minor")});
    if (closed) {
        cash += cells({tr("Cash counted"), money(shift, "counted_minor")}) +
                cells({tr("Difference"), money(shift, "difference_minor")});
    }
    out += table(cash);
    if (const QString note = text("note"); !note.isEmpty()) {
        out += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());
    }
    if (closed) out += tr("<p><br><br>Signature: ______________________________</p>");
    return out;
}

}  // namespace seatlock::ui::counter
