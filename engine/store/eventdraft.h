// An event to be created. A plain value; any thread.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct TicketTypeDraft {
    std::string slug;
    std::string name;
    std::int64_t price_minor = 0;
};

struct CategoryDraft {
    std::string slug;
    std::string name;
    std::string color;                          ///< "#rrggbb"
    std::vector<TicketTypeDraft> ticket_types;  ///< the first is what a hold is priced at
};

struct ChannelDraft {
    std::string slug;
    std::string name;
    core::Micros on_sale_from = 0;
    core::Micros on_sale_to = 0;
};

/// Charged beyond the price.
struct FeeDraft {
    std::string name;
    bool per_order = false;  ///< once for an order; else for each ticket
    std::int64_t amount_minor = 0;
};

struct EventDraft {
    std::string slug;
    std::string name;
    core::Micros starts_at = 0;
    std::optional<core::Micros> doors_at;
    std::string status = "on_sale";
    std::string currency = "EUR";
    std::int32_t hold_s = 900;
    std::int32_t hold_s_max = 1800;
    std::optional<std::int32_t> seats_per_buyer_max;
    std::vector<CategoryDraft> categories;
    std::vector<ChannelDraft> channels;  ///< the first is `public`
    std::string description{};           ///< for buyers
    std::string ticket_text{};           ///< printed on every ticket
    std::vector<FeeDraft> fees{};
};

}  // namespace seatlock::store
