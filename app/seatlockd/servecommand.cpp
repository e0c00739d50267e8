#include "app/seatlockd/servecommand.h"

#include "app/common/demoinstaller.h"
#include "app/common/optionparser.h"
#include "app/common/stopsignals.h"
#include "app/seatlockd/arguments.h"
#include "app/seatlockd/testpayments.h"
#include "engine/engine.h"

#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include <unistd.h>

namespace seatlock::app {

namespace {

const QString test_payments = QStringLiteral("test-payments");

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
    parser.add(test_payments,
               QStringLiteral("Demo only: let buyers pay by the provider \"test\", which takes no "
                              "money and tells of each payment what is said here: paid, failed, or "
                              "several with commas; paid@2000 comes after so many milliseconds."),
               QStringLiteral("STEPS"));
    if (!parser.parse(arguments)) return parser.exitCode();
    std::optional<std::vector<booking::TestProvider::Step>> payments;
    if (parser.isSet(test_payments)) {
        auto steps = parseTestPayments(parser.value(test_payments).toStdString(), parser.options());
        if (!steps) return fail(steps.error().detail, 2);
        payments = std::move(steps).value();
    }

    StopSignals signals;
    Engine engine(parser.options());
    const auto prepare = [&](const std::string& url) { return installDemo(engine.options(), url); };
    auto started = engine.start(prepare);
    if (started && payments) started = allowTestPayments(engine, std::move(*payments));
    if (!started) {
        engine.stop();
        return fail(started.error().detail, 1);
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
