#include "engine/strategy/bodies.h"

#include <algorithm>
#include <cmath>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seatlock::strategy {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t text_bytes_max = 254;

Error invalid(std::string detail) {
    return {ErrorCode::invalid_body, std::move(detail), {}, 0};
}

Result<QJsonObject> object(std::string_view json) {
    QJsonParseError failure;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &failure);
    if (failure.error != QJsonParseError::NoError) {
        return {ErrorCode::malformed_json, failure.errorString().toStdString()};
    }
    if (!document.isObject()) return invalid("the body must be a JSON object");
    return document.object();
}

/// Empty: it is no text, or one that is too long or has a NUL in it, which no database stores.
std::string text(const QJsonValue& value) {
    auto out = value.toString().toStdString();
    if (out.size() > text_bytes_max || out.find('\0') != std::string::npos) out.clear();
    return out;
}

}  // namespace

Result<HoldBody> holdBody(std::string_view json, int seats_max) {
    const auto body = object(json);
    if (!body) return body.error();
    const auto seats = body->value(QLatin1String("seats"));
    const auto best = body->value(QLatin1String("best_available"));
    if (seats.isUndefined() == best.isUndefined()) {
        return invalid("name either \"seats\" or \"best_available\"");
    }
    const std::string range = "from 1 to " + std::to_string(seats_max);
    HoldBody out;
    if (!best.isUndefined()) {
        const double quantity = best.toObject().value(QLatin1String("quantity")).toDouble();
        if (!(quantity >= 1 && quantity <= seats_max) || quantity != std::floor(quantity)) {
            return invalid("\"best_available.quantity\" must be a whole number " + range);
        }
        out.quantity = static_cast<int>(quantity);
        return out;
    }
    const auto array = seats.toArray();
    if (array.isEmpty() || array.size() > seats_max) {
        return invalid("\"seats\" must be a list of labels, " + range);
    }
    for (const auto& element : array) {
        auto label = text(element);
        if (label.empty()) return invalid("\"seats\" must hold labels only");
        if (std::ranges::find(out.labels, label) != out.labels.end()) {
            return invalid("seat \"" + label + "\" is named twice");
        }
        out.labels.push_back(std::move(label));
    }
    return out;
}

Result<OrderBody> orderBody(std::string_view json) {
    const auto body = object(json);
    if (!body) return body.error();
    const auto buyer = body->value(QLatin1String("buyer")).toObject();
    OrderBody out{text(body->value(QLatin1String("hold"))),
                  text(buyer.value(QLatin1String("name"))),
                  text(buyer.value(QLatin1String("email")))};
    if (out.hold.empty()) return invalid("\"hold\" is missing");
    if (out.buyer_name.empty() || out.buyer_email.empty()) {
        return invalid("\"buyer\" must have a name and an email");
    }
    return out;
}

}  // namespace seatlock::strategy
