// Request rules that llhttp leaves open (RFC 9112 sections 3, 6 and 7). Pure functions, any thread.
#pragma once

#include "engine/http/rejection.h"
#include "engine/http/requestdata.h"

#include <optional>
#include <string_view>

namespace seatlock::http {

/// ASCII case-insensitive equality.
bool equalsCaseless(std::string_view a, std::string_view b);

/// Takes method, target and version from the request line of `data.head`: exactly
/// `method SP target SP HTTP/1.x`. Or says why not.
std::optional<Rejection> readRequestLine(RequestData& data);

/// Checks Host, Content-Length, Transfer-Encoding and Expect of `data.fields`, and sets what
/// they say about the body. Or says why not.
std::optional<Rejection> readFraming(RequestData& data);

}  // namespace seatlock::http
