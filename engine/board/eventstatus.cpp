#include "engine/board/eventstatus.h"

#include <cstddef>

namespace seatlock::board {

namespace {

constexpr std::array<std::string_view, all_event_statuses.size()> names = {
    "draft", "on_sale", "paused", "closed", "cancelled"};

constexpr bool x = true;
constexpr bool o = false;

// Row: from; column: to; both in the order of all_event_statuses.
// clang-format off
constexpr bool allowed[5][5] = {
    //              draft  on_sale  paused  closed  cancelled
    /* draft     */ {x,    x,       o,      o,      x},
    /* on_sale   */ {x,    x,       x,      x,      x},
    /* paused    */ {x,    x,       x,      x,      x},
    /* closed    */ {o,    o,       x,      x,      x},
    /* cancelled */ {o,    o,       o,      o,      x},
};
// clang-format on

std::size_t index(EventStatus status) {
    return static_cast<std::size_t>(status);
}

}  // namespace

std::string_view statusName(EventStatus status) {
    return names[index(status)];
}

std::optional<EventStatus> parseStatus(std::string_view name) {
    for (const auto status : all_event_statuses) {
        if (statusName(status) == name) return status;
    }
    return std::nullopt;
}

std::optional<std::string> EventStatusRules::refusal(EventStatus from, EventStatus to,
                                                     bool untouched) {
    if (!allowed[index(from)][index(to)]) {
        if (from == EventStatus::cancelled) return "a cancelled event stays cancelled";
        if (from == EventStatus::draft) return "a draft has to be put on sale first";
        return "a closed sale is opened again by pausing it first";
    }
    if (to == EventStatus::draft && from != EventStatus::draft && !untouched) {
        return "seats of it were held, sold or blocked already; pause or close it instead";
    }
    return std::nullopt;
}

bool EventStatusRules::mayReplan(EventStatus status, bool untouched) {
    return untouched && mayChange(status);
}

}  // namespace seatlock::board
