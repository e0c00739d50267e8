// The request methods the server knows. Plain values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seatlock::http {

/// RFC 9110 section 9, and PATCH (RFC 5789). TRACE and CONNECT are not implemented.
enum class Method : std::uint8_t { get, head, post, put, patch, del, options };

inline constexpr int method_count = 7;

/// As on the wire, for example `DELETE`.
constexpr std::string_view methodName(Method method) {
    constexpr std::string_view names[] = {"GET",   "HEAD",   "POST",   "PUT",
                                          "PATCH", "DELETE", "OPTIONS"};
    return names[static_cast<int>(method)];
}

/// Methods are case-sensitive (RFC 9110 section 9.1).
constexpr std::optional<Method> parseMethod(std::string_view name) {
    for (int i = 0; i < method_count; ++i) {
        const auto method = static_cast<Method>(i);
        if (methodName(method) == name) return method;
    }
    return std::nullopt;
}

}  // namespace seatlock::http
