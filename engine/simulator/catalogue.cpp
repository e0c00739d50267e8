#include "engine/simulator/catalogue.h"

#include "engine/simulator/answerbody.h"
#include "engine/simulator/httpget.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

Result<QJsonObject> getObject(const Target& target, const std::string& path) {
    const auto answer = httpGet(target, path);
    if (!answer) {
        const auto& error = answer.error();
        if (error.code == ErrorCode::overloaded) {
            return {ErrorCode::configuration, "no engine answers at http://" + target.host + " (" +
                                                  error.detail +
                                                  "); start one: seatlockd serve --demo"};
        }
        return {ErrorCode::configuration, "what answers at http://" + target.host +
                                              " is no engine, or is stuck: " + error.detail};
    }
    const QByteArray body(answer->body.data(), static_cast<qsizetype>(answer->body.size()));
    const auto json = QJsonDocument::fromJson(body).object();
    if (answer->status == 200 && !json.isEmpty()) return json;
    return core::Error{answer->status == 404 ? ErrorCode::unknown_event : ErrorCode::configuration,
                       "http://" + target.host + target.prefix + path + " answers " +
                           std::to_string(answer->status),
                       {},
                       0};
}

/// " The events here: a, b", or what to do when there is none.
std::string eventsHere(const Target& target) {
    const auto list = getObject(target, "/v1/events");
    if (!list) return {};
    std::string names;
    const auto events = list->value(QLatin1String("events")).toArray();
    for (const auto& event : events) {
        if (!names.empty()) names += ", ";
        names += event.toObject().value(QLatin1String("event")).toString().toStdString();
    }
    return names.empty() ? "; none is on sale there: seatlockd demo makes some"
                         : "; there are: " + names;
}

}  // namespace

Result<Done> requireEvent(const Target& target, const std::string& event) {
    const auto found = getObject(target, "/v1/events/" + event);
    if (found) return Done{};
    if (found.error().code != ErrorCode::unknown_event) return found.error();
    return {ErrorCode::configuration,
            "there is no event \"" + event + "\" at http://" + target.host + eventsHere(target)};
}

Result<OfferedSeats> offeredSeats(const Target& target, const std::string& event) {
    const auto chart = getObject(target, "/v1/events/" + event + "/chart");
    if (!chart) return chart.error();
    const auto availability = getObject(target, "/v1/events/" + event + "/availability");
    if (!availability) return availability.error();
    OfferedSeats out;
    const auto labels =
        chart->value(QLatin1String("seats")).toObject().value(QLatin1String("labels")).toArray();
    for (const auto& label : labels) out.labels.push_back(label.toString().toStdString());
    const auto states = availability->value(QLatin1String("states")).toString();
    for (qsizetype i = 0; i < states.size() && i < labels.size(); ++i) {
        if (states.at(i) == QLatin1Char('a')) out.free.push_back(static_cast<core::SeatNo>(i));
    }
    return out;
}

}  // namespace seatlock::simulator
