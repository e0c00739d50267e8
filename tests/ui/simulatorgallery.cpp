// Draws the Simulator page through a made-up simulation. Run by hand:
//     simulatorgallery DIR [dark] [WIDTHxHEIGHT] [large]
#include "tests/ui/simulatorscenario.h"
#include "ui/pages/simulatorpage.h"
#include "ui/simulator/historypanel.h"
#include "ui/simulator/livepanel.h"
#include "ui/simulator/numberfield.h"
#include "ui/simulator/resultpanel.h"
#include "ui/simulator/scenarioform.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <cstdio>

#include <QApplication>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace seatlock::tests;
using namespace seatlock::ui::simulator;
using seatlock::simulator::allStrategies;
using seatlock::ui::pages::SimulatorPage;

QString prefix;

void shoot(QWidget& widget, const char* name) {
    QTest::qWait(250);
    const QString path = prefix + QString::fromLatin1(name) + QStringLiteral(".png");
    widget.grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

void keep(const QString& archive, RunResult result, const char* id) {
    result.id = id;
    const QString folder = QDir(archive).filePath(QString::fromLatin1(id));
    QDir().mkpath(folder);
    QFile file(QDir(folder).filePath(QStringLiteral("result.json")));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QByteArray::fromStdString(seatlock::simulator::toJson(result)));
    }
}

void shootRun(SimulatorPage& page, ScriptedSimulation& source) {
    page.form().field("buyers")->box()->setValue(0);
    shoot(page, "wrong");
    page.form().field("buyers")->box()->setValue(2'000);
    page.startAction()->trigger();
    source.plan(5'000, 50);
    for (int i = 0; i < 40; ++i) source.report(madeProgress(0, i, 50, 5'000));
    shoot(page, "running");
    for (int i = 0; i < 50; ++i) source.report(madeProgress(6, i, 50, 5'000));
    shoot(page, "running-last");
    source.finish(madeResult(ScenarioKind::on_sale, allStrategies()));
    shoot(page, "result");
}

void shootHistory(SimulatorPage& page, const QString& archive) {
    keep(archive, madeResult(ScenarioKind::on_sale, allStrategies()), "20261129-124501-on-sale");
    keep(archive, madeResult(ScenarioKind::on_sale, {Strategy::skip_locked_batched}),
         "20261129-131000-on-sale");
    page.setArchive(archive);
    page.history().reload();
    page.tabs().setCurrentWidget(&page.history());
    QTest::qWait(300);
    page.history().table()->selectAll();
    shoot(page, "history");
    page.history().compareButton()->click();
    shoot(page, "compared");
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const bool dark = arguments.contains(QStringLiteral("dark"));
    const bool large = arguments.contains(QStringLiteral("large"));
    QApplication::setStyle(new seatlock::ui::style::ConsoleStyle);
    QApplication::setPalette(dark ? seatlock::ui::style::darkPalette()
                                  : seatlock::ui::style::lightPalette());
    if (large) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * 2);
        QApplication::setFont(font);
    }
    QSize size(1280, 800);
    for (const QString& argument : arguments) {
        const QStringList sides = argument.split(QLatin1Char('x'));
        if (sides.size() == 2 && sides[0].toInt() > 0) size = {sides[0].toInt(), sides[1].toInt()};
    }
    prefix = QStringLiteral("%1/simulator-%2%3-%4-")
                 .arg(arguments.value(1, QDir::tempPath()),
                      dark ? QStringLiteral("dark") : QStringLiteral("light"),
                      large ? QStringLiteral("-large") : QString())
                 .arg(size.width());
    const QTemporaryDir archive;
    ScriptedSimulation source;
    SimulatorPage page(source);
    page.resize(size);
    page.show();
    shoot(page, "empty");
    shootRun(page, source);
    shootHistory(page, archive.path());
    page.form().setScenario(seatlock::simulator::defaults(ScenarioKind::same_seat));
    page.result().show({std::make_shared<const RunResult>(
        madeResult(ScenarioKind::same_seat, {Strategy::naive, Strategy::for_update}))});
    page.resize(size.width(), 2 * size.height());
    shoot(page, "same-seat");
    page.result().save(QStringLiteral("pdf"), prefix + QStringLiteral("report.pdf"));
    return 0;
}
