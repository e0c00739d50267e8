#include "engine/simulator/runresult.h"

#include "engine/core/jsonwriter.h"

#include <cmath>
#include <concepts>
#include <optional>
#include <type_traits>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

using core::Result;

namespace {

template <class T, class Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

// The fields of each struct, once for both ways: `visit` writes a constant one and reads into
// another.

template <class Visit>
void fields(Visit& visit, Is<Latency> auto& of) {
    visit("p50", of.p50);
    visit("p95", of.p95);
    visit("p99", of.p99);
    visit("max", of.max);
}

template <class Visit>
void fields(Visit& visit, Is<Fairness> auto& of) {
    visit("order_distance", of.order_distance);
    visit("bot_buyers_share", of.bot_buyers_share);
    visit("bot_seats_share", of.bot_seats_share);
}

template <class Visit>
void fields(Visit& visit, Is<Finding> auto& of) {
    visit("kind", of.kind);
    visit("text", of.text);
}

template <class Visit>
void fields(Visit& visit, Is<AuditResult> auto& of) {
    visit("done", of.done);
    visit("double_bookings", of.double_bookings);
    visit("lost", of.lost);
    visit("orphans", of.orphans);
    visit("ledger", of.ledger);
    visit("payments", of.payments);
    visit("unknown", of.unknown);
    visit("unknown_booked", of.unknown_booked);
    visit("findings", of.findings);
}

template <class Visit>
void fields(Visit& visit, Is<RunSample> auto& of) {
    visit("at_s", of.at_s);
    visit("seconds", of.seconds);
    visit("buyers", of.buyers);
    visit("ok", of.ok);
    visit("refused", of.refused);
    visit("unavailable", of.unavailable);
    visit("other", of.other);
    visit("unknown", of.unknown);
    visit("double_bookings", of.double_bookings);
    visit("p50_ms", of.p50_ms);
    visit("p99_ms", of.p99_ms);
    visit("db_connections", of.db_connections);
    visit("rss_kb", of.rss_kb);
}

template <class Visit>
void fields(Visit& visit, Is<StrategyResult> auto& of) {
    visit("name", of.name);
    visit("seconds", of.seconds);
    visit("requests", of.requests);
    visit("requests_per_s", of.requests_per_s);
    visit("seats_per_s", of.seats_per_s);
    visit("sold_out_s", of.sold_out_s);
    visit("seats_sold", of.seats_sold);
    visit("double_bookings", of.double_bookings);
    visit("double_booking_rate", of.double_booking_rate);
    visit("latency_ms", of.latency_ms);
    visit.megabytes("engine_rss_mb_max", of.engine_rss_kb_max);
    visit("db_connections_max", of.db_connections_max);
    visit("errors", of.errors);
    visit("fairness", of.fairness);
    visit("answers", of.answers);
    visit("audit", of.audit);
    visit("raw_log", of.raw_log);
    visit("raw_log_sha256", of.raw_log_sha256);
    visit("failure", of.failure);
    visit("samples", of.samples);
}

template <class Visit>
void fields(Visit& visit, Is<RunSetting> auto& of) {
    visit("machine", of.machine);
    visit("seatlock", of.seatlock);
    visit("postgresql", of.postgresql);
    visit("started_at", of.started_at);
}

template <class Visit>
void fields(Visit& visit, Is<RunResult> auto& of) {
    visit("id", of.id);
    visit("scenario", of.scenario);
    visit("setting", of.setting);
    visit("stopped", of.stopped);
    visit("faults", of.faults);
    visit("recommendation", of.recommendation);
    visit("strategies", of.strategies);
}

class FieldWriter {
public:
    explicit FieldWriter(std::string& out) : json_(out) {}

    template <class T>
    void operator()(const char* name, const T& value) {
        json_.key(name);
        put(value);
    }
    void megabytes(const char* name, std::int64_t kilobytes) {
        json_.field(name, static_cast<double>(kilobytes) / 1024);
    }

    void put(const std::string& text) { json_.string(text); }
    void put(std::int64_t number) { json_.number(number); }
    void put(double number) { json_.number(number); }
    void put(bool yes) { json_.boolean(yes); }
    void put(const Scenario& scenario) { json_.raw(toJson(scenario)); }
    void put(const std::map<std::string, std::int64_t>& counts) {
        json_.beginObject();
        for (const auto& [name, count] : counts) json_.field(name, count);
        json_.endObject();
    }
    template <class T>
    void put(const std::vector<T>& list) {
        json_.beginArray();
        for (const T& one : list) put(one);
        json_.endArray();
    }
    template <class T>
    requires std::is_class_v<T>
    void put(const T& of) {
        json_.beginObject();
        fields(*this, of);
        json_.endObject();
    }

private:
    core::JsonWriter json_;
};

/// What is not there stays as it is: results of earlier versions may have less.
class FieldReader {
public:
    explicit FieldReader(QJsonObject object) : object_(std::move(object)) {}

    template <class T>
    void operator()(const char* name, T& value) {
        const auto found = object_.constFind(QLatin1String(name));
        if (found != object_.constEnd()) get(*found, value);
    }
    void megabytes(const char* name, std::int64_t& kilobytes) {
        kilobytes = std::llround(object_.value(QLatin1String(name)).toDouble() * 1024);
    }
    /// Of the scenario, which is checked where it is read.
    const std::optional<core::Error>& error() const { return error_; }

private:
    static void get(const QJsonValue& json, std::string& text) {
        text = json.toString().toStdString();
    }
    static void get(const QJsonValue& json, std::int64_t& number) { number = json.toInteger(); }
    static void get(const QJsonValue& json, double& number) { number = json.toDouble(); }
    static void get(const QJsonValue& json, bool& yes) { yes = json.toBool(); }
    static void get(const QJsonValue& json, std::map<std::string, std::int64_t>& counts) {
        const QJsonObject object = json.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            counts[at.key().toStdString()] = at->toInteger();
        }
    }
    void get(const QJsonValue& json, Scenario& scenario) {
        const QByteArray text = QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
        auto read = scenarioOf({text.constData(), static_cast<std::size_t>(text.size())});
        if (read) {
            scenario = std::move(read).value();
        } else {
            error_ = read.error();
        }
    }
    template <class T>
    void get(const QJsonValue& json, std::vector<T>& list) {
        for (const QJsonValue one : json.toArray()) get(one, list.emplace_back());
    }
    template <class T>
    requires std::is_class_v<T>
    void get(const QJsonValue& json, T& of) {
        FieldReader inner(json.toObject());
        fields(inner, of);
    }

    const QJsonObject object_;
    std::optional<core::Error> error_;
};

}  // namespace

std::string toJson(const RunResult& result) {
    std::string out;
    FieldWriter(out).put(result);
    return out;
}

Result<RunResult> runResultOf(std::string_view json) {
    const auto refuse = [](const std::string& reason) -> Result<RunResult> {
        return {core::ErrorCode::configuration, "this is no result of a simulation: " + reason};
    };
    QJsonParseError failure;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &failure);
    if (failure.error != QJsonParseError::NoError) {
        return refuse(failure.errorString().toStdString());
    }
    for (const char* list : {"id", "scenario", "strategies"}) {
        if (!document.object().contains(QLatin1String(list))) {
            return refuse(std::string("it has no \"") + list + "\"");
        }
    }
    RunResult result;
    FieldReader reader(document.object());
    fields(reader, result);
    if (reader.error()) return refuse(reader.error()->detail);
    if (result.id.empty()) return refuse("its \"id\" is empty");
    return result;
}

}  // namespace seatlock::simulator
