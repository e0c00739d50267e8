// Numbers that stand in paths, parameters and cursors. Pure; any thread.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace seatlock::api {

/// All of `text` in decimal; nothing when it is no such number or does not fit.
template <class Number>
std::optional<Number> wholeNumber(std::string_view text) {
    Number number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace seatlock::api
