#include "ui/paper/ticketsheet.h"

#include "ui/models/texts.h"
#include "ui/paper/qrcode.h"
#include "ui/paper/textflow.h"

#include <algorithm>
#include <vector>

#include <QCoreApplication>
#include <QPainter>

namespace seatlock::ui::paper {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("TicketSheet", text);
}

constexpr QSizeF a4(2100, 2970);
constexpr double a4_margin = 160;
constexpr double a4_code = 640;  // a phone's camera reads it from half a metre
constexpr double roll_width = 800;
constexpr double roll_margin = 45;  // what such printers cannot reach
constexpr double roll_code = 520;
constexpr double gap = 36;
const QColor grey(85, 85, 85);

TextStyle caption() {
    TextStyle style;
    style.size = 30;
    style.color = grey;
    return style;
}

TextStyle value(int size) {
    TextStyle style;
    style.size = size;
    style.bold = true;
    style.size_min = 44;
    return style;
}

void drawCode(QPainter* painter, const QString& code, const QRectF& place) {
    if (painter == nullptr) return;
    if (const auto qr = QrCode::of(code)) qr->draw(*painter, place);
}

/// In groups that can be read aloud and typed.
QString grouped(const QString& code) {
    QString out;
    for (qsizetype i = 0; i < code.size(); i += 5) {
        if (i > 0) out += QLatin1Char(' ');
        out += code.mid(i, 5);
    }
    return out;
}

void drawMark(QPainter* painter, const QString& text, const QRectF& place) {
    if (painter == nullptr || text.isEmpty()) return;
    TextFlow flow(painter, place.adjusted(16, 6, -16, 0));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(Qt::black, 4));
    painter->drawRect(place);
    TextStyle style = value(40);
    style.size_min = 20;
    style.align = Qt::AlignHCenter;
    flow.text(text, style);
}

}  // namespace

TicketSheet::TicketSheet(const Ticket& ticket, Paper paper, const QLocale& locale)
    : ticket_(ticket), paper_(paper), locale_(locale) {}

QSizeF TicketSheet::size() const {
    return paper_ == Paper::a4 ? a4 : QSizeF(roll_width, drawRoll(nullptr));
}

void TicketSheet::draw(QPainter& painter) const {
    paper_ == Paper::a4 ? drawA4(&painter) : drawRoll(&painter);
}

QString TicketSheet::when() const {
    return models::dateAndTime(ticket_.starts_at, ticket_.time_zone.toStdString(), locale_);
}

QString TicketSheet::doors() const {
    if (!ticket_.doors_at) return {};
    const QString time =
        models::clockTime(*ticket_.doors_at, ticket_.time_zone.toStdString(), locale_);
    return tr("Doors %1").arg(time.left(time.lastIndexOf(QLatin1Char(':'))));
}

QString TicketSheet::priceLine() const {
    QStringList parts;
    for (const QString& part :
         {ticket_.category, ticket_.ticket_type,
          ticket_.currency.isEmpty()
              ? QString()
              : models::money(ticket_.price_minor, ticket_.currency, locale_)}) {
        if (!part.isEmpty()) parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

QString TicketSheet::mark() const {
    QStringList parts;
    if (!ticket_.valid) parts << tr("VOID");
    if (ticket_.issue > 1) parts << tr("ISSUE %1").arg(ticket_.issue);
    if (ticket_.reprint()) parts << tr("REPRINT %1").arg(ticket_.printed);
    return parts.join(QStringLiteral(" · "));
}

double TicketSheet::drawA4Head(QPainter* painter) const {
    const double width = a4.width() - 2 * a4_margin;
    const QString stamp = mark();
    drawMark(painter, stamp, {a4.width() - a4_margin - 560, a4_margin, 560, 66});
    TextFlow head(painter, {a4_margin, a4_margin, stamp.isEmpty() ? width : width - 600, 0});
    TextStyle venue = caption();
    venue.size = 44;
    head.text(ticket_.venue, venue);
    head.gap(20);
    TextFlow title(painter, {a4_margin, std::max(head.y(), a4_margin + 90), width, 0});
    TextStyle name = value(110);
    name.size_min = 64;
    name.lines_max = 2;
    title.text(ticket_.event, name);
    title.gap(10);
    title.text(when(), value(56));
    TextStyle plain;
    plain.size = 44;
    title.text(doors(), plain);
    title.gap(gap);
    title.rule();
    return title.y() + gap;
}

void TicketSheet::drawPlace(QPainter* painter, const QRectF& area, double& bottom) const {
    struct Part {
        QString name;
        QString text;
        int size;
    };
    std::vector<Part> parts;
    if (!ticket_.section.isEmpty()) parts.push_back({tr("Section"), ticket_.section, 84});
    if (!ticket_.row.isEmpty()) {
        parts.push_back({tr("Row"), ticket_.row, 150});
        parts.push_back({tr("Seat"), ticket_.seatInRow(), 150});
    } else {
        parts.push_back({tr("Place"), ticket_.seat, 110});
    }
    TextFlow flow(painter, area);
    std::size_t next = 0;
    if (!ticket_.section.isEmpty()) {
        flow.text(parts[0].name, caption());
        TextStyle section = value(parts[0].size);
        section.lines_max = 2;
        flow.text(parts[0].text, section);
        flow.gap(gap / 2);
        next = 1;
    }
    bottom = flow.y();
    const auto left = static_cast<double>(parts.size() - next);
    const double width = area.width() / left;
    for (double x = area.left(); next < parts.size(); ++next, x += width) {
        TextFlow column(painter, {x, flow.y(), width - 30, 0});
        column.text(parts[next].name, caption());
        column.text(parts[next].text, value(parts[next].size));
        bottom = std::max(bottom, column.y());
    }
}

double TicketSheet::drawA4(QPainter* painter) const {
    const double top = drawA4Head(painter);
    const double right = a4.width() - a4_margin;
    const QRectF code(right - a4_code, top, a4_code, a4_code);
    drawCode(painter, ticket_.code, code);
    double bottom = 0;
    const QRectF area(a4_margin, top, code.left() - a4_margin - 60, 0);
    drawPlace(painter, area, bottom);
    TextFlow facts(painter, {area.left(), bottom + gap, area.width(), 0});
    TextStyle plain;
    plain.size = 46;
    plain.lines_max = 2;
    facts.text(priceLine(), plain);
    facts.text(ticket_.buyer, plain);
    facts.text(tr("Order %1").arg(ticket_.order), plain);

    TextFlow below(painter, {a4_margin, std::max(facts.y(), code.bottom()) + gap,
                             a4.width() - 2 * a4_margin, 0});
    TextStyle digits = caption();
    digits.size = 24;
    digits.fixed_pitch = true;
    digits.lines_max = 5;
    below.text(grouped(ticket_.code), digits);
    below.gap(gap);
    below.rule();
    below.gap(gap);
    TextStyle house;
    house.size = 36;
    house.lines_max = 24;
    below.text(ticket_.text, house);
    return below.y();
}

double TicketSheet::drawRoll(QPainter* painter) const {
    TextFlow flow(painter, {roll_margin, roll_margin, roll_width - 2 * roll_margin, 0});
    TextStyle small;
    small.size = 36;
    small.lines_max = 2;
    small.align = Qt::AlignHCenter;
    if (const QString stamp = mark(); !stamp.isEmpty()) {
        drawMark(painter, stamp, {roll_margin, flow.y(), roll_width - 2 * roll_margin, 66});
        flow.gap(66 + gap);
    }
    flow.text(ticket_.venue, small);
    TextStyle name = value(64);
    name.lines_max = 3;
    name.align = Qt::AlignHCenter;
    flow.text(ticket_.event, name);
    TextStyle time = value(44);
    time.size_min = 30;
    time.align = Qt::AlignHCenter;
    flow.text(when(), time);
    flow.text(doors(), small);
    flow.gap(gap / 2);
    flow.rule();
    flow.gap(gap / 2);
    double bottom = 0;
    drawPlace(painter, {flow.column().left(), flow.y(), flow.column().width(), 0}, bottom);
    TextFlow rest(painter, {flow.column().left(), bottom + gap / 2, flow.column().width(), 0});
    rest.text(priceLine(), small);
    rest.gap(gap / 2);
    drawCode(painter, ticket_.code, {(roll_width - roll_code) / 2, rest.y(), roll_code, roll_code});
    rest.gap(roll_code + gap / 2);
    rest.text(tr("Order %1").arg(ticket_.order), small);
    rest.text(ticket_.buyer, small);
    rest.gap(gap / 2);
    TextStyle house;
    house.size = 28;
    house.lines_max = 12;
    rest.text(ticket_.text, house);
    return rest.y() + 2 * roll_margin;
}

}  // namespace seatlock::ui::paper
