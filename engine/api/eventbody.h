// What a body says of an event. Any thread; plain values.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/http/request.h"
#include "engine/store/eventdraft.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::api {

/// Members that were left out have no value.
struct EventBody {
    std::optional<std::string> slug;
    std::optional<std::string> venue;
    std::optional<core::ChartId> chart;
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::string> ticket_text;
    std::optional<core::Micros> starts_at;
    std::optional<std::optional<core::Micros>> doors_at;
    std::optional<std::string> currency;
    std::optional<std::int64_t> hold_s;
    std::optional<std::int64_t> hold_s_max;
    std::optional<std::optional<std::int64_t>> seats_per_buyer_max;
    std::optional<std::vector<store::ChannelDraft>> channels;
    std::optional<std::vector<store::CategoryDraft>> categories;
    std::optional<std::vector<store::FeeDraft>> fees;
};

/// `create`: with slug, venue and chart, and all that an event cannot be without. Errors: those of
/// jsonBody().
core::Result<EventBody> parseEvent(const http::Request& request, bool create);

/// What it says in place of what was planned.
void apply(const EventBody& body, store::EventDraft& event);

/// The public sale and the box office, from now until the event begins.
std::vector<store::ChannelDraft> usualChannels(core::Micros now, core::Micros starts_at);

}  // namespace seatlock::api
