#include "ui/designer/toolicons.h"

#include <cmath>
#include <initializer_list>

#include <QPolygonF>
#include <QTransform>

namespace seatlock::ui::designer {

namespace {

using style::Drawing;

void stroke(Drawing& out, const QPolygonF& points, bool closed = false) {
    out.lines.addPolygon(points);
    if (closed) out.lines.closeSubpath();
}

void seats(Drawing& out, std::initializer_list<QPointF> middles, double radius = 1.25) {
    for (const QPointF& at : middles) out.areas.addEllipse(at, radius, radius);
}

void box(Drawing& out, double x, double y, double width, double height) {
    out.lines.addRoundedRect(x, y, width, height, 1, 1);
}

/// An arrow as a mouse has it, in the upper left.
void pointer(Drawing& out) {
    out.areas.addPolygon(
        QPolygonF({{1, 1}, {1, 9.2}, {3.2, 7.2}, {4.8, 10.4}, {6.4, 9.6}, {4.9, 6.6}, {7.6, 6.4}}));
    out.areas.closeSubpath();
}

Drawing select(int rows, int columns) {
    Drawing out;
    pointer(out);
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            seats(out, {{13.6 - c * 3.4, 13.6 - r * 3.4}}, 1.2);
        }
    }
    return out;
}

Drawing block(ToolIcon icon) {
    Drawing out;
    for (int row = 0; row < 3; ++row) {
        const int count = icon == ToolIcon::block_fanned ? 2 + row : 4;
        for (int i = 0; i < count; ++i) {
            const double along = (i - (count - 1) / 2.0) * 3.7;
            double y = 3.6 + row * 4.2;
            if (icon == ToolIcon::block_curved) y -= along * along * 0.07 - 0.8;
            if (icon == ToolIcon::block_angled) y -= std::abs(along) * 0.5 - 1.2;
            seats(out, {{8 + along, y}});
        }
    }
    return out;
}

Drawing table(ToolIcon icon) {
    Drawing out;
    if (icon == ToolIcon::table_round) {
        out.lines.addEllipse(QPointF(8, 8), 3.4, 3.4);
        for (int i = 0; i < 6; ++i) {
            const double angle = i * M_PI / 3;
            seats(out, {{8 + 6.2 * std::cos(angle), 8 + 6.2 * std::sin(angle)}});
        }
    } else if (icon == ToolIcon::table_rectangular) {
        box(out, 2.5, 5.5, 11, 5);
        seats(out, {{4.5, 3}, {8, 3}, {11.5, 3}, {4.5, 13}, {8, 13}, {11.5, 13}});
    } else {
        box(out, 1.5, 1.5, 13, 13);
        seats(out, {{5, 5.5}, {11, 5.5}, {5, 10.5}, {11, 10.5}}, 1.4);
    }
    return out;
}

QPolygonF bentShape() {
    return {{2, 5}, {8, 1.8}, {14.2, 5.6}, {12, 14}, {4.5, 13}};
}

/// People in an outline.
Drawing area(ToolIcon icon) {
    Drawing out;
    if (icon == ToolIcon::area) box(out, 1.5, 2.5, 13, 11);
    if (icon == ToolIcon::area_ellipse) out.lines.addEllipse(QRectF(1, 2.5, 14, 11));
    if (icon == ToolIcon::area_polygon) stroke(out, bentShape(), true);
    seats(out, {{8, 6}}, 1.5);
    out.areas.moveTo(5.2, 11.2);
    out.areas.cubicTo(5.2, 7.6, 10.8, 7.6, 10.8, 11.2);
    out.areas.closeSubpath();
    return out;
}

Drawing decoration(ToolIcon icon) {
    Drawing out;
    switch (icon) {
        case ToolIcon::stage:
            stroke(out, {{2, 3.5}, {14, 3.5}, {14, 8}, {2, 8}}, true);
            seats(out, {{4, 11}, {8, 11.6}, {12, 11}, {5.6, 14.2}, {10.4, 14.2}}, 1);
            break;
        case ToolIcon::rectangle:
            box(out, 1.5, 3.5, 13, 9);
            break;
        case ToolIcon::ellipse:
            out.lines.addEllipse(QRectF(1.2, 3, 13.6, 10));
            break;
        case ToolIcon::polygon:
            stroke(out, bentShape(), true);
            break;
        case ToolIcon::line:
            stroke(out, {{2, 12.5}, {6.5, 5}, {10, 10}, {14, 3}});
            break;
        default:
            stroke(out, {{3, 4.5}, {3, 2.5}, {13, 2.5}, {13, 4.5}});
            stroke(out, {{8, 2.5}, {8, 13.5}});
            stroke(out, {{6, 13.5}, {10, 13.5}});
            break;
    }
    return out;
}

Drawing mark(ToolIcon icon) {
    Drawing out;
    if (icon == ToolIcon::accessible) {
        seats(out, {{6.5, 2.6}}, 1.5);
        stroke(out, {{6.5, 5}, {6.8, 9.2}, {10.8, 9.2}, {12.6, 13.2}, {14, 12.6}});
        out.lines.arcMoveTo(QRectF(2.5, 7, 7.6, 7.6), 110);
        out.lines.arcTo(QRectF(2.5, 7, 7.6, 7.6), 110, 235);
    } else if (icon == ToolIcon::companion) {
        for (const double x : {5.0, 11.2}) {
            seats(out, {{x, 4.4}}, 1.9);
            out.areas.addRoundedRect(x - 2.4, 7.4, 4.8, 6.6, 2, 2);
        }
    } else {
        out.lines.moveTo(1.2, 8);
        out.lines.cubicTo(4.5, 2.8, 11.5, 2.8, 14.8, 8);
        out.lines.cubicTo(11.5, 13.2, 4.5, 13.2, 1.2, 8);
        out.lines.addEllipse(QPointF(8, 8), 2.1, 2.1);
        stroke(out, {{2.5, 13.8}, {13.5, 2.2}});
    }
    return out;
}

Drawing paint() {
    Drawing out;
    stroke(out, {{13.8, 2.2}, {8.4, 7.2}});
    out.areas.moveTo(8.6, 7.4);
    out.areas.cubicTo(11, 10, 7.5, 14.6, 1.6, 14.2);
    out.areas.cubicTo(4.2, 12.6, 3, 8, 8.6, 7.4);
    return out;
}

Drawing focalPoint() {
    Drawing out;
    out.lines.addEllipse(QPointF(8, 8), 4.5, 4.5);
    stroke(out, {{8, 1}, {8, 5.5}});
    stroke(out, {{8, 10.5}, {8, 15}});
    stroke(out, {{1, 8}, {5.5, 8}});
    stroke(out, {{10.5, 8}, {15, 8}});
    return out;
}

/// Two bars at a line; as for the left edge, then turned.
Drawing align(double at, bool down) {
    Drawing out;
    QPainterPath bars;
    const auto bar = [&](double y, double length) {
        const double left = at < 5 ? 3 : (at > 11 ? 13 - length : 8 - length / 2);
        bars.addRect(QRectF(left, y, length, 3.2));
    };
    bar(3.4, 10);
    bar(9.4, 6);
    out.lines.moveTo(at, 1);
    out.lines.lineTo(at, 15);
    out.areas = bars;
    if (!down) return out;
    const QTransform turned(0, 1, 1, 0, 0, 0);
    return {turned.map(out.lines), turned.map(out.areas)};
}

Drawing distribute(bool down) {
    Drawing out;
    for (const double x : {1.5, 6.6, 11.7}) out.areas.addRect(QRectF(x, 4, 2.8, 8));
    stroke(out, {{5.4, 1.5}, {5.4, 14.5}});
    stroke(out, {{10.6, 1.5}, {10.6, 14.5}});
    if (!down) return out;
    const QTransform turned(0, 1, 1, 0, 0, 0);
    return {turned.map(out.lines), turned.map(out.areas)};
}

Drawing flipped(const Drawing& drawing) {
    const QTransform other(-1, 0, 0, 1, 16, 0);
    return {other.map(drawing.lines), other.map(drawing.areas)};
}

Drawing turn() {
    Drawing out;
    out.lines.arcMoveTo(QRectF(2, 2.5, 12, 12), 60);
    out.lines.arcTo(QRectF(2, 2.5, 12, 12), 60, -280);
    stroke(out, {{7, 1}, {11, 3.2}, {7.8, 6.4}});
    return out;
}

Drawing mirror(bool down) {
    Drawing out;
    for (const double y : {1.0, 5.0, 9.0, 13.0}) stroke(out, {{8, y}, {8, y + 2}});
    stroke(out, {{5.5, 3}, {5.5, 13}, {1.2, 13}}, true);
    out.areas.addPolygon(QPolygonF({{10.5, 3}, {10.5, 13}, {14.8, 13}}));
    if (!down) return out;
    const QTransform turned(0, 1, 1, 0, 0, 0);
    return {turned.map(out.lines), turned.map(out.areas)};
}

Drawing clipboard(ToolIcon icon) {
    Drawing out;
    switch (icon) {
        case ToolIcon::cut:
            out.lines.addEllipse(QPointF(4.2, 12.2), 2.2, 2.2);
            out.lines.addEllipse(QPointF(11.8, 12.2), 2.2, 2.2);
            stroke(out, {{5.4, 10.4}, {11.4, 1.5}});
            stroke(out, {{10.6, 10.4}, {4.6, 1.5}});
            break;
        case ToolIcon::paste:
            box(out, 2.5, 3, 11, 11.5);
            out.areas.addRoundedRect(5.2, 1.2, 5.6, 3.4, 0.8, 0.8);
            stroke(out, {{5.2, 8}, {10.8, 8}});
            stroke(out, {{5.2, 11}, {9, 11}});
            break;
        case ToolIcon::duplicate:
            box(out, 1.5, 1.5, 8.5, 8.5);
            box(out, 6, 6, 8.5, 8.5);
            stroke(out, {{10.2, 8.4}, {10.2, 12.2}});
            stroke(out, {{8.3, 10.3}, {12.1, 10.3}});
            break;
        default:
            stroke(out, {{2, 4}, {14, 4}});
            stroke(out, {{5.8, 4}, {6.2, 1.8}, {9.8, 1.8}, {10.2, 4}});
            stroke(out, {{3.5, 4}, {4.4, 14.4}, {11.6, 14.4}, {12.5, 4}});
            stroke(out, {{6.7, 7}, {6.9, 11.5}});
            stroke(out, {{9.3, 7}, {9.1, 11.5}});
            break;
    }
    return out;
}

Drawing save() {
    Drawing out;
    stroke(out, {{1.5, 1.5}, {11.5, 1.5}, {14.5, 4.5}, {14.5, 14.5}, {1.5, 14.5}}, true);
    stroke(out, {{4.5, 1.8}, {4.5, 5.5}, {10.5, 5.5}, {10.5, 1.8}});
    stroke(out, {{4, 14.2}, {4, 9}, {12, 9}, {12, 14.2}});
    return out;
}

/// A magnet.
Drawing snap() {
    Drawing out;
    QPainterPath& path = out.lines;
    path.moveTo(2.5, 2);
    path.lineTo(2.5, 8.5);
    path.arcTo(QRectF(2.5, 3, 11, 11), 180, 180);
    path.lineTo(13.5, 2);
    path.lineTo(10, 2);
    path.lineTo(10, 8.5);
    path.arcTo(QRectF(6, 6.5, 4, 4), 0, -180);
    path.lineTo(6, 2);
    path.closeSubpath();
    stroke(out, {{2.5, 5.5}, {6, 5.5}});
    stroke(out, {{10, 5.5}, {13.5, 5.5}});
    return out;
}

Drawing grid() {
    Drawing out;
    box(out, 1.5, 1.5, 13, 13);
    for (const double at : {5.8, 10.2}) {
        stroke(out, {{at, 1.5}, {at, 14.5}});
        stroke(out, {{1.5, at}, {14.5, at}});
    }
    return out;
}

Drawing arrangement(ToolIcon icon) {
    switch (icon) {
        case ToolIcon::align_left:
            return align(1.5, false);
        case ToolIcon::align_middle:
            return align(8, false);
        case ToolIcon::align_right:
            return align(14.5, false);
        case ToolIcon::align_top:
            return align(1.5, true);
        case ToolIcon::align_centre:
            return align(8, true);
        case ToolIcon::align_bottom:
            return align(14.5, true);
        case ToolIcon::distribute_across:
            return distribute(false);
        case ToolIcon::distribute_down:
            return distribute(true);
        case ToolIcon::turn_left:
            return flipped(turn());
        case ToolIcon::turn_right:
            return turn();
        case ToolIcon::mirror_across:
            return mirror(false);
        default:
            return mirror(true);
    }
}

}  // namespace

style::Drawing drawingOf(ToolIcon icon) {
    if (icon == ToolIcon::select_section) return select(2, 2);
    if (icon == ToolIcon::select_row) return select(1, 3);
    if (icon == ToolIcon::select_seat) return select(1, 1);
    if (icon <= ToolIcon::block_fanned) return block(icon);
    if (icon <= ToolIcon::box) return table(icon);
    if (icon <= ToolIcon::area_polygon) return area(icon);
    if (icon <= ToolIcon::text) return decoration(icon);
    if (icon == ToolIcon::paint) return paint();
    if (icon <= ToolIcon::obstructed) return mark(icon);
    if (icon == ToolIcon::focal_point) return focalPoint();
    if (icon <= ToolIcon::mirror_down) return arrangement(icon);
    if (icon <= ToolIcon::remove) return clipboard(icon);
    switch (icon) {
        case ToolIcon::redo:
            return flipped(style::drawingOf(style::Icon::undo));
        case ToolIcon::save:
            return save();
        case ToolIcon::snap:
            return snap();
        default:
            return grid();
    }
}

}  // namespace seatlock::ui::designer
