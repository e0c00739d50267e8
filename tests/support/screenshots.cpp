// Takes pictures of the console: the real window over a real engine with the demo events on sale
// and a rush upon them.
//
//   seatlock_screenshots DIR [--dark] [--size WIDTHxHEIGHT] [--prefix TEXT]
#include "tests/support/testcluster.h"
#include "ui/mainwindow.h"
#include "ui/pages/salepage.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/style/theme.h"
#include "ui/workspace.h"

#include <cstdio>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QTimer>

namespace seatlock::tests {

namespace {

constexpr int start_s_max = 120;

void waitMs(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

QString daemon() {
    return QStringLiteral(SEATLOCK_BIN_DIR "/seatlockd");
}

core::Result<core::Done> putOnSale(const std::string& url) {
    QProcess process;
    process.start(daemon(), {QStringLiteral("demo"), QStringLiteral("--database"),
                             QString::fromStdString(url)});
    if (process.waitForFinished(-1) && process.exitCode() == 0) return core::Done{};
    return {core::ErrorCode::configuration, "the demo events could not be put on sale"};
}

class Photographer {
public:
    Photographer(const QCommandLineParser& arguments)
        : out_(arguments.positionalArguments().value(0)),
          prefix_(arguments.value(QStringLiteral("prefix"))),
          dark_(arguments.isSet(QStringLiteral("dark"))),
          settings_(QString::fromStdString(scratch_.path()) + QStringLiteral("/settings.ini"),
                    QSettings::IniFormat),
          theme_(settings_) {
        const auto size = arguments.value(QStringLiteral("size")).split(QLatin1Char('x'));
        size_ = {size.value(0).toInt(), size.value(1).toInt()};
        theme_.setChoice(dark_ ? ui::style::Theme::Choice::dark : ui::style::Theme::Choice::light);
        theme_.apply();
    }

    int run() {
        if (!QDir().mkpath(out_)) return 1;
        welcome();
        MainWindow window(setup(), theme_, settings_);
        window_ = &window;
        window.resize(size_);
        window.show();
        for (int i = 0; i < start_s_max * 10 && !running(); ++i) waitMs(100);
        if (!running()) return 1;
        sell();
        pages();
        failure();
        window.quitWithoutAsking();
        while (window.host().state() != EngineHost::State::stopped) waitMs(50);
        return 0;
    }

private:
    using MainWindow = ui::MainWindow;
    using SeatMapView = ui::seatmap::SeatMapView;
    using EngineHost = ui::host::EngineHost;

    bool running() const {
        return window_->host().state() == EngineHost::State::running &&
               window_->host().snapshot().events.size() == 2;
    }

    ui::WindowSetup setup() const {
        ui::WindowSetup out;
        out.options.data_dir = scratch_.path() + "/data";
        out.options.listen_port = 8080;
        out.daemon = daemon().toStdString();
        out.prepare = [](const config::Options&) -> Engine::Prepare { return putOnSale; };
        out.origin = [](std::string_view) { return config::Origin::preset; };
        return out;
    }

    void take(const QString& name, QWidget* widget) {
        waitMs(400);
        const QString path =
            QStringLiteral("%1/%2%3-%4.png")
                .arg(out_, prefix_, name, dark_ ? QStringLiteral("dark") : QStringLiteral("light"));
        std::printf("%s %s\n", widget->grab().save(path) ? "took" : "could not take",
                    qPrintable(path));
    }

    void welcome() {
        auto first = setup();
        first.options.data_dir = scratch_.path() + "/none";
        first.welcome = true;
        MainWindow window(first, theme_, settings_);
        window.resize(size_);
        window.show();
        take(QStringLiteral("welcome"), &window);
    }

    QProcess* rush(const QString& event, const QStringList& more) {
        auto* process = new QProcess(window_);
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(daemon(),
                       QStringList{QStringLiteral("rush"), QStringLiteral("--url"),
                                   window_->host().url(), QStringLiteral("--event"), event,
                                   QStringLiteral("--no-audit"), QStringLiteral("--json")} +
                           more);
        return process;
    }

    void finish(QProcess* process) {
        while (process->state() != QProcess::NotRunning) waitMs(100);
    }

    /// Some of both houses is sold, some held.
    void sell() {
        const QString arena = QStringLiteral("demo-arena");
        const QString theatre = QStringLiteral("demo-theatre");
        const auto orders = [](int count, int seed) {
            return QStringList{QStringLiteral("--pattern"),  QStringLiteral("best-available"),
                               QStringLiteral("--buyers"),   QStringLiteral("24"),
                               QStringLiteral("--requests"), QString::number(count),
                               QStringLiteral("--seed"),     QString::number(seed)};
        };
        finish(rush(theatre, orders(90, 3) << QStringLiteral("--confirm")));
        finish(rush(theatre, orders(40, 4)));
        finish(rush(arena, orders(1200, 5) << QStringLiteral("--confirm")));
        finish(rush(arena, orders(900, 6)));
        finish(rush(theatre,
                    {QStringLiteral("--pattern"), QStringLiteral("hot"), QStringLiteral("--buyers"),
                     QStringLiteral("50"), QStringLiteral("--duration"), QStringLiteral("2")}));
    }

    void pages() {
        auto& workspace = window_->workspace();
        auto* sale = qobject_cast<ui::pages::SalePage*>(workspace.page(QStringLiteral("sale")));
        workspace.showPage(QStringLiteral("sale"));
        const auto events = window_->host().snapshot().events;  // which goes on changing
        for (const auto& event : events) {
            Q_EMIT sale->eventChosen(event.id);
            waitMs(1500);
            sale->view()->fit();
            take(QStringLiteral("sale-%1").arg(QString::fromStdString(event.slug)), window_);
            sale->view()->showSeat(event.slug == "demo-theatre" ? 150 : 2000);
            waitMs(2500);
            take(QStringLiteral("near-%1").arg(QString::fromStdString(event.slug)), window_);
            sale->view()->fit();
            sale->view()->setHeat(true);
            take(QStringLiteral("heat-%1").arg(QString::fromStdString(event.slug)), window_);
            sale->view()->setHeat(false);
        }
        workspace.showPage(QStringLiteral("engine"));
        auto* load =
            rush(QStringLiteral("demo-arena"),
                 {QStringLiteral("--pattern"), QStringLiteral("spread"), QStringLiteral("--buyers"),
                  QStringLiteral("1000"), QStringLiteral("--rate"), QStringLiteral("600"),
                  QStringLiteral("--duration"), QStringLiteral("25")});
        waitMs(21'000);
        take(QStringLiteral("engine"), window_);
        workspace.showPage(QStringLiteral("overview"));
        finish(load);
        waitMs(2500);
        take(QStringLiteral("overview"), window_);
        workspace.showPage(QStringLiteral("settings"));
        take(QStringLiteral("settings"), window_);
    }

    /// A second console that finds the port taken.
    void failure() {
        auto second = setup();
        second.options.data_dir = scratch_.path() + "/other";
        second.options.listen_port = window_->host().options().listen_port;
        MainWindow window(second, theme_, settings_);
        window.resize(size_);
        window.show();
        while (window.host().state() != EngineHost::State::failed) waitMs(100);
        take(QStringLiteral("failure"), &window);
    }

    const ScratchDirectory scratch_;
    const QString out_;
    const QString prefix_;
    const bool dark_;
    QSettings settings_;
    ui::style::Theme theme_;
    QSize size_;
    MainWindow* window_ = nullptr;
};

}  // namespace

int photograph(int argc, char** argv) {
    qputenv("QT_NO_GLIB", "1");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("Where to put them."));
    parser.addOption({QStringLiteral("dark"), QStringLiteral("In the dark palette.")});
    parser.addOption({QStringLiteral("size"), QStringLiteral("Of the window."),
                      QStringLiteral("WxH"), QStringLiteral("1280x800")});
    parser.addOption({QStringLiteral("prefix"), QStringLiteral("Of every name."),
                      QStringLiteral("TEXT"), QString()});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().size() != 1) parser.showHelp(2);
    return Photographer(parser).run();
}

}  // namespace seatlock::tests

int main(int argc, char** argv) {
    return seatlock::tests::photograph(argc, argv);
}
