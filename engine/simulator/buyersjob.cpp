#include "engine/simulator/buyersjob.h"

#include "engine/core/jsonwriter.h"
#include "engine/simulator/buyercrowd.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

using core::ErrorCode;
using core::JsonWriter;
using core::Result;

namespace {

struct TextField {
    const char* name;
    std::string BuyersJob::*value;
};
constexpr TextField text_fields[] = {{"url", &BuyersJob::url},
                                     {"event", &BuyersJob::event},
                                     {"plan_file", &BuyersJob::plan_file},
                                     {"log", &BuyersJob::log}};

/// Then an answer is not waited for any longer: after the end of the run, and after a stop.
constexpr std::int64_t answer_ms_max = 10'000;
constexpr std::int64_t stop_ms_max = 150;

SeatLabels labelsOf(const SeatingPlan& plan) {
    std::vector<std::string> out;
    for (const PlanRow& row : plan.rows) {
        const auto first = static_cast<std::size_t>(row.first);
        out.resize(std::max(out.size(), first + row.labels.size()));
        std::ranges::copy(row.labels, out.begin() + row.first);
    }
    return SeatLabels(std::move(out));
}

void writeSeats(JsonWriter& json, std::string_view name, const std::vector<core::SeatNo>& seats) {
    json.key(name).beginArray();
    for (const auto seat : seats) json.number(std::int64_t{seat});
    json.endArray();
}

}  // namespace

Result<BuyersJob> buyersJobOf(std::string_view text) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (!document.isObject()) {
        return {ErrorCode::configuration,
                "the buyers are told what to do by one JSON object on standard input: " +
                    error.errorString().toStdString()};
    }
    const QJsonObject json = document.object();
    BuyersJob out;
    for (const TextField& field : text_fields) {
        out.*field.value = json.value(QLatin1String(field.name)).toString().toStdString();
        if ((out.*field.value).empty()) {
            return {ErrorCode::configuration, std::string(field.name) + " is missing"};
        }
    }
    const auto scenario = json.value(QLatin1String("scenario"));
    if (!scenario.isObject()) return {ErrorCode::configuration, "scenario is missing"};
    auto read =
        scenarioOf(QJsonDocument(scenario.toObject()).toJson(QJsonDocument::Compact).toStdString());
    if (!read) return read.error();
    if (auto checked = check(*read); !checked) return checked.error();
    out.scenario = std::move(read).value();
    return out;
}

std::string toJson(const BuyersJob& job) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    for (const TextField& field : text_fields) json.field(field.name, job.*field.value);
    json.key("scenario").raw(toJson(job.scenario)).endObject();
    return out;
}

Result<BuyersDone> runBuyers(const BuyersJob& job, const std::atomic<bool>& stop,
                             CrowdObserver& observer) {
    std::ifstream file(job.plan_file, std::ios::binary);
    if (!file) return {ErrorCode::configuration, job.plan_file + " cannot be read"};
    auto seats = seatingPlanOf(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!seats) return seats.error();
    const auto target = Target::parse(job.url);
    if (!target) return target.error();
    auto log = OutcomeLog::create(job.log);
    if (!log) return log.error();

    SwarmOptions options;
    options.buyers = static_cast<int>(job.scenario.buyers);
    options.duration_s = static_cast<int>(job.scenario.duration_s);
    options.answer_ms_max = answer_ms_max;
    options.stop_ms_max = stop_ms_max;
    options.stop = &stop;
    const SeatLabels labels = labelsOf(*seats);
    BuyerCrowd crowd(options, job.scenario, *seats, labels, *target, job.event, *log, observer,
                     core::SystemClock::instance());
    const auto totals = crowd.run();
    const auto closed = log->close();
    if (!totals) return totals.error();
    if (!closed) return closed.error();
    return BuyersDone{crowd.totals(), *totals};
}

std::string connectingLine(std::int64_t connected) {
    return "{\"connected\":" + std::to_string(connected) + "}\n";
}

std::string sellingLine(const CrowdReport& report) {
    std::string out;
    JsonWriter json(out);
    const RunSample& sample = report.sample;
    json.beginObject().key("sample").beginObject();
    json.field("at_s", sample.at_s).field("seconds", sample.seconds);
    json.field("buyers", sample.buyers).field("ok", sample.ok).field("refused", sample.refused);
    json.field("unavailable", sample.unavailable).field("other", sample.other);
    json.field("unknown", sample.unknown).field("double_bookings", sample.double_bookings);
    json.field("p50_ms", sample.p50_ms).field("p99_ms", sample.p99_ms).endObject();
    const CrowdTotals& totals = report.totals;
    json.key("totals").beginObject().field("requests", totals.requests).field("ok", totals.ok);
    json.field("refused", totals.refused).field("unavailable", totals.unavailable).endObject();
    writeSeats(json, "given", report.given);
    writeSeats(json, "twice", report.twice);
    json.endObject();
    return out + '\n';
}

std::string doneLine(const BuyersDone& done) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("done").beginObject();
    json.field("seconds", done.swarm.seconds).field("requests", done.totals.requests);
    json.field("refused_connects", done.swarm.refused).field("errors", done.swarm.errors);
    json.field("unsent", done.swarm.unsent).endObject().endObject();
    return out + '\n';
}

}  // namespace seatlock::simulator
