#include "ui/style/drawing.h"

#include "ui/style/officedrawing.h"
#include "ui/style/strokes.h"

#include <QLineF>

namespace seatlock::ui::style {

namespace {

Drawing overview() {
    Drawing out;
    out.lines.addRoundedRect(1.5, 1.5, 5, 7, 1, 1);
    out.lines.addRoundedRect(1.5, 11.5, 5, 3, 1, 1);
    out.lines.addRoundedRect(9.5, 1.5, 5, 3, 1, 1);
    out.lines.addRoundedRect(9.5, 7.5, 5, 7, 1, 1);
    return out;
}

/// Rows of seats bent about a stage.
Drawing sale() {
    Drawing out;
    out.areas.addRoundedRect(4.5, 1, 7, 2, 0.5, 0.5);
    const auto row = [&out](double radius, std::initializer_list<double> angles) {
        for (const double angle : angles) {
            dot(out.areas, QLineF::fromPolar(radius, angle).translated(8, 2.5).p2(), 1.3);
        }
    };
    row(5.5, {206, 248, 292, 334});
    row(10.8, {232, 257, 283, 308});
    return out;
}

/// A dial with its needle.
Drawing engine() {
    Drawing out;
    arc(out.lines, {8, 9.5}, 6.5, -25, 230);
    line(out.lines, {{8, 9.5}, {11.2, 5.6}});
    dot(out.areas, {8, 9.5}, 1.4);
    line(out.lines, {{5.5, 13.5}, {10.5, 13.5}});
    return out;
}

/// A flask, half full.
Drawing simulator() {
    Drawing out;
    line(out.lines, {{5.5, 1.5}, {10.5, 1.5}});
    line(out.lines, {{6.5, 1.5},
                     {6.5, 6},
                     {2.5, 13},
                     {3.5, 14.5},
                     {12.5, 14.5},
                     {13.5, 13},
                     {9.5, 6},
                     {9.5, 1.5}});
    shape(out.areas,
          {{5.2, 9.8}, {10.8, 9.8}, {12.4, 12.7}, {11.8, 13.2}, {4.2, 13.2}, {3.6, 12.7}});
    return out;
}

/// Three sliders.
Drawing settings() {
    Drawing out;
    const auto slider = [&out](double y, double knob) {
        line(out.lines, {{1.5, y}, {knob - 2, y}});
        line(out.lines, {{knob + 2, y}, {14.5, y}});
        dot(out.lines, {knob, y}, 2);
    };
    slider(3.5, 10.5);
    slider(8.5, 5);
    slider(13, 11);
    return out;
}

Drawing lens(bool across, bool down) {
    Drawing out;
    dot(out.lines, {6.5, 6.5}, 5);
    line(out.lines, {{10.2, 10.2}, {14.5, 14.5}});
    if (across) line(out.lines, {{4, 6.5}, {9, 6.5}});
    if (down) line(out.lines, {{6.5, 4}, {6.5, 9}});
    return out;
}

Drawing fit() {
    Drawing out;
    line(out.lines, {{1.5, 5.5}, {1.5, 1.5}, {5.5, 1.5}});
    line(out.lines, {{10.5, 1.5}, {14.5, 1.5}, {14.5, 5.5}});
    line(out.lines, {{14.5, 10.5}, {14.5, 14.5}, {10.5, 14.5}});
    line(out.lines, {{5.5, 14.5}, {1.5, 14.5}, {1.5, 10.5}});
    out.lines.addRoundedRect(5.5, 5.5, 5, 5, 0.5, 0.5);
    return out;
}

Drawing heat() {
    Drawing out;
    QPainterPath& flame = out.lines;
    flame.moveTo(8.6, 1.2);
    flame.cubicTo(9, 4.4, 12.9, 5.7, 12.9, 10);
    flame.cubicTo(12.9, 12.9, 10.7, 14.8, 8, 14.8);
    flame.cubicTo(5.3, 14.8, 3.1, 12.9, 3.1, 10);
    flame.cubicTo(3.1, 7.9, 4.2, 6.6, 5.1, 5.6);
    flame.cubicTo(5.3, 6.8, 5.8, 7.5, 6.6, 7.9);
    flame.cubicTo(6.4, 5.2, 6.9, 2.8, 8.6, 1.2);
    flame.closeSubpath();
    return out;
}

Drawing history() {
    Drawing out;
    arc(out.lines, {8, 8}, 6.5, 160, -310);
    line(out.lines, {{1.6, 1.8}, {1.8, 5.6}, {5.5, 5.3}});
    line(out.lines, {{8, 4.5}, {8, 8.3}, {10.6, 9.9}});
    return out;
}

Drawing exportFile() {
    Drawing out;
    line(out.lines, {{8, 10.5}, {8, 1.8}});
    line(out.lines, {{4.6, 5}, {8, 1.6}, {11.4, 5}});
    line(out.lines, {{1.5, 9.5}, {1.5, 14.5}, {14.5, 14.5}, {14.5, 9.5}});
    return out;
}

Drawing copy() {
    Drawing out;
    out.lines.addRoundedRect(5.5, 5.5, 9, 9, 1.2, 1.2);
    line(out.lines, {{3.2, 10.5}, {2.4, 10.5}, {1.5, 9.6}, {1.5, 2.4}});
    line(out.lines, {{1.5, 2.4}, {2.4, 1.5}, {9.6, 1.5}, {10.5, 2.4}, {10.5, 3.2}});
    return out;
}

Drawing open() {
    Drawing out;
    line(out.lines, {{1.5, 13}, {1.5, 3}, {2, 2.5}, {6, 2.5}, {7.5, 4.5}, {13, 4.5}});
    line(out.lines, {{13, 4.5}, {13.5, 5}, {13.5, 7.2}});
    shape(out.lines, {{1.5, 13.5}, {4, 7.5}, {15, 7.5}, {12.8, 13.5}});
    return out;
}

Drawing refresh() {
    Drawing out;
    arc(out.lines, {8, 8}, 6, 30, 280);
    line(out.lines, {{13.6, 1.4}, {13.4, 5.2}, {9.7, 5}});
    return out;
}

Drawing undo() {
    Drawing out;
    line(out.lines, {{5.5, 2}, {2, 5.5}, {5.5, 9}});
    QPainterPath& path = out.lines;
    path.moveTo(2.2, 5.5);
    path.lineTo(9.8, 5.5);
    path.cubicTo(15.6, 5.5, 15.6, 13.5, 9.8, 13.5);
    path.lineTo(5.5, 13.5);
    return out;
}

Drawing circled(std::initializer_list<std::initializer_list<QPointF>> strokes) {
    Drawing out;
    dot(out.lines, {8, 8}, 6.5);
    for (const auto& stroke : strokes) line(out.lines, stroke);
    return out;
}

Drawing warning() {
    Drawing out;
    shape(out.lines, {{8, 1.8}, {15, 14}, {1, 14}});
    line(out.lines, {{8, 6.2}, {8, 9.8}});
    dot(out.areas, {8, 11.9}, 0.85);
    return out;
}

Drawing info() {
    Drawing out = circled({{{8, 7.5}, {8, 11.5}}});
    dot(out.areas, {8, 4.9}, 0.9);
    return out;
}

Drawing help() {
    Drawing out = circled({});
    QPainterPath& path = out.lines;
    path.moveTo(5.9, 6.4);
    path.cubicTo(5.9, 3.4, 10.2, 3.5, 10.2, 6.2);
    path.cubicTo(10.2, 7.9, 8, 7.9, 8, 9.6);
    dot(out.areas, {8, 11.8}, 0.85);
    return out;
}

/// Two links of a chain.
Drawing link() {
    Drawing out;
    const auto half = [&out](double turn) {
        QPainterPath path;
        path.moveTo(1.2, -2.2);
        path.lineTo(3.6, -2.2);
        path.arcTo(QRectF(1.4, -2.2, 4.4, 4.4), 90, -180);
        path.lineTo(1.2, 2.2);
        QTransform place;
        place.translate(8, 8).rotate(turn);
        out.lines.addPath(place.map(path));
    };
    half(-45);
    half(135);
    line(out.lines, {{6.1, 9.9}, {9.9, 6.1}});
    return out;
}

Drawing database() {
    Drawing out;
    QPainterPath& path = out.lines;
    path.addEllipse(QRectF(2.5, 1.5, 11, 4));
    path.moveTo(2.5, 3.5);
    path.lineTo(2.5, 12.5);
    path.arcTo(QRectF(2.5, 10.5, 11, 4), 180, 180);
    path.lineTo(13.5, 3.5);
    path.arcMoveTo(QRectF(2.5, 6, 11, 4), 180);
    path.arcTo(QRectF(2.5, 6, 11, 4), 180, 180);
    return out;
}

Drawing ticket() {
    Drawing out;
    QPainterPath& path = out.lines;
    path.moveTo(1.5, 3.5);
    path.lineTo(14.5, 3.5);
    path.lineTo(14.5, 6.3);
    path.arcTo(QRectF(12.8, 6.3, 3.4, 3.4), 90, 180);
    path.lineTo(14.5, 12.5);
    path.lineTo(1.5, 12.5);
    path.lineTo(1.5, 9.7);
    path.arcTo(QRectF(-0.2, 6.3, 3.4, 3.4), 270, 180);
    path.closeSubpath();
    for (const double y : {5.0, 7.4, 9.8}) line(out.lines, {{9.5, y}, {9.5, y + 1.2}});
    return out;
}

Drawing player(Icon icon) {
    Drawing out;
    switch (icon) {
        case Icon::play:
            shape(out.areas, {{4, 2}, {13.5, 8}, {4, 14}});
            break;
        case Icon::pause:
            out.areas.addRoundedRect(3, 2, 4, 12, 0.6, 0.6);
            out.areas.addRoundedRect(9, 2, 4, 12, 0.6, 0.6);
            break;
        case Icon::stop:
            out.areas.addRoundedRect(3, 3, 10, 10, 0.8, 0.8);
            break;
        case Icon::previous:
            out.areas.addRect(2, 2, 2, 12);
            shape(out.areas, {{13.5, 2}, {13.5, 14}, {5, 8}});
            break;
        default:
            out.areas.addRect(12, 2, 2, 12);
            shape(out.areas, {{2.5, 2}, {2.5, 14}, {11, 8}});
            break;
    }
    return out;
}

Drawing close() {
    Drawing out;
    line(out.lines, {{3.5, 3.5}, {12.5, 12.5}});
    line(out.lines, {{12.5, 3.5}, {3.5, 12.5}});
    return out;
}

}  // namespace

Drawing drawingOf(Icon icon) {
    switch (icon) {
        case Icon::overview:
            return overview();
        case Icon::sale:
            return sale();
        case Icon::engine:
            return engine();
        case Icon::simulator:
            return simulator();
        case Icon::settings:
            return settings();
        case Icon::play:
        case Icon::pause:
        case Icon::stop:
        case Icon::previous:
        case Icon::next:
            return player(icon);
        case Icon::fit:
            return fit();
        case Icon::zoom_in:
            return lens(true, true);
        case Icon::zoom_out:
            return lens(true, false);
        case Icon::find:
            return lens(false, false);
        case Icon::heat:
            return heat();
        case Icon::history:
            return history();
        case Icon::export_file:
            return exportFile();
        case Icon::copy:
            return copy();
        case Icon::open:
            return open();
        case Icon::refresh:
            return refresh();
        case Icon::undo:
            return undo();
        case Icon::close:
            return close();
        case Icon::warning:
            return warning();
        case Icon::error:
            return circled({{{5.5, 5.5}, {10.5, 10.5}}, {{10.5, 5.5}, {5.5, 10.5}}});
        case Icon::ok:
            return circled({{{4.8, 8.2}, {7.1, 10.5}, {11.2, 5.7}}});
        case Icon::info:
            return info();
        case Icon::help:
            return help();
        case Icon::link:
            return link();
        case Icon::database:
            return database();
        case Icon::ticket:
            return ticket();
        default:
            return officeDrawing(icon);
    }
}

}  // namespace seatlock::ui::style
