#include "engine/core/error.h"

namespace seatlock::core {

std::string_view slug(ErrorCode code) {
    switch (code) {
        case ErrorCode::malformed_request:
            return "malformed-request";
        case ErrorCode::malformed_json:
            return "malformed-json";
        case ErrorCode::invalid_body:
            return "invalid-body";
        case ErrorCode::unsupported_media_type:
            return "unsupported-media-type";
        case ErrorCode::not_found:
            return "not-found";
        case ErrorCode::method_not_allowed:
            return "method-not-allowed";
        case ErrorCode::unknown_event:
            return "unknown-event";
        case ErrorCode::unknown_seat:
            return "unknown-seat";
        case ErrorCode::unknown_hold:
            return "unknown-hold";
        case ErrorCode::unknown_order:
            return "unknown-order";
        case ErrorCode::sale_not_open:
            return "sale-not-open";
        case ErrorCode::seat_unavailable:
            return "seat-unavailable";
        case ErrorCode::no_adjacent_block:
            return "no-adjacent-block";
        case ErrorCode::sold_out:
            return "sold-out";
        case ErrorCode::limit_reached:
            return "limit-reached";
        case ErrorCode::hold_expired:
            return "hold-expired";
        case ErrorCode::hold_closed:
            return "hold-closed";
        case ErrorCode::hold_extension_spent:
            return "hold-extension-spent";
        case ErrorCode::idempotency_mismatch:
            return "idempotency-mismatch";
        case ErrorCode::idempotency_in_progress:
            return "idempotency-in-progress";
        case ErrorCode::rate_limited:
            return "rate-limited";
        case ErrorCode::contended:
            return "contended";
        case ErrorCode::overloaded:
            return "overloaded";
        case ErrorCode::database_unavailable:
            return "database-unavailable";
        case ErrorCode::outcome_unknown:
            return "outcome-unknown";
        case ErrorCode::draining:
            return "draining";
        case ErrorCode::already_exists:
            return "already-exists";
        case ErrorCode::listen:
            return "listen";
        case ErrorCode::schema:
            return "schema";
        case ErrorCode::configuration:
            return "configuration";
        case ErrorCode::cluster:
            return "cluster";
        case ErrorCode::internal:
            return "internal";
    }
    return "internal";
}

}  // namespace seatlock::core
