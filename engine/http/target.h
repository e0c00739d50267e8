// Reading a request target (RFC 9112 section 3.2). Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::http {

/// One `name=value` of a query string, percent-decoded, `+` as a space.
struct QueryParameter {
    std::string_view name;
    std::string_view value;
};

/// A decoded target. Its views point into the `text` given to parseTarget().
struct Target {
    std::string_view path;  ///< percent-decoded, starts with '/'; or "*" (OPTIONS only)
    std::vector<QueryParameter> query;
    bool asterisk = false;
};

/// Decodes an origin-form, absolute-form (http, https) or asterisk-form target into `out`, keeping
/// the decoded bytes in `text`. Returns what is wrong (static text), or nothing.
/// Refused: fragments, bad or overlong percent escapes, encoded NUL, control characters and
/// slashes, dot segments, text that is not UTF-8.
std::optional<std::string_view> parseTarget(std::string_view raw, std::string& text, Target& out);

}  // namespace seatlock::http
