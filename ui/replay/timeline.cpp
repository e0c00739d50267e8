#include "ui/replay/timeline.h"

#include "ui/style/semantic.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace seatlock::ui::replay {

namespace {

constexpr double inset = 7;
constexpr double knob = 6;
constexpr double rail = 3;

}  // namespace

Timeline::Timeline(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, steps_max);
    setSingleStep(steps_max / 200);
    setPageStep(steps_max / 20);
    setMinimumWidth(160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Timeline::sizeHint() const {
    return {320, fontMetrics().height() + 24};
}

void Timeline::setDensity(std::vector<std::uint32_t> density) {
    density_ = std::move(density);
    most_ = density_.empty() ? 0 : *std::ranges::max_element(density_);
    update();
}

void Timeline::setPart(double part) {
    setValue(static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * steps_max)));
}

double Timeline::trackWidth() const {
    return std::max(1.0, width() - 2 * inset);
}

void Timeline::moveTo(double x) {
    setPart((x - inset) / trackWidth());
    Q_EMIT sliderMoved(value());
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    setSliderDown(true);
    moveTo(event->position().x());
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) moveTo(event->position().x());
}

void Timeline::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) setSliderDown(false);
}

void Timeline::changeEvent(QEvent* event) {
    QSlider::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) update();
}

void Timeline::paintEvent(QPaintEvent*) {
    const auto& colors = style::semantic(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double floor = height() - knob - 2;
    const double top = 2;
    const double at = inset + part() * trackWidth();
    if (most_ > 0) {
        // By the root: a rush does not press everything else flat.
        QPainterPath shape(QPointF(inset, floor));
        const auto count = static_cast<double>(density_.size());
        for (std::size_t i = 0; i < density_.size(); ++i) {
            const double y = floor - std::sqrt(density_[i] / most_) * (floor - top);
            const double x = inset + static_cast<double>(i) / count * trackWidth();
            shape.lineTo(x, y);
            shape.lineTo(x + trackWidth() / count, y);
        }
        shape.lineTo(inset + trackWidth(), floor);
        QColor ahead = colors.muted;
        ahead.setAlphaF(0.3F);
        painter.fillPath(shape, ahead);
        painter.save();
        painter.setClipRect(QRectF(0, 0, at, height()));
        QColor behind = colors.accent;
        behind.setAlphaF(0.55F);
        painter.fillPath(shape, behind);
        painter.restore();
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(QRectF(inset, floor - rail / 2, trackWidth(), rail), 1.5, 1.5);
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(QRectF(inset, floor - rail / 2, at - inset, rail), 1.5, 1.5);
    if (hasFocus()) {
        QColor halo = colors.accent;
        halo.setAlphaF(0.3F);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(at, floor), knob + 2, knob + 2);
    }
    painter.setPen(QPen(colors.surface, 1.5));
    painter.setBrush(colors.accent);
    painter.drawEllipse(QPointF(at, floor), knob, knob);
}

}  // namespace seatlock::ui::replay
