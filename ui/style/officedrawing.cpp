#include "ui/style/officedrawing.h"

#include "ui/style/strokes.h"

namespace seatlock::ui::style {

namespace {

Drawing person() {
    Drawing out;
    out.lines.addEllipse(QPointF(8, 5), 3, 3);
    arc(out.lines, {8, 15}, 5.5, 0, 180);
    line(out.lines, {{2.5, 15}, {13.5, 15}});
    return out;
}

Drawing people() {
    Drawing out;
    out.lines.addEllipse(QPointF(6, 5.5), 2.5, 2.5);
    arc(out.lines, {6, 14.5}, 4.5, 0, 180);
    line(out.lines, {{1.5, 14.5}, {10.5, 14.5}});
    arc(out.lines, {10.7, 4.9}, 2.2, -100, 200);
    arc(out.lines, {10.5, 14.5}, 4.2, 0, 75);
    line(out.lines, {{12.5, 14.5}, {14.7, 14.5}});
    return out;
}

/// A theatre's front.
Drawing venue() {
    Drawing out;
    shape(out.lines, {{1.5, 6.5}, {8, 1.5}, {14.5, 6.5}});
    line(out.lines, {{1.5, 14.5}, {14.5, 14.5}});
    for (const double x : {3.5, 6.5, 9.5, 12.5}) line(out.lines, {{x, 8.5}, {x, 12.5}});
    return out;
}

Drawing calendar() {
    Drawing out;
    out.lines.addRoundedRect(1.5, 3.5, 13, 11, 1.5, 1.5);
    line(out.lines, {{1.5, 7}, {14.5, 7}});
    line(out.lines, {{5, 1.5}, {5, 4.5}});
    line(out.lines, {{11, 1.5}, {11, 4.5}});
    for (const double x : {5.0, 8.0, 11.0}) dot(out.areas, {x, 10.5}, 1);
    return out;
}

/// Seats in rows, one of them crossed out.
Drawing seats() {
    Drawing out;
    for (const double y : {3.0, 8.0, 13.0}) {
        for (const double x : {3.0, 8.0, 13.0}) {
            if (x != 8.0 || y != 8.0) dot(out.areas, {x, y}, 1.7);
        }
    }
    line(out.lines, {{6.3, 6.3}, {9.7, 9.7}});
    line(out.lines, {{9.7, 6.3}, {6.3, 9.7}});
    return out;
}

Drawing report() {
    Drawing out;
    shape(out.lines, {{3.5, 1.5}, {9.5, 1.5}, {12.5, 4.5}, {12.5, 14.5}, {3.5, 14.5}});
    line(out.lines, {{6, 12}, {6, 9.5}});
    line(out.lines, {{8, 12}, {8, 6.5}});
    line(out.lines, {{10, 12}, {10, 8}});
    return out;
}

Drawing add() {
    Drawing out;
    line(out.lines, {{8, 2.5}, {8, 13.5}});
    line(out.lines, {{2.5, 8}, {13.5, 8}});
    return out;
}

Drawing eye() {
    Drawing out;
    out.lines.moveTo(1.5, 8);
    out.lines.quadTo(8, 0.5, 14.5, 8);
    out.lines.quadTo(8, 15.5, 1.5, 8);
    out.lines.addEllipse(QPointF(8, 8), 2, 2);
    return out;
}

/// Torn off at its foot.
Drawing receipt() {
    Drawing out;
    line(out.lines, {{3.5, 14.5}, {3.5, 1.5}, {12.5, 1.5}, {12.5, 14.5}});
    line(out.lines,
         {{3.5, 14.5}, {5, 13}, {6.5, 14.5}, {8, 13}, {9.5, 14.5}, {11, 13}, {12.5, 14.5}});
    for (const double y : {4.5, 7.0, 9.5}) line(out.lines, {{6, y}, {10, y}});
    return out;
}

/// One goes in.
Drawing door() {
    Drawing out;
    line(out.lines, {{8.5, 1.5}, {14.5, 1.5}, {14.5, 14.5}, {8.5, 14.5}});
    line(out.lines, {{1.5, 8}, {10, 8}});
    line(out.lines, {{7, 5}, {10, 8}, {7, 11}});
    return out;
}

/// A note.
Drawing cash() {
    Drawing out;
    out.lines.addRoundedRect(1.5, 4.5, 13, 8, 1, 1);
    out.lines.addEllipse(QPointF(8, 8.5), 2, 2);
    dot(out.areas, {4, 8.5}, 0.8);
    dot(out.areas, {12, 8.5}, 0.8);
    return out;
}

}  // namespace

Drawing officeDrawing(Icon icon) {
    switch (icon) {
        case Icon::person:
            return person();
        case Icon::people:
            return people();
        case Icon::venue:
            return venue();
        case Icon::calendar:
            return calendar();
        case Icon::seats:
            return seats();
        case Icon::report:
            return report();
        case Icon::add:
            return add();
        case Icon::eye:
            return eye();
        case Icon::receipt:
            return receipt();
        case Icon::door:
            return door();
        case Icon::cash:
            return cash();
        default:
            return {};
    }
}

}  // namespace seatlock::ui::style
