#include "app/seatlockd/strategycommand.h"

#include "app/common/optionparser.h"
#include "app/common/stopsignals.h"
#include "app/seatlockd/arguments.h"
#include "engine/engine.h"
#include "engine/pool/connection.h"
#include "engine/simulator/scenario.h"
#include "engine/store/scratch.h"
#include "engine/strategy/server.h"

#include <cstdio>
#include <functional>

#include <QCoreApplication>
#include <QSocketNotifier>

#include <unistd.h>

namespace seatlock::app {

namespace {

constexpr std::int64_t connections_max = 1'000;

/// Calls `stop` once: at a signal, or when standard input has ended.
int runUntilStopped(StopSignals& signals, const std::string& url,
                    const std::function<void()>& stop) {
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    bool stopped = false;
    const auto end = [&] {
        if (std::exchange(stopped, true)) return;
        input.setEnabled(false);
        stop();
        QCoreApplication::quit();
    };
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&end] {
        char bytes[256];
        if (::read(STDIN_FILENO, bytes, sizeof bytes) <= 0) end();
    });
    signals.onStop(end);
    std::printf("ready %s\n", url.c_str());
    std::fflush(stdout);
    QCoreApplication::exec();
    return 0;
}

int runEngine(const config::Options& options) {
    StopSignals signals;
    {
        // Before the engine brings a schema up to date that is not a simulation's.
        auto opened = pool::Connection::open({options.database, options.limits.login_ms_max, 0});
        if (!opened) return fail(opened.error().detail, 1);
        if (auto safe = store::requireScratch(**opened); !safe) return fail(safe.error().detail, 1);
    }
    Engine engine(options);
    if (auto started = engine.start(); !started) {
        engine.stop();
        return fail(started.error().detail, 1);
    }
    return runUntilStopped(signals, engine.url(), [&] { engine.stop(); });
}

int runTextbook(strategy::ServerOptions options) {
    StopSignals signals;
    strategy::Server server(std::move(options));
    if (auto started = server.start(); !started) return fail(started.error().detail, 1);
    return runUntilStopped(signals, server.url(), [&] { server.stop(); });
}

}  // namespace

int strategyCommand(const QStringList& arguments) {
    OptionParser parser(QStringLiteral("Sells a simulated event in one way; for simulations."),
                        QStringLiteral("strategy"));
    parser.addDatabaseOptions();
    parser.add(QStringLiteral("listen"), QStringLiteral("Where to serve HTTP."),
               QStringLiteral("ADDRESS:PORT"));
    parser.add(QStringLiteral("strategy"), QStringLiteral("The way to sell."),
               QStringLiteral("NAME"));
    parser.add(QStringLiteral("pool-connections"), QStringLiteral("Database connections."),
               QStringLiteral("N"), QStringLiteral("20"));
    parser.add(QStringLiteral("connection-per-request"),
               QStringLiteral("Log in for every request instead."));
    if (!parser.parse(arguments)) return parser.exitCode();
    const auto& options = parser.options();
    if (options.database.empty()) return fail("--database is missing", 2);
    const auto name = parser.value(QStringLiteral("strategy")).toStdString();
    const bool fresh = parser.isSet(QStringLiteral("connection-per-request"));
    const bool engine = name == simulator::name(simulator::Strategy::skip_locked_batched);
    if (engine && !fresh) return runEngine(options);
    const auto way = store::sellingWayOf(name);
    if (!way) return fail("there is no strategy \"" + name + "\" of this kind", 2);
    bool ok = true;
    const auto connections = wholeNumber(parser, "pool-connections", 1, connections_max, ok);
    if (!ok) return 2;
    strategy::ServerOptions selling;
    selling.way = *way;
    selling.database_url = options.database;
    selling.address = options.listen_address;
    selling.port = options.listen_port;
    selling.connection_per_request = fresh;
    selling.limits.pool_connections_max = connections;
    return runTextbook(std::move(selling));
}

}  // namespace seatlock::app
