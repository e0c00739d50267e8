// Draws the overview and the replay bar over a real sale of the demo events. Run by hand:
//     reportsgallery DIR [dark] [WIDTHxHEIGHT]
#include "tests/support/waituntil.h"
#include "tests/ui/reportscenario.h"
#include "ui/pages/overviewpage.h"
#include "ui/replay/replaybar.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <cstdio>

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

namespace {

using seatlock::tests::ReportScenario;
using seatlock::tests::TestCluster;
using seatlock::tests::waitUntil;
using seatlock::ui::pages::OverviewPage;
using seatlock::ui::replay::ReplayBar;

QString prefix;

void shoot(QWidget& widget, const char* name) {
    QTest::qWait(300);
    const QString path = prefix + QString::fromLatin1(name) + QStringLiteral(".png");
    widget.grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

bool seenBy(OverviewPage& page, ReportScenario& scenario) {
    QSignalSpy read(&scenario.reader(), &seatlock::ui::reader::Reader::overviewRead);
    page.sample(scenario.snapshot());
    return waitUntil([&] { return read.size() >= 2; });
}

void shootOverview(ReportScenario& scenario, QSize size) {
    OverviewPage page;
    page.resize(size);
    page.show();
    shoot(page, "overview-stopped");
    auto snapshot = scenario.snapshot();
    snapshot.events.clear();
    page.offerDemo(true);
    page.sample(snapshot);
    shoot(page, "overview-empty");
    page.setReader(&scenario.reader());
    seenBy(page, scenario);
    shoot(page, "overview");
    snapshot = scenario.snapshot();
    for (int i = 0; i < 12; ++i) {
        snapshot.steady += 1'000'000;
        snapshot.wall += 1'000'000;
        snapshot.database_connected = i > 2;
        snapshot.clock_offset = 2'400'000;
        snapshot.pool.ceiling = snapshot.pool.sv_active = 8;
        snapshot.pool.cl_waiting = 311;
        snapshot.pool.maxwait_us = 740'000;
        page.sample(snapshot);
    }
    shoot(page, "overview-alarms");
    page.resize(1000, 640);
    shoot(page, "overview-small");
}

void shootReplay(ReportScenario& scenario) {
    ReplayBar bar;
    bar.resize(1300, bar.sizeHint().height());
    bar.show();
    bar.setEvent(scenario.event("demo-arena"));
    bar.setReader(&scenario.reader());
    shoot(bar, "replay-live");
    bar.load();
    shoot(bar, "replay-empty");
    bar.setEvent(scenario.event("demo-theatre"));
    bar.load();
    bar.grab().save(prefix + QStringLiteral("replay-loading.png"));
    waitUntil([&] { return !bar.live(); });
    bar.togglePlaying();
    QTest::qWait(4'000);
    shoot(bar, "replay-playing");
    bar.resize(900, bar.sizeHint().height());
    shoot(bar, "replay-small");
    scenario.reader().close();
    bar.load();
    shoot(bar, "replay-failed");
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = app.arguments();
    const bool dark = arguments.contains(QStringLiteral("dark"));
    QApplication::setStyle(new seatlock::ui::style::ConsoleStyle);
    QApplication::setPalette(dark ? seatlock::ui::style::darkPalette()
                                  : seatlock::ui::style::lightPalette());
    QSize size(1500, 880);
    for (const QString& argument : arguments) {
        const QStringList sides = argument.split(QLatin1Char('x'));
        if (sides.size() == 2 && sides[0].toInt() > 0) size = {sides[0].toInt(), sides[1].toInt()};
    }
    prefix = QStringLiteral("%1/%2-%3-")
                 .arg(arguments.value(1, QDir::tempPath()),
                      dark ? QStringLiteral("dark") : QStringLiteral("light"))
                 .arg(app.devicePixelRatio());
    TestCluster server;
    if (!server.ok()) return 1;
    ReportScenario scenario(server);
    if (!scenario.ok() || !scenario.sell("demo-theatre", 420, 7) || !scenario.spread(50)) {
        std::fprintf(stderr, "%s\n", scenario.error().c_str());
        return 1;
    }
    shootOverview(scenario, size);
    shootReplay(scenario);
    return 0;
}
