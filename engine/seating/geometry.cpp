#include "engine/seating/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seatlock::seating {

namespace {

bool insidePolygon(const std::vector<Point>& points, Point p) {
    bool inside = false;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const Point a = points[i];
        const Point b = points[j];
        const double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        const bool between = p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) &&
                             p.y >= std::min(a.y, b.y) && p.y <= std::max(a.y, b.y);
        if (cross == 0 && between) return true;  // on the edge
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

Rect boxAround(const std::vector<Point>& points) {
    if (points.empty()) return {};
    Rect box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point p : points) {
        box.left = std::min(box.left, p.x);
        box.right = std::max(box.right, p.x);
        box.top = std::min(box.top, p.y);
        box.bottom = std::max(box.bottom, p.y);
    }
    return box;
}

}  // namespace

Point rotated(Point point, Point pivot, double degrees) {
    if (degrees == 0) return point;
    const double angle = degrees * std::numbers::pi / 180;
    const double dx = point.x - pivot.x;
    const double dy = point.y - pivot.y;
    return {pivot.x + dx * std::cos(angle) - dy * std::sin(angle),
            pivot.y + dx * std::sin(angle) + dy * std::cos(angle)};
}

Point toMillimetre(Point point) {
    return {std::round(point.x * 10) / 10, std::round(point.y * 10) / 10};
}

std::vector<Point> cornersOf(const Outline& outline, int steps) {
    if (hasPoints(outline.kind)) return outline.points;
    const double w = outline.width / 2;
    const double h = outline.height / 2;
    const Point c = outline.centre;
    std::vector<Point> out;
    if (outline.kind == OutlineKind::rectangle) {
        out = {{c.x - w, c.y - h}, {c.x + w, c.y - h}, {c.x + w, c.y + h}, {c.x - w, c.y + h}};
    } else {
        for (int i = 0; i < steps; ++i) {
            const double angle = 2 * std::numbers::pi * i / steps;
            out.push_back({c.x + w * std::cos(angle), c.y + h * std::sin(angle)});
        }
    }
    for (Point& p : out) p = rotated(p, c, outline.rotation);
    return out;
}

Rect boundsOf(const Outline& outline) {
    if (outline.kind != OutlineKind::ellipse) return boxAround(cornersOf(outline));
    const double angle = outline.rotation * std::numbers::pi / 180;
    const double w = outline.width / 2;
    const double h = outline.height / 2;
    const double x = std::hypot(w * std::cos(angle), h * std::sin(angle));
    const double y = std::hypot(w * std::sin(angle), h * std::cos(angle));
    const Point c = outline.centre;
    return {c.x - x, c.y - y, c.x + x, c.y + y};
}

bool contains(const Outline& outline, Point point) {
    if (outline.kind == OutlineKind::line) return false;
    if (outline.kind == OutlineKind::polygon) {
        return outline.points.size() >= 3 && insidePolygon(outline.points, point);
    }
    const Point p = rotated(point, outline.centre, -outline.rotation);
    const double w = outline.width / 2;
    const double h = outline.height / 2;
    const double dx = std::abs(p.x - outline.centre.x);
    const double dy = std::abs(p.y - outline.centre.y);
    if (outline.kind == OutlineKind::rectangle) return dx <= w && dy <= h;
    return w > 0 && h > 0 && (dx / w) * (dx / w) + (dy / h) * (dy / h) <= 1;
}

double areaOf(const Outline& outline) {
    switch (outline.kind) {
        case OutlineKind::rectangle:
            return outline.width * outline.height;
        case OutlineKind::ellipse:
            return std::numbers::pi * outline.width * outline.height / 4;
        case OutlineKind::polygon: {
            if (outline.points.size() < 3) return 0;
            double twice = 0;
            const auto& p = outline.points;
            for (std::size_t i = 0, j = p.size() - 1; i < p.size(); j = i++) {
                twice += p[j].x * p[i].y - p[i].x * p[j].y;
            }
            return std::abs(twice) / 2;
        }
        case OutlineKind::line:
            return 0;
    }
    return 0;
}

}  // namespace seatlock::seating
