// The simulator's parts without a page: models, fields, reports, the archive, the box of reports,
// the grid of seats.
#include "tests/ui/simulatorscenario.h"
#include "ui/simulator/pdfreport.h"
#include "ui/simulator/planmap.h"
#include "ui/simulator/progressbox.h"
#include "ui/simulator/reporttext.h"
#include "ui/simulator/resultmodel.h"
#include "ui/simulator/runarchive.h"
#include "ui/simulator/runlistmodel.h"
#include "ui/simulator/scenariofields.h"
#include "ui/simulator/scenarioform.h"
#include "ui/style/palettes.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace seatlock::tests {

using namespace seatlock::ui::simulator;
using seatlock::simulator::allStrategies;

class RunModelsTest : public QObject {
    Q_OBJECT

private:
    static std::shared_ptr<const RunResult> made(const std::vector<Strategy>& strategies) {
        return std::make_shared<const RunResult>(madeResult(ScenarioKind::on_sale, strategies));
    }

    static void write(const QString& path, const QByteArray& text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QApplication::setPalette(ui::style::lightPalette());
    }

    void figuresByStrategy() {
        ResultModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setResults({made(allStrategies())});
        QCOMPARE(model.columnCount(), 7);
        QCOMPARE(model.rowCount(), int(ResultModel::row_count));
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(ResultModel::double_bookings, 0), QStringLiteral("384"));
        QCOMPARE(text(ResultModel::double_rate, 0), QStringLiteral("7.68%"));
        QCOMPARE(text(ResultModel::audit, 0), QStringLiteral("384 findings"));
        QCOMPARE(text(ResultModel::audit, 6), QStringLiteral("clean"));
        QVERIFY(model.index(ResultModel::double_bookings, 0).data(Qt::ForegroundRole).isValid());
        QVERIFY(!model.index(ResultModel::double_bookings, 6).data(Qt::ForegroundRole).isValid());
        QCOMPARE(model.headerData(6, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Seatlock"));
        for (int row = 0; row < model.rowCount(); ++row) {
            QVERIFY(!model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!model.headerData(row, Qt::Vertical, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void twoRunsSideBySide() {
        ResultModel model;
        const QAbstractItemModelTester tester(&model);
        model.setResults({made({Strategy::naive, Strategy::nowait}), made({Strategy::naive})});
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Run A\nNaive"));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Run B\nNaive"));
        model.setResults({});
        QCOMPARE(model.columnCount(), 0);
    }

    void verdicts() {
        RunResult result = *made({Strategy::skip_locked_batched});
        QCOMPARE(verdictOf(result).tone, ui::style::Tone::good);
        result.stopped = true;
        QCOMPARE(verdictOf(result).tone, ui::style::Tone::warning);
        result.strategies.front().audit.done = false;
        QVERIFY(!verdictOf(result).text.contains(QStringLiteral("no seat"), Qt::CaseInsensitive));
        result = *made(allStrategies());
        QCOMPARE(verdictOf(result).tone, ui::style::Tone::bad);
        QVERIFY(verdictOf(result).text.contains(QStringLiteral("Naive")));
        result.strategies.clear();
        QCOMPARE(verdictOf(result).tone, ui::style::Tone::warning);
    }

    void everyFieldReadsAndWritesItsNumber() {
        for (const ScenarioField& field : scenarioFields()) {
            Scenario scenario = seatlock::simulator::defaults(ScenarioKind::on_sale);
            const double before = field.value(scenario);
            field.set(scenario, before + 3);
            QCOMPARE(field.value(scenario), before + 3);
            field.set(scenario, before);
            QCOMPARE(scenario, seatlock::simulator::defaults(ScenarioKind::on_sale));
        }
        QCOMPARE(fieldNamedIn("seats_per_row must be from 1 to 1000"),
                 std::string("seats_per_row"));
        QCOMPARE(fieldNamedIn("seats must be from 1"), std::string("seats"));
        QCOMPARE(fieldNamedIn("something else"), std::string());
    }

    void formKeepsAScenario() {
        ScenarioForm form;
        form.setEvents({{QStringLiteral("gala"), QStringLiteral("The Gala")}});
        for (const auto kind : {ScenarioKind::same_seat, ScenarioKind::on_sale,
                                ScenarioKind::connection_storm, ScenarioKind::rehearsal}) {
            Scenario scenario = seatlock::simulator::defaults(kind);
            scenario.seed = 4'711;
            if (kind == ScenarioKind::rehearsal) scenario.event = "gala";
            form.setScenario(scenario);
            QCOMPARE(form.scenario(), scenario);
            QVERIFY2(form.isValid(), qPrintable(form.problem()));
        }
    }

    void reportsSayEverything() {
        RunResult result = *made(allStrategies());
        result.strategies[1].failure = "the server died <twice>";
        const QString html = reportText(result, {});
        for (const char* text : {"384", "9f86d081", "Seat 3-17", "AMD EPYC", "was killed"}) {
            QVERIFY2(html.contains(QString::fromLatin1(text)), text);
        }
        QVERIFY(html.contains(QStringLiteral("died &lt;twice&gt;")));
    }

    void pdfIsWritten() {
        const QTemporaryDir folder;
        const RunResult result = *made(allStrategies());
        const QString path = folder.filePath(QStringLiteral("run.pdf"));
        const auto charts = chartsForPaper(result);
        QCOMPARE(charts.size(), std::size_t{3});
        QVERIFY(writePdfReport(result, charts, path).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(!writePdfReport(result, {}, folder.filePath(QStringLiteral("no/such.pdf"))).ok());
    }

    void archiveListsReadsAndRemoves() {
        const QTemporaryDir folder;
        const QDir archive(folder.path());
        for (const char* id : {"20261101-1", "20261102-2", "unfinished"}) {
            QVERIFY(archive.mkpath(QString::fromLatin1(id)));
        }
        write(archive.filePath(QStringLiteral("20261101-1/result.json")),
              QByteArray::fromStdString(seatlock::simulator::toJson(*made({Strategy::naive}))));
        write(archive.filePath(QStringLiteral("20261102-2/result.json")), "rubbish");
        auto runs = listRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{2});
        QVERIFY(!runs[0].readable);
        QCOMPARE(runs[1].scenario, QStringLiteral("The on-sale"));
        QCOMPARE(runs[1].verdict.tone, ui::style::Tone::bad);
        QVERIFY(readRun(runs[1].folder).ok());
        QVERIFY(!readRun(runs[0].folder).ok());

        RunListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(runs);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, RunListModel::strategies).data().toString(),
                 QStringLiteral("Naive"));

        QVERIFY(!removeRun(archive.filePath(QStringLiteral("20261101-1")), folder.path()));
        QVERIFY(!removeRun(folder.path(), QDir::tempPath()));
        QVERIFY(!removeRun(folder.path(), archive.filePath(QStringLiteral("unfinished"))));
        QVERIFY(removeRun(folder.path(), runs[1].folder));
        QCOMPARE(listRuns(folder.path()).size(), std::size_t{1});
    }

    void reportsBecomeOne() {
        ProgressBox box;
        SimulationProgress progress;
        progress.given = {1, 2};
        QVERIFY(box.put(progress));
        progress.given = {3};
        progress.twice = {1};
        progress.total_ok = 3;
        QVERIFY(!box.put(progress));
        const auto content = box.take();
        QCOMPARE(content.progress->given, (std::vector<core::SeatNo>{1, 2, 3}));
        QCOMPARE(content.progress->twice, (std::vector<core::SeatNo>{1}));
        QCOMPARE(content.progress->total_ok, std::int64_t{3});
        QVERIFY(!box.take().progress);
        // Seats of a strategy that is over are nobody's any more.
        QVERIFY(box.put(progress));
        progress.strategy = 1;
        progress.given = {7};
        QVERIFY(!box.put(progress));
        QCOMPARE(box.take().progress->given, (std::vector<core::SeatNo>{7}));
    }

    void seatsAreCountedOnce() {
        PlanMap map;
        ScriptedSimulation source;
        connect(&source, &SimulationSource::planned, &map, &PlanMap::setPlan);
        source.plan(100, 7);
        QCOMPARE(map.seats(), std::int64_t{100});
        map.add({0, 1, 1, 99, 100, -1}, {1, 5});
        QCOMPARE(map.given(), std::int64_t{4});
        QCOMPARE(map.twice(), std::int64_t{2});
        map.add({1, 5}, {});
        QCOMPARE(map.twice(), std::int64_t{2});
        map.resize(400, 200);
        QVERIFY(!map.grab().isNull());
        map.reset();
        QCOMPARE(map.given(), std::int64_t{0});
    }
};

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::RunModelsTest)
#include "runmodels.moc"
