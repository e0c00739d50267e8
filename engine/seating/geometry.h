// Points and outlines in a chart's plane: centimetres, x to the right, y away from the stage.
// Plain values; any thread.
#pragma once

#include <vector>

namespace seatlock::seating {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// left <= right and top <= bottom.
struct Rect {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool contains(Point p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
    bool operator==(const Rect&) const = default;
};

enum class OutlineKind { rectangle, ellipse, polygon, line };

/// Whether it is made of points, rather than of a centre and a size.
inline bool hasPoints(OutlineKind kind) {
    return kind == OutlineKind::polygon || kind == OutlineKind::line;
}

/// The shape of a standing area, a table or a decoration.
struct Outline {
    OutlineKind kind = OutlineKind::rectangle;
    // rectangle and ellipse
    Point centre;
    double width = 0;
    double height = 0;
    double rotation = 0;  ///< degrees about the centre, clockwise on the screen
    // polygon (closed by itself) and line
    std::vector<Point> points;
    bool operator==(const Outline&) const = default;
};

/// `point` turned about `pivot` by `degrees`, clockwise on the screen.
Point rotated(Point point, Point pivot, double degrees);

/// Rounded, so that what is computed is the same on every machine.
Point toMillimetre(Point point);

/// The upright box around it; a point at 0,0 for a polygon without points.
Rect boundsOf(const Outline& outline);

/// Whether the point lies inside or on the edge; never inside a line.
bool contains(const Outline& outline, Point point);

/// In square centimetres; 0 for a line and for a polygon of fewer than three points.
double areaOf(const Outline& outline);

/// The corners, in order: of a rectangle four, of an ellipse `steps` points on it.
std::vector<Point> cornersOf(const Outline& outline, int steps = 48);

}  // namespace seatlock::seating
