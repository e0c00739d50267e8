// How fast the chart designer is: a chart of 50,000 seats at 1920 x 1080 on the raster back end, by
// mouse. Prints wall time and the process's own CPU time, of which the second does not suffer from
// a busy machine.
//   QT_QPA_PLATFORM=offscreen seatlock_designerbench
#include "engine/seating/blockbuilder.h"
#include "engine/seating/chartjson.h"
#include "ui/designer/chartdesigner.h"
#include "ui/designer/designcanvas.h"
#include "ui/designer/toolbox.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QWindow>

namespace {

namespace seating = seatlock::seating;
using namespace seatlock::ui::designer;

constexpr int frames = 200;

double cpuMs() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// 100 blocks of 20 rows of 25 seats.
seating::Chart bigChart() {
    seating::Chart chart = seating::blankChart("Arena, 50,000 seats", 17'000, 22'000);
    chart.categories.push_back({"value", "Value", "#2f855a"});
    for (int i = 0; i < 100; ++i) {
        seating::BlockShape shape;
        shape.rows = 20;
        shape.seats = 25;
        shape.front = {900.0 + i % 10 * 1'650, 2'400.0 + i / 10 * 1'950};
        shape.category = static_cast<seating::CategoryNo>(i % 2);
        seating::addBlock(chart, shape, "Block 1");
    }
    return chart;
}

void send(DesignCanvas& canvas, QEvent::Type type, const QPointF& at) {
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, canvas.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

/// One frame as the window system would ask for it.
void drawNow(DesignCanvas& canvas) {
    canvas.repaint();
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
}

void measure(const char* what, DesignCanvas& canvas, int count,
             const std::function<void(int)>& step) {
    std::vector<double> each;
    const double cpu = cpuMs();
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < count; ++i) {
        const double from = cpuMs();
        step(i);
        drawNow(canvas);
        each.push_back(cpuMs() - from);
    }
    const double wall = static_cast<double>(all.nsecsElapsed()) / 1e6;
    const double used = cpuMs() - cpu;
    std::ranges::sort(each);
    std::printf("%-34s %6.1f frames/s wall, %6.1f by CPU; frame %6.2f ms mean, %6.2f p99 (CPU)\n",
                what, count * 1e3 / wall, count * 1e3 / used, used / count,
                each[each.size() * 99 / 100]);
}

void measureDrag(const char* what, ChartDesigner& designer) {
    DesignCanvas& canvas = designer.canvas();
    const auto seat = designer.chart().chart().sections[44].rows[10].seats[12];
    const QPointF from = canvas.viewport().toScreen(QPointF(seat.x, seat.y));
    send(canvas, QEvent::MouseButtonPress, from);
    send(canvas, QEvent::MouseMove, from + QPointF(20, 20));
    drawNow(canvas);
    measure(what, canvas, frames, [&](int i) {
        const double angle = i * 0.1;
        send(canvas, QEvent::MouseMove,
             from + QPointF(160 * std::cos(angle) + 30, 120 * std::sin(angle)));
    });
    measure("  drop", canvas, 1,
            [&](int) { send(canvas, QEvent::MouseButtonRelease, from + QPointF(40, 30)); });
    measure("  undo", canvas, 1, [&](int) { designer.chart().undoStack().undo(); });
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const auto chart = bigChart();
    const QByteArray json = QByteArray::fromStdString(seating::toJson(chart));
    ChartDesigner designer;
    designer.resize(1920 + 340, 1080 + 80);
    designer.show();
    DesignCanvas& canvas = designer.canvas();
    // Nothing is drawn before the window is on the screen.
    while (!designer.windowHandle()->isExposed()) QCoreApplication::processEvents();
    measure("open 50,000 seats", canvas, 1, [&](int) { designer.setDocument(json); });
    std::printf("canvas %d x %d, %lld seats\n", canvas.width(), canvas.height(),
                static_cast<long long>(seating::seatCount(designer.chart().chart())));
    designer.tools().choose(ToolIcon::select_section);
    measureDrag("drag 500 seats, whole chart", designer);
    measure("redraw all, whole chart", canvas, 30, [&](int) { canvas.redraw(true); });
    measure("pan, whole chart", canvas, 60, [&](int i) { canvas.pan(QPointF(i % 2 * 6 - 3, 2)); });
    canvas.show(QRectF(5'000, 7'000, 5'000, 4'000));
    measureDrag("drag 500 seats, near", designer);
    measure("pan, near", canvas, 60, [&](int i) { canvas.pan(QPointF(i % 2 * 6 - 3, 2)); });
    canvas.show(QRectF(7'200, 10'000, 1'500, 1'000));
    measureDrag("drag 500 seats, with numbers", designer);
    measure("give the document back", canvas, 1, [&](int) { designer.document(); });
    return 0;
}
