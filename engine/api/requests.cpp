#include "engine/api/requests.h"

#include "engine/api/wholenumber.h"
#include "engine/core/token.h"
#include "engine/staff/credentials.h"

#include <algorithm>

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

bool isJson(std::string_view content_type) {
    std::string type(content_type.substr(0, content_type.find(';')));
    while (!type.empty() && type.back() == ' ') type.pop_back();
    std::ranges::transform(type, type.begin(), [](unsigned char c) { return std::tolower(c); });
    return type == "application/json";
}

}  // namespace

Result<Done> saysJson(const http::Request& request) {
    const auto type = request.header("content-type");
    if (type && isJson(*type)) return Done{};
    return Error{ErrorCode::unsupported_media_type,
                 "the body must be JSON, with Content-Type: application/json",
                 {},
                 0};
}

Result<Fields> jsonBody(const http::Request& request) {
    if (auto json = saysJson(request); !json) return json.error();
    return Fields::parse(request.body());
}

Result<Done> admit(const http::Request& request, Services& services) {
    if (services.draining) {
        return Error{
            ErrorCode::draining, "the engine is shutting down; try again elsewhere", {}, 5};
    }
    if (request.isLoopback()) return Done{};
    const int wait_s = services.limiter.admit(request.remoteAddress());
    if (wait_s == 0) return Done{};
    return Error{ErrorCode::rate_limited, "too many requests from this address", {}, wait_s};
}

Result<int> pageLimit(const http::Request& request, int most) {
    const auto text = request.query("limit");
    if (!text) return most;
    const auto limit = wholeNumber<int>(*text);
    if (!limit || *limit < 1 || *limit > most) {
        return Error{ErrorCode::malformed_request,
                     "limit must be a whole number from 1 to " + std::to_string(most),
                     {},
                     0};
    }
    return *limit;
}

Result<std::optional<std::array<std::uint8_t, 16>>> uuidCursor(const http::Request& request) {
    const auto text = request.query("cursor");
    if (!text) return std::optional<std::array<std::uint8_t, 16>>();
    const auto bytes = core::parseUuid(*text);
    if (!bytes) {
        return Error{ErrorCode::malformed_request, "cursor is not one of this list", {}, 0};
    }
    return bytes;
}

Result<std::string> secretOf(const http::Request& request) {
    const auto count = std::ranges::count_if(request.fields(), [](const auto& field) {
        return field.name.size() == 13 &&
               ::strncasecmp(field.name.data(), "authorization", 13) == 0;
    });
    if (count > 1) return {ErrorCode::malformed_request, "several Authorization fields"};
    if (count == 0) {
        return {ErrorCode::unauthorized,
                "this needs an account: send Authorization: Bearer with a session or API token"};
    }
    return staff::bearerSecret(*request.header("authorization"));
}

bool isFromHere(const http::Request& request) {
    const bool proxied = request.header("forwarded") || request.header("x-forwarded-for");
    return request.isLoopback() && !proxied;
}

Result<board::EventBoardPtr> eventOf(std::string_view slug, const Services& services) {
    auto event = services.directory.find(slug);
    if (event && event->info()->status != "draft") return event;  // drafts are not public
    return Error{
        ErrorCode::unknown_event, "there is no event \"" + std::string(slug) + "\"", {}, 0};
}

Result<core::HoldToken> holdOf(std::string_view text) {
    const auto token = core::HoldToken::parse(text);
    if (token) return *token;
    return Error{ErrorCode::unknown_hold, "there is no such hold", {}, 0};
}

Result<std::optional<store::IdempotencyKey>> idempotencyKey(const http::Request& request,
                                                            const config::Limits& limits) {
    const auto key = request.header("idempotency-key");
    if (!key) return std::optional<store::IdempotencyKey>();
    const bool printable = std::ranges::all_of(*key, [](char c) { return c > ' ' && c < 127; });
    if (key->empty() || !printable ||
        key->size() > static_cast<std::size_t>(limits.idempotency_key_bytes_max)) {
        return Error{ErrorCode::malformed_request,
                     "Idempotency-Key must be 1 to " +
                         std::to_string(limits.idempotency_key_bytes_max) +
                         " printable ASCII characters without blanks",
                     {},
                     0};
    }
    std::string bound(http::methodName(request.method()));
    bound += ' ';
    bound += request.path();
    bound += '\n';
    bound += *key;
    return std::optional(store::IdempotencyKey{core::hash32(bound), core::hash32(request.body())});
}

http::Response replayed(store::Replay stored, const char* member, const char* path) {
    const auto name = QJsonDocument::fromJson(QByteArray::fromStdString(stored.body))
                          .object()
                          .value(QLatin1String(member))
                          .toString();
    return http::Response::json(stored.status, std::move(stored.body))
        .with("Location", path + name.toStdString())
        .with("Idempotent-Replayed", "true");
}

std::string buyerKey(std::string_view buyer) {
    const auto text = QString::fromUtf8(buyer.data(), static_cast<qsizetype>(buyer.size()));
    return core::hash32(text.trimmed().toCaseFolded().toUtf8().toStdString());
}

}  // namespace seatlock::api
