// Why the server itself refuses a request or a connection. Plain values, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace seatlock::http {

/// Each has a status and a stable problem slug. The order is that of ServerStats::rejected.
enum class Reject : std::uint8_t {
    malformed,             ///< 400
    timeout,               ///< 408
    body_too_large,        ///< 413
    target_too_long,       ///< 414
    expectation,           ///< 417
    address_limit,         ///< 429
    fields_too_large,      ///< 431
    not_implemented,       ///< 501
    connection_limit,      ///< 503
    large_bodies,          ///< 503
    version_not_supported  ///< 505
};

inline constexpr int reject_count = 11;

/// What a refusal is called: status, problem slug (also the metrics label) and title.
struct RejectName {
    int status;
    std::string_view slug;
    std::string_view title;
};

constexpr RejectName rejectName(Reject reject) {
    constexpr RejectName names[] = {
        {400, "malformed-request", "Malformed request"},
        {408, "request-timeout", "The request took too long to arrive"},
        {413, "body-too-large", "Request body too large"},
        {414, "target-too-long", "Request line too long"},
        {417, "expectation-failed", "Expectation cannot be met"},
        {429, "too-many-connections", "Too many connections from this address"},
        {431, "header-too-large", "Header section too large"},
        {501, "not-implemented", "Not implemented"},
        {503, "connections-exhausted", "Too many connections"},
        {503, "overloaded", "Overloaded"},
        {505, "version-not-supported", "HTTP version not supported"},
    };
    return names[static_cast<int>(reject)];
}

/// A refusal and what exactly was wrong.
struct Rejection {
    Reject reject = Reject::malformed;
    std::string_view detail;  ///< static text
};

}  // namespace seatlock::http
