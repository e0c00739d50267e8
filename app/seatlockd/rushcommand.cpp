#include "app/seatlockd/rushcommand.h"

#include "app/common/optionparser.h"
#include "app/seatlockd/arguments.h"
#include "app/seatlockd/databaseaccess.h"
#include "app/seatlockd/stopflag.h"
#include "engine/simulator/rush.h"

#include <cstdio>
#include <optional>

namespace seatlock::app {

namespace {

void addOptions(OptionParser& parser) {
    parser.addDatabaseOptions();
    parser.add(QStringLiteral("url"), QStringLiteral("The engine's address."),
               QStringLiteral("URL"), QStringLiteral("http://127.0.0.1:8080"));
    parser.add(QStringLiteral("event"), QStringLiteral("The event to rush for."),
               QStringLiteral("SLUG"), QStringLiteral("demo-arena"));
    parser.add(QStringLiteral("buyers"), QStringLiteral("Connections at the same time."),
               QStringLiteral("N"), QStringLiteral("50"));
    parser.add(QStringLiteral("duration"),
               QStringLiteral("Seconds after which no more requests are sent."),
               QStringLiteral("S"), QStringLiteral("10"));
    parser.add(QStringLiteral("requests"),
               QStringLiteral("Number of requests after which no more are sent; 0: no limit."),
               QStringLiteral("N"), QStringLiteral("0"));
    parser.add(QStringLiteral("pattern"),
               QStringLiteral("same-seat: each buyer asks once for one seat, all at the same "
                              "moment; hot: everyone wants ten seats; spread: any seats; "
                              "best-available: one to four seats, the engine chooses; sell-out: "
                              "each free seat once."),
               QStringLiteral("NAME"), QStringLiteral("sell-out"));
    parser.add(QStringLiteral("rate"),
               QStringLiteral("Requests a second over all buyers, sent at fixed moments from "
                              "which latency counts; 0: each buyer asks again when answered."),
               QStringLiteral("R"), QStringLiteral("0"));
    parser.add(QStringLiteral("seed"), QStringLiteral("The same seed asks for the same seats."),
               QStringLiteral("N"), QStringLiteral("1"));
    parser.add(QStringLiteral("confirm"), QStringLiteral("Turn every hold into an order."));
    parser.add(QStringLiteral("no-audit"),
               QStringLiteral("Do without the database: the books are not looked into."));
    parser.add(QStringLiteral("json"), QStringLiteral("Print one JSON object."));
}

std::optional<simulator::RushOptions> readOptions(const OptionParser& parser) {
    simulator::RushOptions options;
    bool ok = true;
    options.url = parser.value(QStringLiteral("url")).toStdString();
    options.event = parser.value(QStringLiteral("event")).toStdString();
    options.buyers = static_cast<int>(wholeNumber(parser, "buyers", 1, simulator::buyers_max, ok));
    options.duration_s = static_cast<int>(wholeNumber(parser, "duration", 1, 86'400, ok));
    options.rate_s = static_cast<int>(wholeNumber(parser, "rate", 0, 1'000'000, ok));
    options.requests_max = wholeNumber(parser, "requests", 0, 1'000'000'000, ok);
    options.seed = static_cast<std::uint64_t>(wholeNumber(parser, "seed", 0, INT64_MAX, ok));
    options.confirm = parser.isSet(QStringLiteral("confirm"));
    const std::string pattern = parser.value(QStringLiteral("pattern")).toStdString();
    if (const auto known = simulator::patternOf(pattern)) {
        options.pattern = *known;
    } else {
        std::fprintf(stderr,
                     "seatlockd: --pattern must be same-seat, hot, spread, "
                     "best-available or sell-out, not \"%s\"\n",
                     pattern.c_str());
        ok = false;
    }
    if (ok && options.pattern == simulator::Pattern::same_seat &&
        (options.rate_s > 0 || options.requests_max > 0)) {
        std::fputs(
            "seatlockd: --pattern same-seat sends one request a buyer, all at the same "
            "moment: leave --rate and --requests out\n",
            stderr);
        ok = false;
    }
    if (!ok) return std::nullopt;
    options.stop = &stopRequested();
    options.progress = [](const simulator::Progress& now) {
        std::fprintf(stderr,
                     "%6.1f s  %8.0f requests/s  201 %lld  409 %lld  other %lld  unknown %lld  "
                     "p99 %.1f ms  %lld connections\n",
                     now.seconds, now.requests_per_s, static_cast<long long>(now.won),
                     static_cast<long long>(now.conflicts), static_cast<long long>(now.others),
                     static_cast<long long>(now.unknown), static_cast<double>(now.p99_us) / 1000,
                     static_cast<long long>(now.connections));
    };
    return options;
}

}  // namespace

int rushCommand(const QStringList& arguments) {
    OptionParser parser(
        QStringLiteral(
            "Sends a flash sale over the network at a running engine and then holds the books "
            "against what every buyer was told. Exit code 1 when a seat was given twice, or a "
            "success is not in the books."),
        QStringLiteral("rush"));
    addOptions(parser);
    if (!parser.parse(arguments)) return parser.exitCode();
    auto options = readOptions(parser);
    if (!options) return 2;
    const bool json = parser.isSet(QStringLiteral("json"));
    simulator::Rush rush(std::move(*options));
    if (auto found = rush.lookUp(); !found) return fail(found.error().detail, 2);
    std::optional<DatabaseAccess> access;
    if (!parser.isSet(QStringLiteral("no-audit"))) {
        auto opened = DatabaseAccess::openExisting(parser.options());
        if (!opened) {
            return fail(opened.error().detail +
                            "\nthe books cannot be looked into: name the "
                            "engine's own database with --database or --data-dir, or do without "
                            "(--no-audit)",
                        2);
        }
        access = std::move(opened).value();
    }
    catchInterrupts();
    auto done = rush.run(access ? &access->connection() : nullptr);
    if (!done) return fail(done.error().detail, 1);
    std::fputs(json ? (rush.json() + "\n").c_str() : rush.text().c_str(), stdout);
    return rush.verdict().clean() ? 0 : 1;
}

}  // namespace seatlock::app
