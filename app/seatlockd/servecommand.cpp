#include "app/seatlockd/servecommand.h"

#include "app/common/demoinstaller.h"
#include "app/common/optionparser.h"
#include "app/common/stopsignals.h"
#include "engine/engine.h"

#include <cstdio>

#include <QCoreApplication>

#include <unistd.h>

namespace seatlock::app {

namespace {

void greet(const Engine& engine) {
    const std::string url = engine.url();
    std::printf("ready %s\n", url.c_str());
    for (const auto& event : engine.directory().all()) {
        const auto info = event->info();
        std::printf("  event %s: %s, %d seats\n", info->slug.c_str(), info->name.c_str(),
                    event->plan().size());
    }
    const auto events = engine.directory().all();
    if (!events.empty()) {
        const auto theatre = engine.directory().find("demo-theatre");
        const auto& event = theatre ? theatre : events.front();
        const std::string seat(event->plan().label(event->plan().example().value()));
        std::printf("Book a seat:\n  curl --json '{\"seats\":[\"%s\"]}' %s/v1/events/%s/holds\n",
                    seat.c_str(), url.c_str(), event->info()->slug.c_str());
    }
    std::printf("Stop: Ctrl-C, or kill %d\n", static_cast<int>(getpid()));
    std::fflush(stdout);
}

}  // namespace

int serveCommand(const QStringList& arguments) {
    OptionParser parser(QStringLiteral("Runs the engine and serves HTTP until it is told to stop "
                                       "(SIGTERM or Ctrl-C)."),
                        QStringLiteral("serve"));
    parser.addServeOptions();
    if (!parser.parse(arguments)) return parser.exitCode();

    StopSignals signals;
    Engine engine(parser.options());
    const auto prepare = [&](const std::string& url) { return installDemo(engine.options(), url); };
    if (auto started = engine.start(prepare); !started) {
        std::fprintf(stderr, "seatlockd: %s\n", started.error().detail.c_str());
        engine.stop();
        return 1;
    }
    signals.onStop([&] {
        std::fputs("stopping\n", stderr);
        engine.stop();
        QCoreApplication::quit();
    });
    greet(engine);
    QCoreApplication::exec();
    return 0;
}

}  // namespace seatlock::app
