// Status line and header section of a reply. Pure functions, any thread.
#pragma once

#include "engine/http/response.h"

#include <string>
#include <string_view>

namespace seatlock::http {

/// Appends status line, fields and the empty line to `out` (RFC 9112 sections 4 and 5).
/// `close` adds `Connection: close`. A stream has no length: its end is the connection's
/// (RFC 9112 section 6.3 rule 8).
void appendHead(std::string& out, const Response& response, std::string_view date, bool close,
                bool stream = false);

/// Whether a reply of this status has a body (RFC 9110 section 6.4.1).
constexpr bool statusHasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
}

}  // namespace seatlock::http
