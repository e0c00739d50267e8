#include "engine/demo/sale.h"

namespace seatlock::demo {

namespace {

constexpr core::Micros second = 1'000'000;
constexpr core::Micros minute = 60 * second;
constexpr core::Micros hour = 60 * minute;
constexpr core::Micros day = 24 * hour;

}  // namespace

store::EventDraft onSale(std::string slug, std::string name, core::Micros now) {
    store::EventDraft event;
    event.slug = std::move(slug);
    event.name = std::move(name);
    event.starts_at = now - now % day + 60 * day + 19 * hour + 30 * minute;
    event.doors_at = event.starts_at - hour;
    // From the start of the minute: the database's clock may be a little behind ours.
    const core::Micros from = now - now % minute;
    event.channels = {{"public", "Public sale", from, event.starts_at},
                      {"box-office", "Box office", from, event.starts_at}};
    return event;
}

store::CategoryDraft category(std::string slug, std::string name, std::string color,
                              std::int64_t adult_minor) {
    return {std::move(slug),
            std::move(name),
            std::move(color),
            {{"adult", "Adult", adult_minor},
             {"concession", "Concession", adult_minor * 4 / 5},
             {"child", "Child", adult_minor / 2}}};
}

}  // namespace seatlock::demo
