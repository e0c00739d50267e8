// What all demo events have in common: when they are on sale, and prices. Pure; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/store/eventdraft.h"

#include <string>

namespace seatlock::demo {

/// An evening (19:30 UTC) 60 days after `now`, on sale from the minute that `now` is in until it
/// starts, over the public and the box-office channel.
store::EventDraft onSale(std::string slug, std::string name, core::Micros now);

/// With ticket types adult, concession (four fifths) and child (half).
store::CategoryDraft category(std::string slug, std::string name, std::string color,
                              std::int64_t adult_minor);

}  // namespace seatlock::demo
