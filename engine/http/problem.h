// Errors as application/problem+json (RFC 9457). Pure functions, any thread.
#pragma once

#include "engine/http/rejection.h"
#include "engine/http/response.h"

#include <string_view>

namespace seatlock::http {

/// `{"type":"urn:seatlock:problem:SLUG","title":…,"status":…,"detail":…}`. `members` is a JSON
/// fragment of further members without a leading comma, for example `"seats":["A-1"]`.
/// Retry-After is added when `retry_after_s` > 0.
Response problem(int status, std::string_view slug, std::string_view title, std::string_view detail,
                 std::string_view members = {}, int retry_after_s = 0);

/// The problem for what the server itself refuses.
Response problem(const Rejection& rejection);

}  // namespace seatlock::http
