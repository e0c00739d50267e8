#include "engine/simulator/buyersreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

namespace {

std::int64_t whole(const QJsonObject& object, QLatin1String name) {
    return object.value(name).toInteger();
}

std::vector<core::SeatNo> seats(const QJsonValue& value) {
    std::vector<core::SeatNo> out;
    for (const auto& seat : value.toArray()) {
        out.push_back(static_cast<core::SeatNo>(seat.toInteger()));
    }
    return out;
}

RunSample sample(const QJsonObject& object) {
    RunSample out;
    out.at_s = object.value(QLatin1String("at_s")).toDouble();
    out.seconds = object.value(QLatin1String("seconds")).toDouble();
    out.buyers = whole(object, QLatin1String("buyers"));
    out.ok = whole(object, QLatin1String("ok"));
    out.refused = whole(object, QLatin1String("refused"));
    out.unavailable = whole(object, QLatin1String("unavailable"));
    out.other = whole(object, QLatin1String("other"));
    out.unknown = whole(object, QLatin1String("unknown"));
    out.double_bookings = whole(object, QLatin1String("double_bookings"));
    out.p50_ms = object.value(QLatin1String("p50_ms")).toDouble();
    out.p99_ms = object.value(QLatin1String("p99_ms")).toDouble();
    return out;
}

}  // namespace

core::Result<BuyersReport> buyersReportOf(std::string_view line) {
    const auto document =
        QJsonDocument::fromJson(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
    const QJsonObject object = document.object();
    BuyersReport out;
    if (object.contains(QLatin1String("connected"))) {
        out.connected = whole(object, QLatin1String("connected"));
    } else if (object.contains(QLatin1String("sample"))) {
        out.kind = BuyersReport::Kind::selling;
        out.sample = sample(object.value(QLatin1String("sample")).toObject());
        const QJsonObject totals = object.value(QLatin1String("totals")).toObject();
        out.requests = whole(totals, QLatin1String("requests"));
        out.ok = whole(totals, QLatin1String("ok"));
        out.refused = whole(totals, QLatin1String("refused"));
        out.unavailable = whole(totals, QLatin1String("unavailable"));
        out.given = seats(object.value(QLatin1String("given")));
        out.twice = seats(object.value(QLatin1String("twice")));
    } else if (object.contains(QLatin1String("done"))) {
        out.kind = BuyersReport::Kind::done;
        const QJsonObject done = object.value(QLatin1String("done")).toObject();
        out.seconds = done.value(QLatin1String("seconds")).toDouble();
        out.requests = whole(done, QLatin1String("requests"));
        out.refused_connects = whole(done, QLatin1String("refused_connects"));
        out.errors = whole(done, QLatin1String("errors"));
        out.unsent = whole(done, QLatin1String("unsent"));
    } else {
        return {core::ErrorCode::configuration,
                "the buyers said something unreadable: " + std::string(line.substr(0, 200))};
    }
    return out;
}

}  // namespace seatlock::simulator
