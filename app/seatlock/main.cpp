// seatlock: the console, with the engine inside.
#include "app/common/demoinstaller.h"
#include "app/common/optionparser.h"
#include "app/common/stopsignals.h"
#include "app/seatlock/displayguard.h"
#include "engine/cluster/datadirectory.h"
#include "ui/mainwindow.h"
#include "ui/style/icons.h"
#include "ui/style/plurals.h"
#include "ui/style/theme.h"

#include <cstdio>
#include <optional>

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

#include <unistd.h>

namespace seatlock::app {

namespace {

void addOptions(OptionParser& parser) {
    parser.addServeOptions();
    parser.add(QStringLiteral("watch"),
               QStringLiteral("Only follow the sale that other engines run on the database; "
                              "serve nothing."));
    parser.setDefaultSettings(
        QStandardPaths::writableLocation(QStandardPaths::ConfigLocation).toStdString() +
        "/seatlock/settings");
}

/// Nothing was ever sold here, and nobody said what to do.
bool firstRun(const OptionParser& parser) {
    const auto& options = parser.options();
    if (!options.database.empty() || options.demo || !options.demo_plain.empty()) return false;
    if (parser.isSet(QStringLiteral("watch"))) return false;
    return !cluster::hasDatabase(options.data_dir);
}

ui::WindowSetup setupOf(const OptionParser& parser) {
    ui::WindowSetup setup;
    setup.options = parser.options();
    setup.mode = parser.isSet(QStringLiteral("watch")) ? ui::host::EngineHost::Mode::watching
                                                       : ui::host::EngineHost::Mode::serving;
    setup.welcome = firstRun(parser);
    setup.settings_path = parser.settingsPath();
    setup.daemon = QDir(QCoreApplication::applicationDirPath())
                       .filePath(QStringLiteral("seatlockd"))
                       .toStdString();
    setup.prepare = [](const config::Options& options) -> Engine::Prepare {
        return [options](const std::string& url) { return installDemo(options, url); };
    };
    setup.origin = [&parser](std::string_view name) { return parser.origin(name); };
    return setup;
}

/// Started from a menu, nobody sees what is printed.
void complain(int argc, char** argv, const OptionParser& parser) {
    if (argc > 1 || parser.exitCode() == 0 || isatty(STDERR_FILENO) != 0) return;
    DisplayGuard guard;
    QApplication application(argc, argv);
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("Console", "Seatlock"),
                    QCoreApplication::translate("Console", "Seatlock cannot start like this"));
    box.setInformativeText(QString::fromStdString(parser.complaint()));
    box.exec();
}

int run(int argc, char** argv) {
    OptionParser parser(QStringLiteral(
        "The box office in a window: sells seats over HTTP and shows the sale as it goes."));
    addOptions(parser);
    bool understood = false;
    {
        // Help and complaints need no display.
        QCoreApplication application(argc, argv);
        understood = parser.parse(QCoreApplication::arguments());
    }
    if (!understood) {
        complain(argc, argv, parser);
        return parser.exitCode();
    }
    StopSignals::block();
    std::optional<DisplayGuard> guard(std::in_place);
    QApplication application(argc, argv);
    guard.reset();
    ui::style::Plurals plurals;
    QApplication::installTranslator(&plurals);
    QApplication::setWindowIcon(ui::style::Icons::application());
    StopSignals signals;
    QSettings settings;
    ui::style::Theme theme(settings);
    theme.apply();
    ui::MainWindow window(setupOf(parser), theme, settings);
    signals.onStop([&window] { window.quitWithoutAsking(); });
    // As seatlockd does, for scripts that wait for it.
    QObject::connect(&window, &ui::MainWindow::started, &window, [&window] {
        if (window.host().url().isEmpty()) return;
        std::printf("ready %s\n", qPrintable(window.host().url()));
        std::fflush(stdout);
    });
    window.show();
    return QApplication::exec();
}

}  // namespace

}  // namespace seatlock::app

int main(int argc, char** argv) {
    // Qt's own dispatcher: the listeners' loops have few descriptors, and GLib's costs more.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication::setOrganizationName(QStringLiteral("seatlock"));
    QCoreApplication::setApplicationName(QStringLiteral("seatlock"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEATLOCK_VERSION));
    return seatlock::app::run(argc, argv);
}
