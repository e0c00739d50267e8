// Draws the Engine page as it would look in a rush, and says what drawing costs. Run by hand:
//     enginegallery DIR [dark] [WIDTHxHEIGHT] [minute|ten|hour]
#include "enginescenario.h"
#include "ui/charts/plotview.h"
#include "ui/pages/enginecharts.h"
#include "ui/pages/enginepage.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <cstdio>
#include <ctime>

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QTest>

namespace {

using seatlock::tests::EngineScenario;
using Kind = EngineScenario::Kind;

void play(seatlock::ui::pages::EnginePage& page, EngineScenario& scenario) {
    while (!scenario.over()) page.sample(scenario.next());
    QTest::qWait(600);  // the charts are drawn in turn
}

void press(seatlock::ui::pages::EnginePage& page, const QString& control) {
    for (QAction* action : page.actions()) {
        if (action->text() == control) action->trigger();
    }
}

void shoot(QWidget& widget, const QString& path) {
    widget.grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

/// Of this thread, in ms: what else the machine does is left out.
double cpuMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// What one refresh of each chart costs: its points, and painting them.
void measure(seatlock::ui::pages::EnginePage& page) {
    constexpr int rounds = 20;
    double all = 0;
    for (auto* chart : page.charts().all()) {
        double points = 0;
        double paint = 0;
        for (int i = 0; i < rounds; ++i) {
            const double start = cpuMs();
            chart->refresh(page.charts().history().now(), 0);
            chart->catchUp();
            const double drawn = cpuMs();
            chart->grab();
            points += drawn - start;
            paint += cpuMs() - drawn;
        }
        all += points + paint;
        std::printf("%-24s points %.2f ms, painting %.2f ms\n", qPrintable(chart->title()),
                    points / rounds, paint / rounds);
    }
    std::printf("%-24s %.2f ms\n", "all", all / rounds);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const QString folder = arguments.value(1, QDir::tempPath());
    const bool dark = arguments.contains(QStringLiteral("dark"));
    QApplication::setStyle(new seatlock::ui::style::ConsoleStyle);
    QApplication::setPalette(dark ? seatlock::ui::style::darkPalette()
                                  : seatlock::ui::style::lightPalette());
    QSize size(1700, 1000);
    for (const QString& argument : arguments) {
        const QStringList sides = argument.split(QLatin1Char('x'));
        if (sides.size() == 2 && sides[0].toInt() > 0) size = {sides[0].toInt(), sides[1].toInt()};
    }
    const QString name = QStringLiteral("%1/engine-%2-%3-%4")
                             .arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                             .arg(size.width())
                             .arg(app.devicePixelRatio());

    seatlock::ui::host::Heartbeat heartbeat;
    heartbeat.start();
    seatlock::ui::pages::EnginePage page;
    page.setHeartbeat(&heartbeat);
    page.resize(size);
    page.show();
    QTest::qWait(50);
    shoot(page, name + QStringLiteral("-empty.png"));

    const bool hour = arguments.contains(QStringLiteral("hour"));
    const bool ten = arguments.contains(QStringLiteral("ten"));
    const int scale = hour ? 60 : ten ? 10 : 1;
    EngineScenario calm({{Kind::calm, 6}}, 1'000'000'000);
    play(page, calm);
    shoot(page, name + QStringLiteral("-calm.png"));
    press(page, hour  ? QStringLiteral("1 h")
                : ten ? QStringLiteral("10 min")
                      : QStringLiteral("60 s"));
    EngineScenario rush({{Kind::calm, 15 * scale},
                         {Kind::rush, 20 * scale},
                         {Kind::calm, 8 * scale},
                         {Kind::outage, 6 * scale},
                         {Kind::calm, 6 * scale},
                         {Kind::rush, 7 * scale}});
    play(page, rush);
    shoot(page, name + QStringLiteral("-rush.png"));
    page.charts().all().front()->setFocus();
    for (int i = 0; i < 20; ++i) QTest::keyClick(page.charts().all().front(), Qt::Key_Left);
    const auto& plot = page.charts().all().at(5)->plot();
    QTest::mouseMove(plot.viewport(), plot.position(-30.0 * scale, 1).toPoint());
    QTest::qWait(50);
    page.savePicture(name + QStringLiteral("-charts.png"));
    press(page, QStringLiteral("Log scale"));
    page.savePicture(name + QStringLiteral("-log.png"));
    press(page, QStringLiteral("Log scale"));
    page.saveTable(name + QStringLiteral("-charts.csv"));
    shoot(page, name + QStringLiteral("-hover.png"));
    measure(page);

    EngineScenario away({{Kind::calm, 5}, {Kind::outage, 8}}, 90'000'000'000);
    play(page, away);
    shoot(page, name + QStringLiteral("-outage.png"));
    page.engineStopped();
    shoot(page, name + QStringLiteral("-stopped.png"));
    seatlock::monitor::Snapshot watching;
    watching.resident_bytes = 88'000'000;
    page.sample(watching);
    shoot(page, name + QStringLiteral("-watching.png"));
    return 0;
}
