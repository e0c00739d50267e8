// How much bodies of staff may say. Part of the API, so nothing to be configured: openapi.json says
// the same. Bytes are those of UTF-8.
#pragma once

#include <cstdint>

namespace seatlock::config {

inline constexpr int slug_bytes_max = 64;
inline constexpr int name_bytes_max = 200;
inline constexpr int label_bytes_max = 64;  ///< of a seat
inline constexpr std::int64_t money_minor_max = 1'000'000'000'000;

// an event
inline constexpr int event_text_bytes_max = 8'192;  ///< description, text on tickets
inline constexpr int event_channels_max = 20;
inline constexpr int event_categories_max = 200;
inline constexpr int event_fees_max = 20;
inline constexpr int category_ticket_types_max = 50;
inline constexpr std::int64_t event_hold_s_max = 7 * 24 * 3'600;
inline constexpr std::int64_t buyer_seats_max = 1'000'000;
inline constexpr int series_dates_max = 100;

// its seats
inline constexpr int block_note_bytes_max = 200;
inline constexpr int inventory_steps_max = 1'000;

}  // namespace seatlock::config
