// What is known of an event besides its seats. An immutable snapshot; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::board {

struct TicketType {
    std::int16_t ticket_type_no = 0;
    std::string slug;
    std::string name;
    std::int64_t price_minor = 0;
};

struct Category {
    std::int16_t category_no = 0;
    std::string slug;
    std::string name;
    std::string color;
    std::vector<TicketType> ticket_types;  ///< the first is the default
};

struct Channel {
    std::int16_t channel_no = 0;
    std::string slug;
    core::Micros on_sale_from = 0;
    core::Micros on_sale_to = 0;
    std::string name{};
};

/// What is charged beyond the price.
struct Fee {
    std::string name;
    bool per_order = false;  ///< once for an order; else for each ticket
    std::int64_t amount_minor = 0;
};

struct EventInfo {
    core::EventId id;
    core::ChartId chart;
    std::string slug;
    std::string code;
    std::string name;
    std::string venue;
    std::string time_zone;
    core::Micros starts_at = 0;
    std::optional<core::Micros> doors_at;
    std::string status;
    std::string currency;
    std::int32_t hold_s = 0;
    std::int32_t hold_s_max = 0;
    std::optional<std::int32_t> seats_per_buyer_max;
    std::int64_t revision = 0;
    std::int64_t layout = 0;  ///< grows when seats, their categories or the chart change
    std::string description;  ///< for buyers
    std::string ticket_text;  ///< printed on every ticket
    std::vector<Fee> fees;
    std::vector<Category> categories;  ///< categories[n].category_no == n
    std::vector<Channel> channels;

    const Channel* channel(std::string_view channel_slug) const;
    const Category* category(std::string_view category_slug) const;
    /// The default price of a seat of this category.
    std::int64_t price(std::int16_t category_no) const;
    /// Whether the channel sells at `now`, by the database's clock.
    bool onSale(const Channel& channel, core::Micros now) const;
};

}  // namespace seatlock::board
