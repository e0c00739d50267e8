#include "app/seatlockd/auditcommand.h"

#include "app/common/optionparser.h"
#include "app/seatlockd/databaseaccess.h"
#include "engine/core/jsonwriter.h"
#include "engine/store/audit.h"
#include "engine/store/auditstore.h"

#include <cstdio>
#include <optional>

namespace seatlock::app {

namespace {

void writeCounts(core::JsonWriter& json, const store::SeatCounts& counts) {
    json.field("available", counts.available).field("held", counts.held);
    json.field("sold", counts.sold).field("blocked", counts.blocked);
}

std::string jsonText(const store::AuditReport& report, const std::string& event) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject();
    if (!event.empty()) json.field("event", event);
    writeCounts(json, report.counts());
    json.field("violations", report.violations());
    if (event.empty()) {
        json.key("events").beginArray();
        for (const auto& one : report.events) {
            json.beginObject().field("event", one.slug);
            writeCounts(json, one.counts);
            json.endObject();
        }
        json.endArray();
    }
    json.key("invariants").beginArray();
    for (const auto& invariant : report.invariants) {
        json.beginObject().field("id", invariant.id).field("statement", invariant.statement);
        json.field("violations", invariant.violations).key("examples").beginArray();
        for (const auto& example : invariant.examples) json.string(example);
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return out;
}

void print(const store::AuditReport& report) {
    std::size_t broken = 0;
    for (const auto& invariant : report.invariants) {
        const bool ok = invariant.violations == 0;
        broken += ok ? 0 : 1;
        std::printf("%-6s %8lld  %s [%s]\n", ok ? "OK" : "BROKEN",
                    static_cast<long long>(invariant.violations), invariant.statement.c_str(),
                    invariant.id.c_str());
        for (const auto& example : invariant.examples) {
            std::printf("                   %s\n", example.c_str());
        }
    }
    std::printf("\n%-24s %10s %10s %10s %10s\n", "event", "available", "held", "sold", "blocked");
    for (const auto& event : report.events) {
        std::printf("%-24s %10lld %10lld %10lld %10lld\n", event.slug.c_str(),
                    static_cast<long long>(event.counts.available),
                    static_cast<long long>(event.counts.held),
                    static_cast<long long>(event.counts.sold),
                    static_cast<long long>(event.counts.blocked));
    }
    if (broken == 0) {
        std::printf("\nall %zu invariants hold\n", report.invariants.size());
    } else {
        std::printf("\n%zu of %zu invariants BROKEN, %lld violations\n", broken,
                    report.invariants.size(), static_cast<long long>(report.violations()));
    }
}

/// What is wrong, and for an unknown event which ones there are.
void explain(pool::Connection& connection, const core::Error& error) {
    std::fprintf(stderr, "seatlockd: the audit failed: %s\n", error.detail.c_str());
    if (error.code != core::ErrorCode::unknown_event) return;
    const auto slugs = store::eventSlugs(connection);
    if (!slugs) return;
    std::string names;
    for (const auto& slug : *slugs) names += (names.empty() ? "" : ", ") + slug;
    std::fprintf(stderr, "events here: %s\n", names.empty() ? "none" : names.c_str());
}

}  // namespace

int auditCommand(const QStringList& arguments) {
    OptionParser parser(
        QStringLiteral(
            "Proves the books: checks every invariant of the seats, holds, orders and histories in "
            "the database, while a sale goes on or not. Exit code 1 when one is broken."),
        QStringLiteral("audit"));
    parser.addDatabaseOptions();
    parser.add(QStringLiteral("event"), QStringLiteral("Only this event; all without it."),
               QStringLiteral("SLUG"));
    parser.add(QStringLiteral("json"), QStringLiteral("Print one JSON object."));
    if (!parser.parse(arguments)) return parser.exitCode();
    auto access = DatabaseAccess::openExisting(parser.options());
    if (!access) {
        std::fprintf(stderr, "seatlockd: %s\n", access.error().detail.c_str());
        return 1;
    }
    const std::string event = parser.value(QStringLiteral("event")).toStdString();
    const auto report =
        store::audit(access->connection(), event.empty() ? std::nullopt : std::optional(event));
    if (!report) {
        explain(access->connection(), report.error());
        return report.error().code == core::ErrorCode::unknown_event ? 2 : 1;
    }
    if (parser.isSet(QStringLiteral("json"))) {
        std::puts(jsonText(*report, event).c_str());
    } else {
        print(*report);
    }
    return report->violations() == 0 ? 0 : 1;
}

}  // namespace seatlock::app
