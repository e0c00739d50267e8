#include "ui/seatmap/legendrow.h"

#include "ui/seatmap/colors.h"
#include "ui/seatmap/seatshape.h"

#include <algorithm>

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace seatlock::ui::seatmap {

namespace {

constexpr int edge = 6;
constexpr int gap = 8;
constexpr int seat_side = 20;

}  // namespace

LegendRow::LegendRow(const QString& name, std::optional<board::SeatState> state, QWidget* parent)
    : QAbstractButton(parent), state_(state) {
    setText(name);
    setCheckable(true);
    setChecked(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LegendRow::setNote(const QString& note) {
    note_ = note;
    updateGeometry();
    update();
}

void LegendRow::setNumber(const QString& number, const QString& spoken, const QString& whole) {
    if (number == number_ && whole == whole_) return;
    number_ = number;
    whole_ = whole;
    setAccessibleDescription(spoken);
    update();
}

QFont LegendRow::noteFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
}

QSize LegendRow::sizeHint() const {
    const QFontMetrics metrics(font());
    const int tick = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
    const int lines = metrics.height() + (note_.isEmpty() ? 0 : QFontMetrics(noteFont()).height());
    return {2 * edge + tick + 2 * gap + (state_ ? seat_side : 0) + 18 * metrics.averageCharWidth(),
            std::max(lines, seat_side) + 6};
}

void LegendRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const MapColors colors(palette());
    if (underMouse() || hasFocus()) {
        QColor ground = palette().color(QPalette::Highlight);
        ground.setAlphaF(underMouse() ? 0.10F : 0.05F);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    QStyleOptionButton tick;
    tick.initFrom(this);
    tick.state &= ~QStyle::State_HasFocus;
    tick.state |= isChecked() ? QStyle::State_On : QStyle::State_Off;
    const int side = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
    tick.rect = QRect(edge, (height() - side) / 2, side, side);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &tick, &painter, this);
    int left = tick.rect.right() + 1 + gap;
    painter.setRenderHint(QPainter::Antialiasing);
    if (state_) {
        SeatLook look;
        look.state = *state_;
        look.left = SeatLook::time_steps * 2 / 3;
        look.dimmed = !isChecked();
        drawSeat(painter, QPointF(left + seat_side / 2.0, height() / 2.0), seat_side * 0.42, look,
                 colors, palette().color(QPalette::Base), false);
        left += seat_side + gap;
    }
    const QFontMetrics metrics(font());
    const QFontMetrics small(noteFont());
    const int name_height = metrics.height();
    const bool two_lines = !note_.isEmpty() || !whole_.isEmpty();
    const int note_height = two_lines ? small.height() : 0;
    const int top = (height() - name_height - note_height) / 2;
    const QRect first(left, top, width() - left - edge, name_height);
    const QRect second(left, top + name_height, first.width(), note_height);
    painter.setFont(font());
    painter.setPen(isChecked() ? colors.text : colors.muted);
    painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, number_);
    const int room = first.width() - metrics.horizontalAdvance(number_) - gap;
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, room));
    if (!two_lines) return;
    painter.setFont(noteFont());
    painter.setPen(colors.muted);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter, note_);
    painter.drawText(second, Qt::AlignRight | Qt::AlignVCenter, whole_);
}

bool LegendRow::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    return QAbstractButton::event(event);
}

}  // namespace seatlock::ui::seatmap
