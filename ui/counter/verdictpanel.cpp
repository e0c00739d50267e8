#include "ui/counter/verdictpanel.h"

#include "ui/style/semantic.h"

#include <algorithm>

#include <QAccessible>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace seatlock::ui::counter {

namespace {

// White text is read on either (contrast above 4.5); people who do not tell red from green see the
// sign, and that one is darker.
const QColor green(0x0B, 0x6E, 0x3F);
const QColor red(0xA8, 0x1E, 0x1E);
constexpr int headline_max_px = 160;

QFont fitted(QFont font, const QString& text, double width, int size_max) {
    for (int size = size_max; size > 12; size -= 2) {
        font.setPixelSize(size);
        if (QFontMetricsF(font).horizontalAdvance(text) <= width) break;
    }
    return font;
}

}  // namespace

VerdictPanel::VerdictPanel(QWidget* parent) : QFrame(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize VerdictPanel::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 10};
}

void VerdictPanel::show(const boxoffice::GateVerdict& verdict, const std::string& time_zone) {
    waiting_ = false;
    lets_ = verdict.lets();
    offline_ = verdict.offline;
    headline_ = boxoffice::gateHeadline(verdict);
    reason_ = boxoffice::gateReason(verdict, time_zone);
    seat_ = verdict.seat;
    QStringList who;
    for (const QString& part : {verdict.name, verdict.ticket_type}) {
        if (!part.isEmpty()) who << part;
    }
    name_ = who.join(QStringLiteral(" · "));
    tell();
}

void VerdictPanel::wait(const QString& headline, const QString& advice) {
    waiting_ = true;
    lets_ = offline_ = false;
    headline_ = headline;
    reason_ = advice;
    seat_.clear();
    name_.clear();
    tell();
}

void VerdictPanel::tell() {
    QStringList parts;
    for (const QString& part : {headline_, seat_, name_, reason_}) {
        if (!part.isEmpty()) parts << part;
    }
    setAccessibleName(parts.join(QStringLiteral(". ")));
    QAccessibleEvent said(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
    update();
}

void VerdictPanel::drawSign(QPainter& painter, const QRectF& place) const {
    QPen pen(Qt::white, place.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const auto at = [&place](double x, double y) {
        return QPointF(place.left() + x * place.width(), place.top() + y * place.height());
    };
    QPainterPath path;
    if (lets_) {
        path.moveTo(at(0.12, 0.55));
        path.lineTo(at(0.4, 0.82));
        path.lineTo(at(0.88, 0.2));
    } else {
        path.moveTo(at(0.15, 0.15));
        path.lineTo(at(0.85, 0.85));
        path.moveTo(at(0.85, 0.15));
        path.lineTo(at(0.15, 0.85));
    }
    painter.drawPath(path);
}

void VerdictPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& colors = style::semantic(palette());
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(waiting_ ? QPen(colors.border) : QPen(Qt::NoPen));
    painter.setBrush(waiting_ ? colors.surface : lets_ ? green : red);
    painter.drawRoundedRect(ground, 10, 10);

    const double margin = std::min(width(), height()) * 0.06;
    const QRectF area = ground.adjusted(margin, margin, -margin, -margin);
    const double sign = waiting_ ? 0 : std::min(area.height() * 0.28, area.width() * 0.2);
    const double text_top = area.top() + (waiting_ ? area.height() * 0.3 : sign + margin * 0.6);
    if (!waiting_) {
        drawSign(painter, {area.center().x() - sign / 2, area.top(), sign, sign});
    }
    QColor ink = waiting_ ? palette().color(QPalette::WindowText) : QColor(Qt::white);
    painter.setPen(ink);
    double y = text_top;
    const auto line = [&](const QString& text, double share, bool bold) {
        if (text.isEmpty()) return;
        QFont base = font();
        base.setBold(bold);
        const int size = std::clamp(static_cast<int>(area.height() * share), 14, headline_max_px);
        const QFont fits = fitted(base, text, area.width(), size);
        painter.setFont(fits);
        const double height = QFontMetricsF(fits).height();
        painter.drawText(QRectF(area.left(), y, area.width(), height),
                         Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, text);
        y += height;
    };
    line(headline_, waiting_ ? 0.09 : 0.17, true);
    line(seat_, 0.2, true);
    line(name_, 0.07, false);
    QFont small = font();
    small.setPixelSize(std::clamp(static_cast<int>(area.height() * 0.05), 14, 40));
    painter.setFont(small);
    if (waiting_) painter.setPen(colors.muted);
    painter.drawText(QRectF(area.left(), y + margin * 0.3, area.width(), area.bottom() - y),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, reason_);
}

}  // namespace seatlock::ui::counter
