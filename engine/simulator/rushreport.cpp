#include "engine/simulator/rushreport.h"

#include "engine/core/jsonwriter.h"

#include <cstdarg>
#include <cstdio>

namespace seatlock::simulator {

using core::JsonWriter;
using metrics::HistogramSnapshot;

namespace {

double ms(std::uint64_t micros) {
    return static_cast<double>(micros) / 1000;
}

void writeLatency(JsonWriter& json, const HistogramSnapshot& latency) {
    json.beginObject();
    json.field("p50", ms(latency.percentile(0.5))).field("p95", ms(latency.percentile(0.95)));
    json.field("p99", ms(latency.percentile(0.99))).field("p999", ms(latency.percentile(0.999)));
    json.field("max", ms(latency.max())).endObject();
}

void writeAnswers(JsonWriter& json, const Answers& answers) {
    json.field("requests", answers.count() + answers.unknown);
    json.key("status").beginObject();
    for (const auto& [status, latency] : answers.by_status) {
        json.field(std::to_string(status), answers.count(status));
    }
    json.endObject().key("problems").beginObject();
    for (const auto& [slug, count] : answers.problems) json.field(slug, count);
    json.endObject().field("unknown", answers.unknown).key("latency_ms");
    writeLatency(json, answers.latency());
    json.key("latency_ms_by_status").beginObject();
    for (const auto& [status, latency] : answers.by_status) {
        json.key(std::to_string(status));
        writeLatency(json, latency.snapshot());
    }
    json.endObject();
}

double rate(const Answers& answers, const SwarmTotals& totals) {
    return totals.seconds > 0 ? static_cast<double>(answers.count()) / totals.seconds : 0;
}

/// Adds a formatted line to `out`.
[[gnu::format(printf, 2, 3)]] void line(std::string& out, const char* format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    out += text;
    out += '\n';
}

void latencyRow(std::string& out, const std::string& name, const HistogramSnapshot& latency) {
    line(out, "  %-22s %10llu %9.1f %9.1f %9.1f %9.1f %9.1f", name.c_str(),
         static_cast<unsigned long long>(latency.count()), ms(latency.percentile(0.5)),
         ms(latency.percentile(0.95)), ms(latency.percentile(0.99)), ms(latency.percentile(0.999)),
         ms(latency.max()));
}

void answersTable(std::string& out, const Answers& answers, const char* kind) {
    line(out, "  %-22s %10s %9s %9s %9s %9s %9s  (ms)", kind, "count", "p50", "p95", "p99", "p99.9",
         "max");
    for (const auto& [status, latency] : answers.by_status) {
        latencyRow(out, std::to_string(status), latency.snapshot());
    }
    if (answers.by_status.size() > 1) latencyRow(out, "all", answers.latency());
    for (const auto& [slug, count] : answers.problems) {
        line(out, "  %-22s %10lld", slug.c_str(), static_cast<long long>(count));
    }
    if (answers.unknown > 0) {
        line(out, "  %-22s %10lld", "outcome unknown", static_cast<long long>(answers.unknown));
    }
}

void verdictText(std::string& out, const RushVerdict& verdict, const Ledger& ledger) {
    if (!verdict.audited) {
        line(out, "books      not looked into");
    } else {
        line(out, "books      %zu holds told to buyers: %lld lost, %lld seats sold twice",
             ledger.booked().size(), static_cast<long long>(verdict.lost),
             static_cast<long long>(verdict.double_bookings));
        if (!ledger.unknownAsks().empty()) {
            line(out, "           %zu outcomes unknown to buyers: %lld of them are holds",
                 ledger.unknownAsks().size(), static_cast<long long>(verdict.unknown_booked));
        }
        line(out, "           %lld violations of the invariants",
             static_cast<long long>(verdict.violations));
    }
    for (const auto& finding : verdict.findings) line(out, "           %s", finding.c_str());
    if (verdict.audited) {
        line(out, "%s",
             verdict.clean() ? "verdict    every seat has one owner, every 201 is in "
                               "the books"
                             : "verdict    BROKEN");
    }
}

}  // namespace

std::string jsonReport(const RushOptions& options, const Ledger& ledger, const SwarmTotals& totals,
                       const RushVerdict& verdict) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("url", options.url).field("event", options.event);
    json.field("pattern", name(options.pattern)).field("buyers", options.buyers);
    json.field("rate", options.rate_s).field("duration", options.duration_s);
    json.field("seed", static_cast<std::int64_t>(options.seed)).field("confirm", options.confirm);
    writeAnswers(json, ledger.holds());
    json.field("seconds", totals.seconds);
    json.field("requests_per_s", rate(ledger.holds(), totals));
    json.field("unsent", totals.unsent).field("stopped", totals.stopped);
    json.key("connections").beginObject().field("opened", totals.opened);
    json.field("errors", totals.errors).field("refused", totals.refused);
    json.field("gave_up", totals.gone).endObject();
    if (options.confirm) {
        json.key("orders").beginObject();
        writeAnswers(json, ledger.orders());
        json.endObject();
    }
    json.field("audited", verdict.audited).field("double_bookings", verdict.double_bookings);
    json.field("lost", verdict.lost).field("unknown_booked", verdict.unknown_booked);
    json.field("violations", verdict.violations).key("findings").beginArray();
    for (const auto& finding : verdict.findings) json.string(finding);
    json.endArray().endObject();
    return out;
}

std::string textReport(const RushOptions& options, const Ledger& ledger, const SwarmTotals& totals,
                       const RushVerdict& verdict) {
    std::string out;
    line(out, "rush       %s at %s, event %s, %d buyers, seed %llu%s",
         std::string(name(options.pattern)).c_str(), options.url.c_str(), options.event.c_str(),
         options.buyers, static_cast<unsigned long long>(options.seed),
         totals.stopped ? ", stopped early" : "");
    line(out, "requests   %lld in %.3f s, %.0f a second",
         static_cast<long long>(ledger.holds().count() + ledger.holds().unknown), totals.seconds,
         rate(ledger.holds(), totals));
    if (options.rate_s > 0) {
        line(out, "rate       %d a second asked for, %lld requests could not be sent in time",
             options.rate_s, static_cast<long long>(totals.unsent));
    }
    line(out, "network    %lld connections, %lld refused, %lld lost or failed, %lld gave up",
         static_cast<long long>(totals.opened), static_cast<long long>(totals.refused),
         static_cast<long long>(totals.errors), static_cast<long long>(totals.gone));
    answersTable(out, ledger.holds(), "holds");
    if (options.confirm) answersTable(out, ledger.orders(), "orders");
    verdictText(out, verdict, ledger);
    return out;
}

}  // namespace seatlock::simulator
