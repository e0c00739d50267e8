#include "ui/charts/saturationgauge.h"

#include "ui/charts/quantity.h"
#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace seatlock::ui::charts {

namespace {

constexpr int arc_steps = 400;  ///< finer is not seen
constexpr core::Micros describe_us = 250'000;
constexpr double arc_from = 210;  ///< degrees, against the clock from three o'clock
constexpr double arc_length = 240;

/// The largest font in which `text` fits.
QFont fitted(const QFont& font, const QString& text, const QSizeF& room, QFont::Weight weight) {
    QFont out = font;
    out.setWeight(weight);
    out.setPixelSize(100);
    const QFontMetricsF metrics(out);
    const double width = std::max(metrics.horizontalAdvance(text), 1.0);
    const double scale = std::min(room.width() / width, room.height() / metrics.height());
    out.setPixelSize(std::max(8, static_cast<int>(100 * scale)));
    return out;
}

}  // namespace

SaturationGauge::SaturationGauge(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Saturation of the pool"));
    clear(tr("No engine is running"));
}

void SaturationGauge::setStats(const pool::PoolStats& stats, core::Micros now) {
    const Level before = scale_.level();
    why_.clear();
    stats_ = stats;
    scale_.update(stats, now);
    const bool word_changed = scale_.level() != before;
    if (word_changed || now - described_ >= describe_us) {
        described_ = now;
        describe();
    }
    const int steps = static_cast<int>(std::lround(scale_.share() * arc_steps));
    if (steps != shown_steps_) {
        shown_steps_ = steps;
        update();
    }
    if (word_changed) Q_EMIT levelChanged();
}

void SaturationGauge::clear(const QString& why) {
    const bool changed = scale_.level() != Level::idle;
    scale_.reset();
    stats_ = {};
    why_ = why;
    described_ = 0;
    shown_steps_ = -1;
    connections_text_.clear();
    waiting_text_.clear();
    setAccessibleDescription(why);
    update();
    if (changed) Q_EMIT levelChanged();
}

QString SaturationGauge::word() const {
    switch (scale_.level()) {
        case Level::idle:
            break;
        case Level::calm:
            return tr("calm");
        case Level::busy:
            return tr("busy");
        case Level::saturated:
            return tr("saturated");
        case Level::away:
            return tr("no database");
    }
    return {};
}

void SaturationGauge::describe() {
    const QLocale locale;
    const std::int64_t open = stats_.sv_active + stats_.sv_idle;
    QString connections;
    if (scale_.level() == Level::away) {
        connections = stats_.sv_login > 0 ? tr("logging in, %1 of %2 connections lost")
                                                .arg(stats_.sv_closed)
                                                .arg(stats_.ceiling)
                                          : tr("none of %1 connections open").arg(stats_.ceiling);
    } else if (open < stats_.ceiling) {
        connections = tr("%1 of %2 open connections at work, ceiling %3")
                          .arg(stats_.sv_active)
                          .arg(open)
                          .arg(stats_.ceiling);
    } else {
        connections = tr("%1 of %2 connections at work").arg(stats_.sv_active).arg(open);
    }
    const QString waiting =
        stats_.cl_waiting == 0
            ? tr("nobody waits")
            : tr("%1 waiting, the longest for %2")
                  .arg(locale.toString(static_cast<qlonglong>(stats_.cl_waiting)),
                       durationText(static_cast<double>(stats_.maxwait_us)));
    if (connections == connections_text_ && waiting == waiting_text_) return;
    connections_text_ = connections;
    waiting_text_ = waiting;
    setAccessibleDescription(
        QStringList{figure(), word(), connections, waiting}.join(QStringLiteral(", ")));
    update();
}

QColor SaturationGauge::colour() const {
    const style::Semantic& colours = style::semantic(palette());
    switch (scale_.level()) {
        case Level::idle:
            break;
        case Level::calm:
            return colours.good;
        case Level::busy:
            return colours.warning;
        case Level::saturated:
        case Level::away:
            return colours.bad;
    }
    return colours.muted;
}

QString SaturationGauge::figure() const {
    // A share of no connections means nothing.
    if (scale_.level() == Level::idle || scale_.level() == Level::away) {
        return QStringLiteral("–");
    }
    const auto percent = static_cast<int>(std::lround(scale_.share() * 100));
    return tr("%1%").arg(QLocale().toString(percent));
}

void SaturationGauge::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const style::Semantic& colours = style::semantic(palette());
    const double half = hasFocus() ? 1 : 0.5;
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border, 2 * half));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 8, 8);

    const QRectF inner = QRectF(rect()).adjusted(12, 12, -12, -12);
    const double sentences = std::max(inner.height() * 0.2, fontMetrics().height() * 2.4);
    // An arc of 240° is three quarters as high as its circle.
    const double side = std::min(inner.width(), (inner.height() - sentences) / 0.78);
    const QRectF dial(inner.center().x() - side / 2, inner.top(), side, side);
    paintArc(painter, dial);
    paintFigure(painter, dial);
    paintSentences(painter,
                   QRectF(inner.left(), inner.bottom() - sentences, inner.width(), sentences));
}

void SaturationGauge::paintArc(QPainter& painter, const QRectF& dial) const {
    const double thick = dial.width() * 0.09;
    const QRectF ring = dial.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2);
    const auto sixteenths = [](double degrees) { return static_cast<int>(degrees * 16); };
    QPen pen(style::semantic(palette()).grid, thick, Qt::SolidLine, Qt::FlatCap);
    painter.setPen(pen);
    painter.drawArc(ring, sixteenths(arc_from), sixteenths(-arc_length));
    const double share = scale_.level() == Level::away ? 1 : scale_.share();
    if (share > 0) {
        pen.setColor(colour());
        painter.setPen(pen);
        painter.drawArc(ring, sixteenths(arc_from), sixteenths(-arc_length * share));
    }
    // Where the words change.
    painter.setPen(QPen(style::semantic(palette()).surface, std::max(1.5, thick / 10)));
    for (const double at : {SaturationScale::busy_from, SaturationScale::saturated_from}) {
        const double angle = (arc_from - arc_length * at) * M_PI / 180;
        const QPointF out(std::cos(angle), -std::sin(angle));
        const QPointF centre = dial.center();
        painter.drawLine(centre + out * (dial.width() / 2 - thick),
                         centre + out * (dial.width() / 2));
    }
}

void SaturationGauge::paintFigure(QPainter& painter, const QRectF& dial) const {
    const QRectF number(dial.left() + dial.width() * 0.17, dial.top() + dial.height() * 0.2,
                        dial.width() * 0.66, dial.height() * 0.34);
    painter.setPen(palette().color(QPalette::WindowText));
    // As if it were always three digits wide: the size must not jump.
    painter.setFont(fitted(font(), QStringLiteral("100%"), number.size(), QFont::DemiBold));
    painter.drawText(number, Qt::AlignCenter, figure());
    if (word().isEmpty()) return;
    const QRectF below(dial.left() + dial.width() * 0.18, number.bottom(), dial.width() * 0.64,
                       dial.height() * 0.17);
    // One size for calm, busy and saturated.
    const QString longest = std::max(
        tr("saturated"), word(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    painter.setPen(colour());
    painter.setFont(fitted(font(), longest, below.size(), QFont::Bold));
    painter.drawText(below, Qt::AlignCenter, word());
}

void SaturationGauge::paintSentences(QPainter& painter, const QRectF& below) const {
    const QString first = why_.isEmpty() ? connections_text_ : why_;
    QRectF line(below.left(), below.top(), below.width(), below.height() / 2);
    // Sized for a long sentence, so that it does not change with every digit; one that is longer
    // still shrinks both, so that they look alike.
    const QSizeF room(line.width(), line.height() * 0.95);
    QFont text =
        fitted(font(), tr("12,345 waiting, the longest for 1.23 s"), room, QFont::DemiBold);
    for (const QString& sentence : {first, waiting_text_}) {
        const QFont smaller = fitted(font(), sentence, room, QFont::DemiBold);
        text.setPixelSize(std::min(text.pixelSize(), smaller.pixelSize()));
    }
    text.setWeight(QFont::Normal);
    painter.setFont(text);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(line, Qt::AlignCenter, first);
    line.translate(0, line.height());
    if (stats_.cl_waiting > 0) {
        text.setWeight(QFont::DemiBold);
        painter.setFont(text);
    } else {
        painter.setPen(style::semantic(palette()).muted);
    }
    painter.drawText(line, Qt::AlignCenter, waiting_text_);
}

void SaturationGauge::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT activated();
    } else if (event->key() == Qt::Key_Escape && isWindow()) {
        close();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SaturationGauge::mouseDoubleClickEvent(QMouseEvent* event) {
    Q_EMIT activated();
    event->accept();
}

}  // namespace seatlock::ui::charts
