// seatlockd: the engine without a window. One command a run.
#include "app/seatlockd/auditcommand.h"
#include "app/seatlockd/buyerscommand.h"
#include "app/seatlockd/democommand.h"
#include "app/seatlockd/migratecommand.h"
#include "app/seatlockd/rushcommand.h"
#include "app/seatlockd/servecommand.h"
#include "app/seatlockd/simulatecommand.h"
#include "app/seatlockd/strategycommand.h"

#include <cstdio>
#include <span>

#include <QCoreApplication>
#include <QStringList>

namespace {

struct Command {
    const char* name;
    int (*run)(const QStringList& arguments);
    const char* summary;  ///< null: not listed
};

constexpr Command commands[] = {
    {"serve", seatlock::app::serveCommand, "run the engine and serve HTTP"},
    {"demo", seatlock::app::demoCommand, "put demo events on sale"},
    {"migrate", seatlock::app::migrateCommand, "bring the database's schema up to date"},
    {"rush", seatlock::app::rushCommand, "send a flash sale at a running engine"},
    {"simulate", seatlock::app::simulateCommand, "prove a flash sale, beside the naive way"},
    {"audit", seatlock::app::auditCommand, "prove the books; exit 1 when an invariant is broken"},
    // Run by a simulation, not by people.
    {"buyers", seatlock::app::buyersCommand, nullptr},
    {"strategy", seatlock::app::strategyCommand, nullptr},
};

void usage(std::FILE* to) {
    std::fputs("Usage: seatlockd COMMAND [OPTIONS]\n\nCommands:\n", to);
    for (const Command& command : commands) {
        if (command.summary) std::fprintf(to, "  %-8s %s\n", command.name, command.summary);
    }
    std::fputs(
        "\nseatlockd COMMAND --help lists the options of a command.\n"
        "Every option can also be set in the environment (--data-dir: SEATLOCK_DATA_DIR)\n"
        "and in the settings file (--settings FILE); a flag goes before both.\n",
        to);
}

}  // namespace

int main(int argc, char** argv) {
    // Qt's own dispatcher: the listeners' loops have few descriptors, and GLib's costs more.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("seatlockd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEATLOCK_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name == QLatin1String("--version") || name == QLatin1String("-v")) {
        std::puts("seatlockd " SEATLOCK_VERSION);
        return 0;
    }
    if (name == QLatin1String("--help") || name == QLatin1String("-h") ||
        name == QLatin1String("help")) {
        usage(stdout);
        return 0;
    }
    for (const Command& command : commands) {
        // The command's own parser sees the program's name first, as parsers expect.
        if (name == QLatin1String(command.name)) return command.run(arguments.mid(1));
    }
    if (!name.isEmpty()) {
        std::fprintf(stderr, "seatlockd: there is no command \"%s\"\n\n", qPrintable(name));
    }
    usage(stderr);
    return 2;
}
