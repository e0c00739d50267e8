// The states of an event and which leads to which. Pure; any thread.
//
//   draft ⇄ on_sale ⇄ paused → closed → paused      anything but cancelled → cancelled
//
// draft: nobody but staff sees it. on_sale: buyers hold and buy within the windows of their
// channels. paused: nothing new is held; what is held can still be bought. closed: the sale is
// over; it can be opened again by way of paused. cancelled: for good, every order is to be
// refunded.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatlock::board {

enum class EventStatus : std::uint8_t { draft, on_sale, paused, closed, cancelled };

inline constexpr std::array all_event_statuses = {EventStatus::draft, EventStatus::on_sale,
                                                  EventStatus::paused, EventStatus::closed,
                                                  EventStatus::cancelled};

/// "on_sale".
std::string_view statusName(EventStatus status);
std::optional<EventStatus> parseStatus(std::string_view name);

/// What an event may do and become.
class EventStatusRules {
public:
    /// `untouched`: no seat of it was ever held, sold or blocked. Nothing: it may; else why not,
    /// told to who asked. Staying what it is is always allowed.
    static std::optional<std::string> refusal(EventStatus from, EventStatus to, bool untouched);

    /// Whether seats, categories and currency may still be planned anew.
    static bool mayReplan(EventStatus status, bool untouched);
    /// Whether name, times, prices, windows and limits may be changed.
    static bool mayChange(EventStatus status) { return status != EventStatus::cancelled; }
    /// Whether buyers may take seats, within their windows.
    static bool sells(EventStatus status) { return status == EventStatus::on_sale; }
};

}  // namespace seatlock::board
