#include "engine/api/problems.h"

#include "engine/core/jsonwriter.h"
#include "engine/http/problem.h"

namespace seatlock::api {

using core::ErrorCode;

namespace {

struct Kind {
    int status;
    std::string_view title;
};

Kind kindOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::malformed_request:
            return {400, "Malformed request"};
        case ErrorCode::malformed_json:
            return {400, "The body is not JSON"};
        case ErrorCode::invalid_body:
            return {422, "The request cannot be understood"};
        case ErrorCode::unsupported_media_type:
            return {415, "Send application/json"};
        case ErrorCode::not_found:
            return {404, "Not found"};
        case ErrorCode::method_not_allowed:
            return {405, "Method not allowed"};
        case ErrorCode::unknown_event:
            return {404, "No such event"};
        case ErrorCode::unknown_seat:
            return {404, "No such seat"};
        case ErrorCode::unknown_hold:
            return {404, "No such hold"};
        case ErrorCode::unknown_order:
            return {404, "No such order"};
        case ErrorCode::sale_not_open:
            return {403, "The sale is not open"};
        case ErrorCode::seat_unavailable:
            return {409, "Seat unavailable"};
        case ErrorCode::no_adjacent_block:
            return {409, "No seats side by side"};
        case ErrorCode::sold_out:
            return {409, "Sold out"};
        case ErrorCode::limit_reached:
            return {409, "Limit reached"};
        case ErrorCode::hold_expired:
            return {410, "The hold has expired"};
        case ErrorCode::hold_closed:
            return {409, "The hold is closed"};
        case ErrorCode::hold_extension_spent:
            return {409, "No further extension"};
        case ErrorCode::idempotency_mismatch:
            return {422, "Idempotency-Key used before"};
        case ErrorCode::idempotency_in_progress:
            return {409, "Still being served"};
        case ErrorCode::rate_limited:
            return {429, "Too many requests"};
        case ErrorCode::contended:
            return {503, "Contended"};
        case ErrorCode::overloaded:
            return {503, "Overloaded"};
        case ErrorCode::database_unavailable:
            return {503, "Database unavailable"};
        case ErrorCode::outcome_unknown:
            return {503, "Outcome unknown"};
        case ErrorCode::draining:
            return {503, "Shutting down"};
        case ErrorCode::already_exists:
            return {409, "Already there"};
        case ErrorCode::listen:
        case ErrorCode::schema:
        case ErrorCode::configuration:
        case ErrorCode::cluster:
        case ErrorCode::internal:
            break;
    }
    return {500, "Internal error"};
}

}  // namespace

int statusOf(ErrorCode code) {
    return kindOf(code).status;
}

http::Response problemOf(const core::Error& error) {
    const Kind kind = kindOf(error.code);
    std::string members;
    if (!error.seats.empty()) {
        core::JsonWriter json(members);
        json.key("seats").beginArray();
        for (const auto& seat : error.seats) json.string(seat);
        json.endArray();
    }
    // What went wrong inside is for the log, not for strangers.
    const std::string_view detail = kind.status == 500
                                        ? std::string_view("something went wrong; it was logged")
                                        : std::string_view(error.detail);
    const int retry = kind.status == 503 || kind.status == 429 ? std::max(1, error.retry_after_s)
                                                               : error.retry_after_s;
    auto response =
        http::problem(kind.status, core::slug(error.code), kind.title, detail, members, retry);
    // RFC 9110 section 12.5.1: what would have been taken.
    if (kind.status == 415) response.with("Accept", "application/json");
    return response;
}

}  // namespace seatlock::api
