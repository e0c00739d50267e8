#include "engine/demo/curve.h"

#include <cmath>

namespace seatlock::demo {

namespace {

double toMillimetre(double cm) {
    return std::round(cm * 10) / 10;
}

}  // namespace

Curve Curve::arc(Point centre, double radius, double angle, bool backwards) {
    Curve curve;
    curve.origin_ = centre;
    curve.radius_ = radius;
    curve.angle_ = angle;
    curve.sign_ = backwards ? -1 : 1;
    return curve;
}

Curve Curve::line(Point middle, Point direction) {
    Curve curve;
    curve.origin_ = middle;
    curve.direction_ = direction;
    return curve;
}

Point Curve::at(double distance) const {
    Point out = origin_;
    if (radius_ > 0) {
        const double angle = angle_ + sign_ * distance / radius_;
        out.x += radius_ * std::cos(angle);
        out.y += radius_ * std::sin(angle);
    } else {
        out.x += distance * direction_.x;
        out.y += distance * direction_.y;
    }
    return {toMillimetre(out.x), toMillimetre(out.y)};
}

}  // namespace seatlock::demo
