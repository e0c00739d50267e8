#include "ui/seatmap/outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace seatlock::ui::seatmap {

namespace {

/// Cells in `reach`: finer than this is not seen.
constexpr double cells_in_reach = 4;
/// Of `margin`: what may be cut off or added to make a line simpler.
constexpr double tolerance = 0.25;

struct Field {
    int width = 0;
    int height = 0;
    double cell = 1;
    QPointF origin;  ///< of cell (0, 0)'s middle
    std::vector<float> value;

    float& at(int x, int y) { return value[static_cast<std::size_t>(y) * width + x]; }
    float at(int x, int y) const { return value[static_cast<std::size_t>(y) * width + x]; }
};

Field fieldAround(std::span<const QPointF> points, double reach) {
    double left = points[0].x();
    double right = left;
    double top = points[0].y();
    double bottom = top;
    for (const QPointF& point : points) {
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        top = std::min(top, point.y());
        bottom = std::max(bottom, point.y());
    }
    Field field;
    field.cell = reach / cells_in_reach;
    // Room for the reach, and one cell that is surely outside.
    const double border = reach + 2 * field.cell;
    field.origin = {left - border, top - border};
    field.width = static_cast<int>(std::ceil((right - left + 2 * border) / field.cell)) + 1;
    field.height = static_cast<int>(std::ceil((bottom - top + 2 * border) / field.cell)) + 1;
    return field;
}

/// body(x, y, distance) for every cell within `reach` of `point`, and some beyond.
template <class Body>
void forEachCellNear(const Field& field, const QPointF& point, double reach, Body body) {
    const int span = static_cast<int>(std::ceil(reach / field.cell)) + 1;
    const QPointF in = (point - field.origin) / field.cell;
    const int cx = static_cast<int>(in.x());
    const int cy = static_cast<int>(in.y());
    for (int y = std::max(cy - span, 0); y <= std::min(cy + span, field.height - 1); ++y) {
        const auto dy = static_cast<float>((y - in.y()) * field.cell);
        for (int x = std::max(cx - span, 0); x <= std::min(cx + span, field.width - 1); ++x) {
            const auto dx = static_cast<float>((x - in.x()) * field.cell);
            body(x, y, std::sqrt(dx * dx + dy * dy));
        }
    }
}

/// Positive within `reach` of a point: how far inside.
void stampPoints(Field& field, std::span<const QPointF> points, double reach) {
    field.value.assign(static_cast<std::size_t>(field.width) * field.height,
                       static_cast<float>(-field.cell));
    for (const QPointF& point : points) {
        forEachCellNear(field, point, reach, [&](int x, int y, float distance) {
            float& value = field.at(x, y);
            value = std::max(value, static_cast<float>(reach) - distance);
        });
    }
}

/// Follows the line where the field equals `level` ("marching squares").
class Tracer {
public:
    Tracer(const Field& field, float level) : field_(field), level_(level) {
        seen_.assign(field.value.size() * 2, 0);
    }

    std::vector<QPolygonF> trace() {
        std::vector<QPolygonF> out;
        for (int y = 0; y < field_.height; ++y) {
            for (int x = 0; x + 1 < field_.width; ++x) {
                // Outside on the left: all lines are followed the same way round.
                if (inside(x, y) || !inside(x + 1, y) || seen({x, y, false}) != 0) continue;
                out.push_back(follow(x, y));
            }
        }
        return out;
    }

private:
    /// Between a cell and its right (or lower, when `down`) neighbour.
    struct Edge {
        int x;
        int y;
        bool down;
    };

    bool inside(int x, int y) const { return field_.at(x, y) > level_; }
    std::uint8_t& seen(const Edge& edge) {
        return seen_[(static_cast<std::size_t>(edge.y) * field_.width + edge.x) * 2 +
                     (edge.down ? 1 : 0)];
    }

    QPointF crossing(const Edge& edge) const {
        const float a = field_.at(edge.x, edge.y);
        const float b = edge.down ? field_.at(edge.x, edge.y + 1) : field_.at(edge.x + 1, edge.y);
        const double part = (level_ - a) / (b - a);
        return field_.origin +
               QPointF(edge.x + (edge.down ? 0 : part), edge.y + (edge.down ? part : 0)) *
                   field_.cell;
    }

    bool crossed(const Edge& edge) const {
        return inside(edge.x, edge.y) !=
               (edge.down ? inside(edge.x, edge.y + 1) : inside(edge.x + 1, edge.y));
    }

    /// The square below (or right of) an edge has three others; goes on through one crossed.
    QPolygonF follow(int x, int y) {
        QPolygonF line;
        Edge edge{x, y, false};
        int square_x = x;
        int square_y = y;
        while (seen(edge) == 0) {
            seen(edge) = 1;
            line << crossing(edge);
            const std::array<Edge, 4> sides{{{square_x, square_y, false},
                                             {square_x + 1, square_y, true},
                                             {square_x, square_y + 1, false},
                                             {square_x, square_y, true}}};
            const int from =
                edge.down ? (edge.x == square_x ? 3 : 1) : (edge.y == square_y ? 0 : 2);
            int to = from;
            // A saddle is parted: the nearest side on the same hand.
            for (const int turn : {1, 3, 2}) {
                to = (from + turn) % 4;
                if (crossed(sides[static_cast<std::size_t>(to)])) break;
            }
            edge = sides[static_cast<std::size_t>(to)];
            square_x += to == 1 ? 1 : (to == 3 ? -1 : 0);
            square_y += to == 2 ? 1 : (to == 0 ? -1 : 0);
        }
        return line;
    }

    const Field& field_;
    const float level_;
    std::vector<std::uint8_t> seen_;
};

/// From how far inside the grown cloud is, to how far inside its edge: distances to the traced edge
/// itself, which is finer than the cells.
void measureFromEdge(Field& field, double reach) {
    const std::vector<QPolygonF> edge = Tracer(field, 0).trace();
    std::vector<float> away(field.value.size(), static_cast<float>(reach));
    std::swap(away, field.value);
    for (const QPolygonF& line : edge) {
        for (const QPointF& point : line) {
            forEachCellNear(field, point, reach, [&](int x, int y, float distance) {
                float& value = field.at(x, y);
                value = std::min(value, distance);
            });
        }
    }
    for (std::size_t i = 0; i < away.size(); ++i) {
        if (away[i] <= 0) field.value[i] = -field.value[i];
    }
}

double distanceToLine(const QPointF& p, const QPointF& a, const QPointF& b) {
    const QPointF along = b - a;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1e-9) return std::hypot(p.x() - a.x(), p.y() - a.y());
    return std::abs(along.x() * (p.y() - a.y()) - along.y() * (p.x() - a.x())) / length;
}

/// Douglas and Peucker, 1973.
void simplify(const QPolygonF& line, qsizetype from, qsizetype to, double within, QPolygonF& out) {
    double worst = 0;
    qsizetype at = from;
    for (qsizetype i = from + 1; i < to; ++i) {
        const double away = distanceToLine(line[i], line[from], line[to]);
        if (away > worst) {
            worst = away;
            at = i;
        }
    }
    if (worst <= within) {
        out << line[to];
        return;
    }
    simplify(line, from, at, within, out);
    simplify(line, at, to, within, out);
}

/// Twice, with a sign that tells which way round.
double area(const QPolygonF& line) {
    double sum = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF& a = line[i];
        const QPointF& b = line[(i + 1) % line.size()];
        sum += a.x() * b.y() - b.x() * a.y();
    }
    return sum;
}

/// Holes too small to be a courtyard are gaps that were left by chance.
void dropSmallHoles(std::vector<QPolygonF>& lines, double reach) {
    double largest = 0;
    for (const QPolygonF& line : lines) {
        if (std::abs(area(line)) > std::abs(largest)) largest = area(line);
    }
    std::erase_if(lines, [&](const QPolygonF& line) {
        return area(line) * largest < 0 && std::abs(area(line)) < 2 * 9 * reach * reach;
    });
}

}  // namespace

std::vector<QPolygonF> outline(std::span<const QPointF> points, double reach, double margin) {
    if (points.empty()) return {};
    Field field = fieldAround(points, reach);
    stampPoints(field, points, reach);
    measureFromEdge(field, reach);
    std::vector<QPolygonF> lines = Tracer(field, static_cast<float>(reach - margin)).trace();
    dropSmallHoles(lines, reach);
    for (QPolygonF& line : lines) {
        if (line.size() < 4) continue;
        QPolygonF simple;
        simple << line[0];
        const qsizetype half = line.size() / 2;
        simplify(line, 0, half, tolerance * margin, simple);
        simplify(line, half, line.size() - 1, tolerance * margin, simple);
        line = simple;
    }
    return lines;
}

}  // namespace seatlock::ui::seatmap
