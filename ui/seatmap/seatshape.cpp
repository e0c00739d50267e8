#include "ui/seatmap/seatshape.h"

#include "ui/style/contrast.h"

#include <algorithm>

namespace seatlock::ui::seatmap {

using style::mixed;

namespace {

using board::SeatState;

/// Below this there is room for colour and outline only.
constexpr double shape_from_radius = 3.6;
constexpr double dimming = 0.78;
constexpr int sixteenth = 16;  // of a degree, as QPainter counts angles

class Shape {
public:
    Shape(QPainter& painter, const QPointF& middle, double radius, const QColor& color,
          const QColor& ground, bool labelled)
        : painter_(painter),
          middle_(middle),
          radius_(radius),
          color_(color),
          ground_(ground),
          labelled_(labelled) {}

    void draw(const SeatLook& look) {
        const bool small = radius_ < shape_from_radius;
        switch (look.state) {
            case SeatState::available:
                return small ? disc(radius_ * 0.85, color_) : available();
            case SeatState::held:
                return small ? disc(radius_, color_) : held(look.left);
            case SeatState::sold:
                return small ? disc(radius_, color_) : sold();
            case SeatState::blocked:
                return small ? square(radius_ * 0.72, color_) : blocked();
        }
    }

    void disc(double radius, const QColor& fill) {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(fill);
        painter_.drawEllipse(middle_, radius, radius);
    }

    void ring(double radius, double width, const QColor& stroke, const QColor& fill) {
        painter_.setPen(QPen(stroke, width));
        painter_.setBrush(fill);
        painter_.drawEllipse(middle_, radius - width / 2, radius - width / 2);
    }

    void cross(double reach, const QColor& stroke) {
        painter_.setPen(QPen(stroke, std::max(1.0, radius_ * 0.24), Qt::SolidLine, Qt::RoundCap));
        painter_.drawLine(middle_ + QPointF(-reach, -reach), middle_ + QPointF(reach, reach));
        painter_.drawLine(middle_ + QPointF(-reach, reach), middle_ + QPointF(reach, -reach));
    }

private:
    void square(double half, const QColor& fill) {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(fill);
        painter_.drawRect(box(half));
    }

    void available() {
        ring(radius_, std::max(1.6, radius_ * 0.24), color_, mixed(ground_, color_, 0.18));
    }

    /// A clock hand's way round: what is left is filled, from the top.
    void held(int left) {
        const double width = std::max(1.0, radius_ * (labelled_ ? 0.26 : 0.16));
        const int span = -360 * sixteenth * left / SeatLook::time_steps;
        ring(radius_, width, mixed(ground_, color_, labelled_ ? 0.4 : 1),
             mixed(ground_, color_, 0.18));
        if (left == 0) return;
        if (labelled_) {
            painter_.setPen(QPen(color_, width, Qt::SolidLine, Qt::FlatCap));
            painter_.setBrush(Qt::NoBrush);
            painter_.drawArc(box(radius_ - width / 2), 90 * sixteenth, span);
        } else {
            painter_.setPen(Qt::NoPen);
            painter_.setBrush(color_);
            painter_.drawPie(box(radius_ - width), 90 * sixteenth, span);
        }
    }

    void sold() {
        disc(radius_, color_);
        if (!labelled_) cross(radius_ * 0.38, ground_);
    }

    void blocked() {
        const double half = radius_ * 0.8;
        const double width = std::max(1.0, radius_ * 0.14);
        const QRectF area = box(half - width / 2);
        painter_.setPen(QPen(color_, width));
        painter_.setBrush(mixed(ground_, color_, labelled_ ? 0.12 : 0.22));
        painter_.drawRect(area);
        painter_.setPen(QPen(mixed(ground_, color_, labelled_ ? 0.4 : 0.9), width));
        const QPointF corner = area.bottomLeft();
        const double side = area.width();
        painter_.drawLine(corner, area.topRight());
        painter_.drawLine(corner - QPointF(0, side / 2), corner + QPointF(side / 2, -side));
        painter_.drawLine(corner + QPointF(side / 2, 0), corner + QPointF(side, -side / 2));
    }

    QRectF box(double half) const {
        return {middle_ - QPointF(half, half), QSizeF(2 * half, 2 * half)};
    }

    QPainter& painter_;
    const QPointF middle_;
    const double radius_;
    const QColor color_;
    const QColor ground_;
    const bool labelled_;
};

}  // namespace

void drawSeat(QPainter& painter, const QPointF& middle, double radius, const SeatLook& look,
              const MapColors& colors, const QColor& ground, bool labelled) {
    const auto toned = [&](const QColor& color) {
        return look.dimmed ? mixed(color, ground, dimming) : color;
    };
    // Inside the ring of a selected seat there is a gap, so that the two never run together.
    const double inner = look.selected ? radius * 0.72 : radius;
    if (look.heat >= 0) {
        const QColor heat = toned(colors.heat(look.heat));
        Shape shape(painter, middle, inner, heat, ground, labelled);
        if (look.state == SeatState::blocked) {
            shape.draw(look);
        } else {
            shape.disc(look.heat == 0 ? inner * 0.7 : inner, heat);
            if (look.state == SeatState::sold && look.heat > 0 && !labelled &&
                inner >= shape_from_radius) {
                shape.cross(inner * 0.34, toned(readable(heat, colors.text, ground)));
            }
        }
    } else {
        Shape(painter, middle, inner, toned(colors.of(look.state)), ground, labelled).draw(look);
    }
    if (look.selected) {
        const double reach = radius * seat_reach / seat_radius;
        const double width = std::max(1.0, radius * 0.2);
        Shape(painter, middle, reach, colors.accent, ground, labelled)
            .ring(reach, width, colors.accent, Qt::transparent);
    }
}

QColor labelColor(const SeatLook& look, const MapColors& colors) {
    QColor fill = colors.section;
    if (look.heat > 0) {
        fill = colors.heat(look.heat);
    } else if (look.heat < 0 && look.state == SeatState::sold) {
        fill = colors.sold;
    }
    const QColor text = readable(fill, colors.text, colors.background);
    return look.dimmed ? mixed(text, colors.section, dimming) : text;
}

}  // namespace seatlock::ui::seatmap
