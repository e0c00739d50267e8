#include "ui/seatmap/viewport.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::seatmap {

namespace {

constexpr double pitch_px_max = 140;

}  // namespace

void Viewport::setHouse(const QRectF& house, double pitch_cm) {
    house_ = house.isEmpty() ? QRectF(0, 0, 1, 1) : house;
    pitch_cm_ = std::max(pitch_cm, 1.0);
    fit(house_);
}

QRectF Viewport::visible() const {
    const QSizeF span = size_ / scale_;
    return {centre_ - QPointF(span.width(), span.height()) / 2, span};
}

QPointF Viewport::toScreen(const QPointF& plan) const {
    return (plan - centre_) * scale_ + QPointF(size_.width(), size_.height()) / 2;
}

QRectF Viewport::toScreen(const QRectF& plan) const {
    return {toScreen(plan.topLeft()), plan.size() * scale_};
}

QPointF Viewport::toPlan(const QPointF& screen) const {
    return (screen - QPointF(size_.width(), size_.height()) / 2) / scale_ + centre_;
}

QRectF Viewport::toPlan(const QRectF& screen) const {
    return {toPlan(screen.topLeft()), screen.size() / scale_};
}

void Viewport::pan(const QPointF& by_px) {
    centre_ -= by_px / scale_;
    keepInView();
}

void Viewport::zoom(double factor, const QPointF& at) {
    const QPointF under = toPlan(at);
    scale_ = std::clamp(scale_ * factor, scaleMin(), scaleMax());
    centre_ += under - toPlan(at);
    keepInView();
}

void Viewport::lookAt(const QPointF& centre, double scale) {
    scale_ = std::clamp(scale, scaleMin(), scaleMax());
    centre_ = centre;
    keepInView();
}

void Viewport::fit(const QRectF& plan) {
    lookAt(plan.center(), fitScale(plan));
}

bool Viewport::fitted() const {
    return std::abs(scale_ / fitScale(house_) - 1) < 1e-3 &&
           QRectF(toScreen(house_)).center().toPoint() ==
               QRectF(QPointF(), size_).center().toPoint();
}

double Viewport::fitScale(const QRectF& plan) const {
    const double width = std::max(size_.width() - 2 * fit_margin_px, 1.0);
    const double height = std::max(size_.height() - 2 * fit_margin_px, 1.0);
    return std::min(width / std::max(plan.width(), 1.0), height / std::max(plan.height(), 1.0));
}

double Viewport::scaleMin() const {
    return std::min(fitScale(house_) / 2, scaleMax());
}

double Viewport::scaleMax() const {
    return pitch_px_max / pitch_cm_;
}

void Viewport::keepInView() {
    centre_.setX(std::clamp(centre_.x(), house_.left(), house_.right()));
    centre_.setY(std::clamp(centre_.y(), house_.top(), house_.bottom()));
}

}  // namespace seatlock::ui::seatmap
