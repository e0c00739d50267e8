// Parts of an event that several replies tell alike. Pure; any thread.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/core/jsonwriter.h"

#include <cstdint>

namespace seatlock::api {

/// Null where the event has no such category.
const board::Category* categoryOf(const board::EventInfo& info, std::int16_t number);

/// The member "categories", with their ticket types.
void writeCategories(core::JsonWriter& json, const board::EventInfo& info);
/// The member "fees".
void writeFees(core::JsonWriter& json, const board::EventInfo& info);

}  // namespace seatlock::api
