// The console's window from its first run to its end, over a real engine.
#include "ui/mainwindow.h"

#include "tests/support/httpclient.h"
#include "tests/support/relay.h"
#include "tests/ui/windowbench.h"
#include "ui/dialogs/firstadministrator.h"
#include "ui/dialogs/startfailure.h"
#include "ui/dialogs/welcome.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/salepage.h"
#include "ui/pages/settingspage.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/style/banner.h"
#include "ui/style/semantic.h"

#include <QTcpServer>

namespace seatlock::tests {

using ui::MainWindow;
using State = WindowBench::State;
using Mode = WindowBench::Host::Mode;
using Role = QMessageBox::ButtonRole;

class MainWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init() { bench_ = std::make_unique<WindowBench>(); }
    void cleanup() { bench_.reset(); }
    void firstRunAsks_data();
    void firstRunAsks();
    void stopsStartsRestarts();
    void closingAsksWhileItSells();
    void closingAsksNothingWhenNothingIsOnSale();
    void closingWhileStarting();
    void quittingWhileAsked();
    void portTaken();
    void databaseGoesAndComesBack();
    void remembersWhatWasShown();
    void bookingShowsOnTheMap();
    void overviewLeadsToTheMap();
    void watchesAndSellsAgain();
    void settingsApply();
    void fullScreen();
    void copies();

private:
    template <class Page>
    static Page* page(MainWindow& window, const char* id) {
        return qobject_cast<Page*>(window.workspace().page(QString::fromLatin1(id)));
    }
    std::unique_ptr<WindowBench> bench_;
};

void MainWindowTest::firstRunAsks_data() {
    QTest::addColumn<int>("downs");
    QTest::addColumn<std::size_t>("events");
    QTest::newRow("demo") << 0 << std::size_t{1};
    QTest::newRow("empty office") << 1 << std::size_t{0};
}

void MainWindowTest::firstRunAsks() {
    QFETCH(int, downs);
    QFETCH(std::size_t, events);
    auto setup = bench_->setup({});
    setup.welcome = true;
    auto window = bench_->open(setup);
    QVERIFY(window->views().isWelcoming());
    QCOMPARE(window->host().state(), State::stopped);
    QCOMPARE(window->windowTitle(), QStringLiteral("Seatlock – Stopped"));
    QVERIFY(!window->actions().start_engine->isEnabled());
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    for (int i = 0; i < downs; ++i) QTest::keyClick(window->focusWidget(), Qt::Key_Down);
    QTest::keyClick(window->focusWidget(), Qt::Key_Return);
    QVERIFY(WindowBench::reached(*window, State::running));
    QCOMPARE(window->host().snapshot().events.size(), events);
    // Nobody can sign in yet, which is asked first; it can wait.
    using ui::dialogs::FirstAdministrator;
    QTRY_VERIFY_WITH_TIMEOUT(
        qobject_cast<FirstAdministrator*>(window->views().currentWidget()) != nullptr,
        WindowBench::patience_ms);
    Q_EMIT window->findChild<FirstAdministrator*>()->left();
    QCOMPARE(window->views().currentWidget(), &window->workspace());
}

void MainWindowTest::stopsStartsRestarts() {
    auto window = bench_->open(bench_->setup());
    QCOMPARE(window->windowTitle(), QStringLiteral("Seatlock – Starting…"));
    QVERIFY(WindowBench::sells(*window));
    QCOMPARE(window->windowTitle(),
             QStringLiteral("Seatlock – Selling at ") + window->host().url());
    auto& actions = window->actions();
    {
        Answering no(Role::RejectRole);
        actions.stop_engine->trigger();
        actions.restart_engine->trigger();
        QCOMPARE(no.asked(), 2);
        QCOMPARE(window->host().state(), State::running);
    }
    Answering yes(Role::AcceptRole);
    actions.stop_engine->trigger();
    QCOMPARE(window->host().state(), State::stopping);
    QCOMPARE(window->views().busy().headline(), QStringLiteral("Closing the box office"));
    QVERIFY(!actions.start_engine->isEnabled());
    QVERIFY(WindowBench::reached(*window, State::stopped));
    QVERIFY(!actions.stop_engine->isEnabled());
    // The pages can be looked at, and say so.
    actions.page(QStringLiteral("settings"))->trigger();
    QCOMPARE(window->views().currentWidget(), &window->workspace());
    actions.start_engine->trigger();
    QVERIFY(WindowBench::sells(*window));
    QSignalSpy started(window.get(), &MainWindow::started);
    actions.restart_engine->trigger();
    QVERIFY(started.wait(WindowBench::patience_ms));
    QVERIFY(WindowBench::sells(*window));
    HttpClient client(WindowBench::portOf(*window));
    QCOMPARE(client.get("/readyz").status, 200);
}

void MainWindowTest::closingAsksWhileItSells() {
    auto window = bench_->open(bench_->setup());
    QVERIFY(WindowBench::sells(*window));
    {
        Answering no(Role::RejectRole);
        QVERIFY(!window->close());
        QCOMPARE(no.asked(), 1);
    }
    QVERIFY(window->isVisible());
    HttpClient client(WindowBench::portOf(*window));
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"3"})).status, 201);
    Answering yes(Role::AcceptRole);
    window->close();
    QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), WindowBench::patience_ms);
    QCOMPARE(window->host().state(), State::stopped);
    QCOMPARE(yes.asked(), 1);
}

void MainWindowTest::closingAsksNothingWhenNothingIsOnSale() {
    auto window = bench_->open(bench_->setup({}));
    QVERIFY(WindowBench::reached(*window, State::running));
    window->close();
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), WindowBench::patience_ms);
    QCOMPARE(window->host().state(), State::stopped);
}

void MainWindowTest::closingWhileStarting() {
    auto window = bench_->open(bench_->setup());
    QSignalSpy started(window.get(), &MainWindow::started);
    window->close();
    QVERIFY(window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), WindowBench::patience_ms);
    QCOMPARE(window->host().state(), State::stopped);
    QCOMPARE(started.count(), 0);
}

/// A signal while a question is open: nobody answers, and it ends all the same.
void MainWindowTest::quittingWhileAsked() {
    auto window = bench_->open(bench_->setup());
    QVERIFY(WindowBench::sells(*window));
    QTimer::singleShot(0, window.get(), [&] {
        QVERIFY(QApplication::activeModalWidget() != nullptr);
        window->quitWithoutAsking();
    });
    // The loop of the question goes on until the window has gone; then the box is dismissed.
    QTimer poll;
    connect(&poll, &QTimer::timeout, window.get(), [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box != nullptr && window->host().state() == State::stopped) box->reject();
    });
    poll.start(10);
    window->actions().stop_engine->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), WindowBench::patience_ms);
    QCOMPARE(window->host().state(), State::stopped);
}

void MainWindowTest::portTaken() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    auto setup = bench_->setup();
    setup.options.listen_port = other.serverPort();
    auto window = bench_->open(setup);
    QTRY_COMPARE_WITH_TIMEOUT(window->host().state(), State::failed, WindowBench::patience_ms);
    auto* failure = qobject_cast<ui::dialogs::StartFailure*>(window->views().currentWidget());
    QVERIFY(failure != nullptr);
    QCOMPARE(failure->advice().kind, ui::dialogs::FailureKind::port_taken);
    QCOMPARE(window->windowTitle(), QStringLiteral("Seatlock – Not running"));
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    auto* next = qobject_cast<QPushButton*>(window->focusWidget());
    QVERIFY(next != nullptr);
    QTest::keyClick(next, Qt::Key_Return);
    QVERIFY(WindowBench::sells(*window));
    QVERIFY(WindowBench::portOf(*window) != other.serverPort());
}

/// One of another machine: the strip, the title and a banner say so, until it is back.
void MainWindowTest::databaseGoesAndComesBack() {
    Relay relay(sharedCluster().cluster().directory().runDir());
    auto setup = bench_->setup();
    setup.options.database = relay.url("seatlock");
    auto window = bench_->open(setup);
    QVERIFY2(WindowBench::sells(*window), window->host().error().detail.c_str());
    auto& strip = window->status();
    QCOMPARE(strip.texts().first(), QStringLiteral("Selling"));
    relay.refuse(true);
    HttpClient client(WindowBench::portOf(*window));
    QTRY_COMPARE_WITH_TIMEOUT(strip.texts().first(), QStringLiteral("Database away"),
                              WindowBench::patience_ms);
    QCOMPARE(window->windowTitle(), QStringLiteral("Seatlock – Database away"));
    const auto* banner = window->workspace().findChild<ui::style::Banner*>(QString());
    QVERIFY(banner != nullptr && !banner->isHidden());
    QVERIFY(banner->text().contains(QStringLiteral("database")));
    relay.refuse(false);
    QTRY_COMPARE_WITH_TIMEOUT(strip.texts().first(), QStringLiteral("Selling"),
                              WindowBench::patience_ms);
    QTRY_VERIFY(banner->isHidden());
    QTRY_COMPARE_WITH_TIMEOUT(client.get("/readyz").status, 200, WindowBench::patience_ms);
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"1"})).status, 201);
    // It ends although the database is away, and so does a start.
    relay.refuse(true);
    window->quitWithoutAsking();
    QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), WindowBench::patience_ms);
    window = bench_->open(setup);
    QTRY_COMPARE_WITH_TIMEOUT(window->host().state(), State::failed, WindowBench::patience_ms);
    QCOMPARE(window->status().texts(), QStringList{QStringLiteral("Not running")});
}

void MainWindowTest::remembersWhatWasShown() {
    QSize size;
    {
        auto window = bench_->open(bench_->setup({plain(100), plain(60)}));
        QVERIFY(WindowBench::sells(*window));
        window->resize(1011, 707);
        size = window->size();
        window->workspace().showPage(QStringLiteral("sale"));
        const auto events = window->host().snapshot().events;
        QCOMPARE(events.size(), std::size_t{2});
        for (const auto& event : events) {
            if (event.slug != "plain-60") continue;
            Q_EMIT page<ui::pages::SalePage>(*window, "sale")->eventChosen(event.id);
        }
        window->quitWithoutAsking();
        QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), WindowBench::patience_ms);
    }
    auto window = bench_->open(bench_->setup({plain(100), plain(60)}));
    QVERIFY(WindowBench::sells(*window));
    QCOMPARE(window->size(), size);
    QCOMPARE(window->workspace().currentPage(), QStringLiteral("sale"));
    auto* view = page<ui::pages::SalePage>(*window, "sale")->view();
    QTRY_VERIFY(view->describe().contains(QStringLiteral("60 seats")));
}

void MainWindowTest::bookingShowsOnTheMap() {
    auto window = bench_->open(bench_->setup());
    QVERIFY(WindowBench::sells(*window));
    window->workspace().showPage(QStringLiteral("sale"));
    auto* view = page<ui::pages::SalePage>(*window, "sale")->view();
    QTRY_VERIFY(view->describe().contains(QStringLiteral("100 seats")));
    QTRY_VERIFY(!view->animating());
    constexpr core::SeatNo seat = 16;
    // Searched for anew each time: a banner above the map may move it.
    const auto upperEdge = [&] {
        for (int y = 0; y < view->height(); ++y) {
            for (int x = 0; x < view->width(); ++x) {
                if (view->seatAt(QPointF(x, y)) == seat) return QPoint(x, y);
            }
        }
        return QPoint();
    };
    // From there to somewhere inside, beside its number and signs.
    const auto colours = [&] {
        const QPoint at = upperEdge();
        const QImage image = view->grab().toImage();
        QSet<QRgb> out;
        const qreal ratio = view->devicePixelRatioF();
        for (int y = at.y(); y < at.y() + 12; ++y) {
            for (int x = at.x() - 6; x < at.x() + 6; ++x) {
                const QPoint place = (QPointF(x, y) * ratio).toPoint();
                if (image.valid(place)) out << (image.pixel(place) | 0xff000000);
            }
        }
        return out;
    };
    const QRgb held = ui::style::semantic(view->palette()).held.rgb();
    QVERIFY(!upperEdge().isNull());
    QVERIFY(!colours().contains(held));
    HttpClient client(WindowBench::portOf(*window));
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"17"})).status, 201);
    QTRY_VERIFY_WITH_TIMEOUT(colours().contains(held), WindowBench::patience_ms);
}

void MainWindowTest::overviewLeadsToTheMap() {
    auto window = bench_->open(bench_->setup({plain(100), plain(60)}));
    QVERIFY(WindowBench::sells(*window));
    QCOMPARE(window->host().snapshot().events.size(), std::size_t{2});
    auto* view = page<ui::pages::SalePage>(*window, "sale")->view();
    for (const auto& event : std::vector(window->host().snapshot().events)) {
        window->workspace().showPage(QStringLiteral("overview"));
        Q_EMIT page<ui::pages::OverviewPage>(*window, "overview")->eventActivated(event.id);
        QCOMPARE(window->workspace().currentPage(), QStringLiteral("sale"));
        QTRY_VERIFY(view->describe().contains(QStringLiteral("%1 seats").arg(event.seats)));
    }
}

void MainWindowTest::watchesAndSellsAgain() {
    auto seller = bench_->open(bench_->setup());
    QVERIFY(WindowBench::sells(*seller));
    WindowBench other;
    auto setup = other.setup();
    setup.options.data_dir = bench_->setup().options.data_dir;
    setup.mode = Mode::watching;
    auto window = other.open(setup);
    QVERIFY(WindowBench::sells(*window));
    QVERIFY(window->windowTitle().startsWith(QStringLiteral("Seatlock – Watching ")));
    QCOMPARE(window->status().texts().first(), QStringLiteral("Watching"));
    QVERIFY(!window->actions().copy_address->isEnabled());
    QVERIFY(window->actions().sell->isEnabled());
    HttpClient client(WindowBench::portOf(*seller));
    QCOMPARE(client.post("/v1/events/plain-100/holds", seatsBody({"9"})).status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(window->host().snapshot().events.front().held, 1,
                              WindowBench::patience_ms);
    window->actions().stop_engine->trigger();  // nobody is asked: nobody buys here
    QVERIFY(WindowBench::reached(*window, State::stopped));
    window->actions().start_engine->trigger();
    QVERIFY(WindowBench::sells(*window));
    QCOMPARE(window->host().mode(), Mode::watching);
    // The folder is the other's, so it cannot sell before that one has ended.
    window->actions().sell->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(window->host().state(), State::failed, WindowBench::patience_ms);
    seller->quitWithoutAsking();
    QTRY_VERIFY_WITH_TIMEOUT(!seller->isVisible(), WindowBench::patience_ms);
    window->actions().start_engine->trigger();
    QVERIFY(WindowBench::sells(*window));
    QCOMPARE(window->host().mode(), Mode::serving);
    QVERIFY(!window->actions().sell->isEnabled());
}

void MainWindowTest::settingsApply() {
    auto window = bench_->open(bench_->setup());
    QVERIFY(WindowBench::sells(*window));
    auto* settings = page<ui::pages::SettingsPage>(*window, "settings");
    auto changed = window->host().options();
    changed.limits.pool_connections_max = 3;
    {
        Answering no(Role::RejectRole);
        Q_EMIT settings->applyRequested(changed, true);
        QCOMPARE(no.asked(), 1);
        QVERIFY(window->status().mentioned().contains(QStringLiteral("next")));
    }
    Answering yes(Role::AcceptRole);
    QSignalSpy started(window.get(), &MainWindow::started);
    Q_EMIT settings->applyRequested(changed, true);
    QVERIFY(started.wait(WindowBench::patience_ms));
    QTRY_COMPARE(window->host().snapshot().pool.ceiling, 3);
    window->actions().stop_engine->trigger();
    QVERIFY(WindowBench::reached(*window, State::stopped));
    Q_EMIT settings->applyRequested(changed, true);
    QCOMPARE(window->host().state(), State::stopped);
}

void MainWindowTest::fullScreen() {
    auto setup = bench_->setup({});
    setup.welcome = true;
    auto window = bench_->open(setup);
    window->actions().full_screen->trigger();
    QVERIFY(window->isFullScreen());
    QTest::keyClick(window->focusWidget() ? window->focusWidget() : window.get(), Qt::Key_Escape);
    QVERIFY(!window->isFullScreen());
    QVERIFY(!window->actions().full_screen->isChecked());
    window->showFullScreen();
    QVERIFY(window->actions().full_screen->isChecked());
}

void MainWindowTest::copies() {
    auto window = bench_->open(bench_->setup());
    QVERIFY(WindowBench::sells(*window));
    window->actions().copy_address->trigger();
    QVERIFY(window->status().mentioned().contains(window->host().url()));
    QTRY_VERIFY(window->host().watchedEvent().value != 0);
    window->actions().copy_example->trigger();
    QVERIFY(window->status().mentioned().contains(QStringLiteral("/v1/events/plain-100/holds")));
    // Said beside the figures, not instead of them.
    QVERIFY(window->status().texts().contains(QStringLiteral("Selling")));
}

}  // namespace seatlock::tests

QTEST_MAIN(seatlock::tests::MainWindowTest)
#include "mainwindow.moc"
