// A start that is cancelled, and settings that cannot be kept, over a real engine.
#include "tests/ui/windowbench.h"
#include "ui/pages/settingspage.h"
#include "ui/style/banner.h"

#include <QDir>

namespace seatlock::tests {

using State = WindowBench::State;
using ui::MainWindow;

class WindowStartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init() { bench_ = std::make_unique<WindowBench>(); }
    void cleanup() { bench_.reset(); }
    void cancelsAStart();
    void saysWhenTheLookCannotBeKept();

private:
    std::unique_ptr<WindowBench> bench_;
};

void WindowStartTest::cancelsAStart() {
    auto window = bench_->open(bench_->setup());
    QSignalSpy started(window.get(), &MainWindow::started);
    auto* cancel = window->views().busy().findChild<QPushButton*>();
    QVERIFY(cancel->isVisible());
    cancel->click();
    QVERIFY(!cancel->isVisible());
    QVERIFY(WindowBench::reached(*window, State::stopped));
    QCOMPARE(started.count(), 0);
    // What it had begun is no obstacle.
    window->actions().start_engine->trigger();
    QVERIFY(WindowBench::sells(*window));
}

void WindowStartTest::saysWhenTheLookCannotBeKept() {
    QVERIFY(QDir().mkpath(bench_->settings().fileName()));  // a folder is in the file's place
    auto window = bench_->open(bench_->setup({}));
    QVERIFY(WindowBench::reached(*window, State::running));
    auto* settings = window->findChild<ui::pages::SettingsPage*>();
    Q_EMIT settings->themeChosen(ui::style::Theme::Choice::dark);
    QCOMPARE(bench_->theme().choice(), ui::style::Theme::Choice::dark);
    QStringList said;
    for (const auto* banner : settings->findChildren<ui::style::Banner*>()) said << banner->text();
    QVERIFY2(said.join(QString()).contains(bench_->settings().fileName()),
             qPrintable(said.join(QString())));
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::WindowStartTest)
#include "windowstart.moc"
