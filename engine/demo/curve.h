// The line a row of seats stands on, by distance along it. Pure; any thread.
#pragma once

namespace seatlock::demo {

struct Point {
    double x = 0;
    double y = 0;
};

/// An arc or a straight line in the chart's plane (centimetres, y downwards on the screen).
class Curve {
public:
    /// Around `centre`; distance 0 is at `angle` (radians, 0 to the right, growing towards y) and
    /// distances grow with the angle, or against it when `backwards`.
    static Curve arc(Point centre, double radius, double angle, bool backwards = false);

    /// Through `middle`, where distance 0 is, in `direction` (length 1).
    static Curve line(Point middle, Point direction);

    /// Rounded to a millimetre, so that it does not depend on the machine's arithmetic.
    Point at(double distance) const;

private:
    Point origin_;
    Point direction_;
    double radius_ = 0;  ///< 0: a straight line
    double angle_ = 0;
    double sign_ = 1;
};

}  // namespace seatlock::demo
