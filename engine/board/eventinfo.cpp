#include "engine/board/eventinfo.h"

#include <algorithm>

namespace seatlock::board {

const Channel* EventInfo::channel(std::string_view channel_slug) const {
    const auto at = std::ranges::find(channels, channel_slug, &Channel::slug);
    return at == channels.end() ? nullptr : &*at;
}

const Category* EventInfo::category(std::string_view category_slug) const {
    const auto at = std::ranges::find(categories, category_slug, &Category::slug);
    return at == categories.end() ? nullptr : &*at;
}

std::int64_t EventInfo::price(std::int16_t category_no) const {
    const auto at = static_cast<std::size_t>(category_no);
    if (at >= categories.size() || categories[at].ticket_types.empty()) return 0;
    return categories[at].ticket_types.front().price_minor;
}

bool EventInfo::onSale(const Channel& channel, core::Micros now) const {
    return status == "on_sale" && channel.on_sale_from <= now && now < channel.on_sale_to;
}

}  // namespace seatlock::board
