// The Simulator page with made-up simulations: start and stop, wrong numbers, keys, results,
// earlier runs.
#include "ui/pages/simulatorpage.h"

#include "tests/ui/pictures.h"
#include "tests/ui/simulatorscenario.h"
#include "ui/simulator/historypanel.h"
#include "ui/simulator/livepanel.h"
#include "ui/simulator/numberfield.h"
#include "ui/simulator/resultpanel.h"
#include "ui/simulator/scenarioform.h"
#include "ui/simulator/strategylist.h"
#include "ui/style/banner.h"
#include "ui/style/consolestyle.h"
#include "ui/style/palettes.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

namespace seatlock::tests {

using namespace seatlock::ui::simulator;
using seatlock::simulator::allStrategies;
using ui::pages::SimulatorPage;

class SimulatorPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedSimulation> source_;
    std::unique_ptr<SimulatorPage> page_;

    bool says(const QString& text) const {
        for (const auto* banner : page_->findChildren<ui::style::Banner*>()) {
            if (banner->isVisible() && banner->text().contains(text)) return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QApplication::setStyle(new ui::style::ConsoleStyle);
        QApplication::setPalette(ui::style::lightPalette());
    }

    void init() {
        source_ = std::make_unique<ScriptedSimulation>();
        page_ = std::make_unique<SimulatorPage>(*source_);
        page_->resize(1'280, 800);
        page_->show();
        QVERIFY(QTest::qWaitForWindowActive(page_.get()));
    }

    void cleanup() {
        page_.reset();
        source_.reset();
    }

    void keysStartAndStop_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("F5") << int(Qt::Key_F5) << int(Qt::NoModifier);
        QTest::newRow("Ctrl+R") << int(Qt::Key_R) << int(Qt::ControlModifier);
    }

    void keysStartAndStop() {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        page_->form().field("buyers")->box()->setFocus();
        const auto press = [&] {
            QTest::keyClick(page_->focusWidget(), static_cast<Qt::Key>(key),
                            Qt::KeyboardModifiers(modifiers));
        };
        press();
        QCOMPARE(source_->started.size(), std::size_t{1});
        page_->tabs().setFocus();
        press();
        QCOMPARE(source_->started.size(), std::size_t{1});  // one at a time
        QVERIFY(!page_->startAction()->isEnabled());
        QVERIFY(!page_->form().isEnabled());
        QTest::keyClick(page_->focusWidget(), Qt::Key_Escape);
        QCOMPARE(source_->stops, 1);
        QVERIFY(!page_->stopAction()->isEnabled());
        RunResult result = madeResult(ScenarioKind::on_sale, {Strategy::naive});
        result.stopped = true;
        source_->finish(result);
        QCOMPARE(page_->stage(), QStringLiteral("Stopped"));
        QVERIFY(page_->startAction()->isEnabled());
        QVERIFY(page_->form().isEnabled());
    }

    void wrongNumbersCannotBeStarted() {
        auto* buyers = page_->form().field("buyers");
        buyers->box()->setValue(0);
        QVERIFY(!page_->startAction()->isEnabled());
        QVERIFY2(buyers->problem().contains(QStringLiteral("1")), qPrintable(buyers->problem()));
        QTest::keyClick(page_.get(), Qt::Key_F5);
        QVERIFY(source_->started.empty());
        buyers->box()->setValue(10);
        QVERIFY(buyers->problem().isEmpty());
        QVERIFY(page_->startAction()->isEnabled());
        page_->form().strategies()->setChosen({});
        Q_EMIT page_->form().strategies()->edited();
        QVERIFY(!page_->startAction()->isEnabled());
        page_->form().strategies()->all()->click();
        QCOMPARE(page_->form().scenario().strategies, allStrategies());
        QVERIFY(page_->startAction()->isEnabled());
        page_->form().findChild<QLineEdit*>()->clear();
        QVERIFY(!page_->startAction()->isEnabled());
    }

    void rehearsalNeedsAnEvent() {
        page_->form().setScenario(seatlock::simulator::defaults(ScenarioKind::rehearsal));
        QVERIFY(!page_->startAction()->isEnabled());
        monitor::EventFigures event;
        event.slug = "gala";
        event.name = "The Gala";
        page_->setEvents({event});
        QVERIFY2(page_->startAction()->isEnabled(), qPrintable(page_->form().problem()));
        page_->startAction()->trigger();
        QCOMPARE(source_->started.back().event, std::string("gala"));
        QCOMPARE(source_->started.back().kind, ScenarioKind::rehearsal);
    }

    void obstaclesAreSaid() {
        page_->setObstacle(QStringLiteral("start the engine"));
        QVERIFY(!page_->startAction()->isEnabled());
        QVERIFY(says(QStringLiteral("start the engine")));
        page_->setObstacle({});
        QVERIFY(page_->startAction()->isEnabled());
        QVERIFY(!says(QStringLiteral("start the engine")));
    }

    void showsARunAndItsResult() {
        page_->startAction()->trigger();
        source_->plan(500, 25);
        for (int i = 0; i < 20; ++i) source_->report(madeProgress(0, i, 20, 500));
        QCOMPARE(page_->stage(), QStringLiteral("Selling – Naive (1 of 7)"));
        QVERIFY(page_->live().map().given() > 400);
        QVERIFY(page_->live().map().twice() > 0);
        QCOMPARE(page_->live().doubles().value(), QStringLiteral("19"));
        QCOMPARE(page_->live().doubles().tone(), ui::style::Tone::bad);
        source_->report(madeProgress(1, 0, 20, 500));  // another strategy, an empty house
        QVERIFY(page_->live().map().given() < 50);
        QCOMPARE(page_->live().doubles().tone(), ui::style::Tone::normal);
        source_->finish(madeResult(ScenarioKind::on_sale, allStrategies()));
        QCOMPARE(page_->tabs().currentWidget(), &page_->result());
        QVERIFY(page_->result().verdict().contains(QStringLiteral("384 seats were sold twice")));
        QCOMPARE(page_->result().table().model()->columnCount(), 7);
        keepPicture(*page_, QStringLiteral("simulator-result"));
    }

    void faultsOnlyWhileItRuns() {
        for (const auto* button : page_->live().faults()) QVERIFY(!button->isEnabled());
        page_->startAction()->trigger();
        for (auto* button : page_->live().faults()) {
            QVERIFY(button->isEnabled());
            button->click();
        }
        QCOMPARE(source_->faults.size(), std::size_t{4});
        QCOMPARE(source_->faults.back(), Fault::cut_commit);
        source_->fail({core::ErrorCode::database_unavailable, "the database is away", {}, 0});
        QVERIFY(says(QStringLiteral("the database is away")));
        for (const auto* button : page_->live().faults()) QVERIFY(!button->isEnabled());
    }

    void anotherServersProcessesAreLeftAlone() {
        page_->setEmbedded(false);
        page_->startAction()->trigger();
        QStringList possible;
        for (const auto* button : page_->live().faults()) {
            if (button->isEnabled()) possible << button->text();
        }
        QCOMPARE(possible.size(), 2);
        QVERIFY(page_->live().faults()[1]->toolTip().contains(QStringLiteral("others may use")));
        source_->fail({core::ErrorCode::database_unavailable, "away", {}, 0});
    }

    void savesAndSaysWhenItCannot() {
        const QTemporaryDir folder;
        page_->startAction()->trigger();
        source_->finish(madeResult(ScenarioKind::on_sale, allStrategies()));
        for (const char* format : {"html", "pdf", "csv", "json"}) {
            const QString name = QString::fromLatin1(format);
            const QString path = folder.filePath(QStringLiteral("run.") + name);
            QVERIFY(page_->result().save(name, path));
            QVERIFY(QFileInfo(path).size() > 50);
        }
        QVERIFY(!page_->result().save(QStringLiteral("csv"),
                                      folder.filePath(QStringLiteral("no/run.csv"))));
        QVERIFY(says(QStringLiteral("could not be written")));
    }

    void earlierRunsOpenCompareAndGo() {
        const QTemporaryDir folder;
        const RunResult made = madeResult(ScenarioKind::on_sale, {Strategy::naive});
        for (const char* id : {"20261101-1", "20261102-2", "20261103-3"}) {
            const QDir run(folder.filePath(QString::fromLatin1(id)));
            QVERIFY(run.mkpath(QStringLiteral(".")));
            QFile file(run.filePath(QStringLiteral("result.json")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(seatlock::simulator::toJson(made)));
        }
        auto& history = page_->history();
        page_->setArchive(folder.path());
        page_->tabs().setCurrentWidget(&history);
        auto* table = history.table();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(!history.openButton()->isEnabled());
        table->selectRow(0);
        QTRY_VERIFY(history.openButton()->isEnabled());
        QVERIFY(!history.compareButton()->isEnabled());
        history.openButton()->click();
        QTRY_COMPARE(page_->tabs().currentWidget(), &page_->result());
        QCOMPARE(page_->result().table().model()->columnCount(), 1);

        page_->tabs().setCurrentWidget(&history);
        table->setSelectionMode(QAbstractItemView::MultiSelection);
        table->selectRow(1);
        QTRY_VERIFY(history.compareButton()->isEnabled());
        history.compareButton()->click();
        QTRY_COMPARE(page_->tabs().currentWidget(), &page_->result());
        QCOMPARE(page_->result().table().model()->columnCount(), 2);
        for (const auto* button : page_->result().exports()) QVERIFY(!button->isEnabled());

        page_->tabs().setCurrentWidget(&history);
        QTRY_VERIFY(history.deleteButton()->isEnabled());
        const auto answer = [](bool yes) {
            QTimer::singleShot(0, qApp, [yes] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                for (auto* button : box->buttons()) {
                    const bool sure = box->buttonRole(button) == QMessageBox::DestructiveRole;
                    if (sure == yes) return button->click();
                }
            });
        };
        answer(false);
        history.deleteButton()->click();
        QCOMPARE(table->model()->rowCount(), 3);
        answer(true);
        history.deleteButton()->click();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    }
};

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::SimulatorPageTest)
#include "simulatorpage.moc"
