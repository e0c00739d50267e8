// Money as it is typed, and what is given back. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>

namespace seatlock::ui::boxoffice {

/// Minor units of "12", "12.5", "12,50", "1 234,50", "€ 12.50". Either sign may stand before the
/// decimals; with no more decimals than the currency has. Nothing of anything else, of a negative
/// amount, and above amount_max.
std::optional<std::int64_t> parseAmount(const QString& text, const QString& currency);

/// Above every sum that a box office takes at once; sums of many stay far from overflow.
inline constexpr std::int64_t amount_max = 100'000'000'000;

/// What a person is likely to hand over for `due`: the exact sum first, then round ones,
/// ascending, `count` at most.
std::vector<std::int64_t> likelyTenders(std::int64_t due, const QString& currency, int count = 4);

}  // namespace seatlock::ui::boxoffice
