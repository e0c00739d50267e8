// How fast the seat map is: 50,000 seats at 1920 x 1080 on the raster back end. Prints wall time
// and the process's own CPU time, of which the second does not suffer from a busy machine.
//   QT_QPA_PLATFORM=offscreen seatlock_mapbench
#include "tests/support/demoboards.h"
#include "ui/pages/salepage.h"
#include "ui/seatmap/seatmapview.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace {

using seatlock::board::SeatFact;
using seatlock::board::SeatState;
using seatlock::ui::seatmap::SeatMapView;

double cpuMs() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// One frame as the window system would ask for it.
void drawNow(QWidget& widget) {
    widget.repaint();
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
}

void measureFrames(const char* what, SeatMapView& view, int frames,
                   const std::function<void(int)>& step) {
    std::vector<double> each;
    const double cpu = cpuMs();
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < frames; ++i) {
        const double from = cpuMs();
        step(i);
        drawNow(view);
        each.push_back(cpuMs() - from);
    }
    const double wall = static_cast<double>(all.nsecsElapsed()) / 1e6;
    const double used = cpuMs() - cpu;
    std::ranges::sort(each);
    std::printf("%-28s %6.1f frames/s wall, %6.1f by CPU; frame %5.2f ms mean, %5.2f p99 (CPU)\n",
                what, frames * 1e3 / wall, frames * 1e3 / used, used / frames,
                each[each.size() * 99 / 100]);
}

/// `rate` seats change a second, told 20 times a second, for `seconds`.
void measureChanges(const char* what, SeatMapView& view, const seatlock::board::EventBoard& event,
                    int rate, int seconds, seatlock::ui::pages::SalePage* page = nullptr) {
    constexpr int ticks_a_second = 20;
    int tick = 0;
    seatlock::core::SeatNo next = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QEventLoop loop;
    const auto now_s = static_cast<std::uint32_t>(std::time(nullptr));
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        std::vector<SeatFact> facts;
        for (int i = 0; i < rate / ticks_a_second; ++i) {
            next = static_cast<seatlock::core::SeatNo>((next + 7'919) % event.plan().size());
            SeatFact fact;
            fact.seat = next;
            const auto was = view.scene().data->state(next);
            fact.state = was == SeatState::available ? SeatState::held
                         : was == SeatState::held    ? SeatState::sold
                                                     : SeatState::available;
            fact.expires_s = now_s + 900;
            facts.push_back(fact);
        }
        if (page == nullptr) {
            view.apply(facts, false);
        } else {
            seatlock::ui::host::Watched seen;
            seen.event = event.id();
            seen.seats = std::move(facts);
            page->apply(seen);
        }
        if (++tick == seconds * ticks_a_second) loop.quit();
    });
    const double cpu = cpuMs();
    QElapsedTimer all;
    all.start();
    timer.start(1000 / ticks_a_second);
    loop.exec();
    const double wall = static_cast<double>(all.nsecsElapsed()) / 1e6;
    std::printf("%-28s %5.1f%% of a core (%d seats/s)\n", what, (cpuMs() - cpu) / wall * 100,
                static_cast<int>(tick * (rate / ticks_a_second) * 1e3 / wall));
}

void measureZoomLevels(SeatMapView& view) {
    const QPointF middle = QRectF(view.rect()).center();
    const auto pitchTo = [&](double px) {
        view.zoom(px / view.viewport().pitchPx(), middle);
        view.lookAt(view.viewport().house().center() + QPointF(3'000, 3'000));
    };
    for (const auto& [name, pitch] :
         {std::pair{"pan, blocks", 0.0}, std::pair{"pan, seats 5 px", 5.01},
          std::pair{"pan, seats 10 px", 10.0}, std::pair{"pan, numbers 23 px", 23.0},
          std::pair{"pan, numbers 42 px", 42.0}}) {
        if (pitch == 0) {
            view.fit();
        } else {
            pitchTo(pitch);
        }
        measureFrames(name, view, 200, [&](int i) {
            view.pan(QPointF(i % 40 < 20 ? 7.3 : -7.3, i % 2 == 0 ? 3.1 : -3.1));
        });
    }
    view.fit();
    measureFrames("zoom, fit to numbers, back", view, 400, [&](int i) {
        view.zoom(i % 200 < 100 ? 1.03 : 1 / 1.03, middle + QPointF(120, 160));
    });
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const auto now = seatlock::core::SystemClock::instance().wall();
    const auto event =
        seatlock::tests::boardOf(seatlock::tests::bigArena(now), seatlock::core::EventId{1});
    const auto facts =
        seatlock::tests::midSale(*event, 0.5, static_cast<std::uint32_t>(now / 1'000'000));

    SeatMapView view;
    view.resize(1920, 1080);
    view.show();
    drawNow(view);
    double cpu = cpuMs();
    QElapsedTimer wall;
    wall.start();
    view.setHouse({event, &event->plan()}, event->info());
    const double built = cpuMs() - cpu;
    view.apply(facts, true);
    drawNow(view);
    std::printf("%-28s %6.1f ms wall, %6.1f by CPU (geometry %.1f), %d seats\n", "first paint",
                static_cast<double>(wall.nsecsElapsed()) / 1e6, cpuMs() - cpu, built,
                event->plan().size());

    measureZoomLevels(view);
    view.fit();
    measureChanges("changes, blocks", view, *event, 5'000, 4);
    view.zoom(5.01 / view.viewport().pitchPx(), QRectF(view.rect()).center());
    measureChanges("changes, seats 5 px", view, *event, 5'000, 4);
    view.zoom(2, QRectF(view.rect()).center());
    measureChanges("changes, seats 10 px", view, *event, 5'000, 4);
    view.hide();

    seatlock::ui::pages::SalePage page;
    page.resize(1920, 1080);
    page.show();
    page.showEvent(event);
    // A large house is laid out on another thread.
    while (page.view()->scene().empty()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    page.view()->apply(facts, true);
    measureChanges("changes, page, blocks", *page.view(), *event, 5'000, 4, &page);
    page.view()->zoom(2.2 * 5.01 / page.view()->viewport().pitchPx(),
                      QRectF(page.view()->rect()).center());
    measureChanges("changes, page, seats 11 px", *page.view(), *event, 5'000, 4, &page);
    return 0;
}
