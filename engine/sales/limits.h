// Limits of sales that nobody has had to set yet. Plain values.
#pragma once

#include <cstdint>

namespace seatlock::sales {

inline constexpr int group_seats_max = 200;                ///< in one hold of the box office
inline constexpr std::int64_t online_payment_s = 15 * 60;  ///< for a provider to take the money

}  // namespace seatlock::sales
