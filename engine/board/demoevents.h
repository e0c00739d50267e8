// Which events are demonstrations: their slugs say it. Plain values; any thread.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace seatlock::board {

/// What their slugs begin with. Nobody who sells tickets names an event so.
inline constexpr std::array<std::string_view, 2> demo_slug_beginnings{"demo-", "plain-"};

/// Accounts with a password that everybody knows, and payments that take no money, are for these
/// alone.
inline bool isDemoEvent(std::string_view slug) {
    return std::ranges::any_of(demo_slug_beginnings,
                               [&](auto beginning) { return slug.starts_with(beginning); });
}

}  // namespace seatlock::board
