#include "engine/strategy/answers.h"

#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/token.h"
#include "engine/http/problem.h"
#include "engine/pool/failure.h"

namespace seatlock::strategy {

using core::ErrorCode;
using core::JsonWriter;

namespace {

int statusOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::malformed_json:
        case ErrorCode::invalid_body:
            return 400;
        case ErrorCode::unknown_event:
        case ErrorCode::unknown_seat:
        case ErrorCode::unknown_hold:
            return 404;
        case ErrorCode::seat_unavailable:
        case ErrorCode::sold_out:
        case ErrorCode::contended:
        case ErrorCode::hold_expired:
        case ErrorCode::hold_closed:
            return 409;
        case ErrorCode::overloaded:
        case ErrorCode::database_unavailable:
        case ErrorCode::outcome_unknown:
        case ErrorCode::draining:
            return 503;
        default:
            return 500;
    }
}

std::string_view titleOf(int status) {
    switch (status) {
        case 400:
            return "The request cannot be understood";
        case 404:
            return "Not found";
        case 409:
            return "Not to be had";
        case 503:
            return "Not now";
        default:
            return "Internal error";
    }
}

}  // namespace

http::Response heldResponse(const House& house, core::HoldId hold, const store::GivenSeats& given) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("hold", core::HoldToken{house.info->id, hold}.text());
    json.field("event", house.info->slug).field("state", "active").key("seats").beginArray();
    for (const auto seat : given.seats) {
        const auto price = house.info->price(house.plan->category(seat));
        json.beginObject().field("label", house.plan->label(seat));
        json.field("price_minor", price).endObject();
    }
    json.endArray().field("created_at", core::isoTime(given.created_at));
    json.field("expires_at", core::isoTime(given.expires_at)).endObject();
    return http::Response::json(201, std::move(out));
}

http::Response soldResponse(const House& house, const store::OrderRow& order) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("code", order.code).field("event", house.info->slug);
    json.field("hold", core::HoldToken{house.info->id, order.hold}.text());
    json.key("items").beginArray();
    for (const auto& item : order.items) {
        json.beginObject().field("seat", house.plan->label(item.seat));
        json.field("price_minor", item.price_minor).endObject();
    }
    json.endArray().field("total_minor", order.total_minor).endObject();
    return http::Response::json(201, std::move(out));
}

http::Response problemResponse(const core::Error& error) {
    const int status = statusOf(error.code);
    const bool full = status == 503 && pool::tooManyConnections(error);
    return http::problem(status, full ? "too-many-connections" : core::slug(error.code),
                         titleOf(status), status == 500 ? "it was logged" : error.detail, {},
                         status == 503 ? 1 : 0);
}

}  // namespace seatlock::strategy
