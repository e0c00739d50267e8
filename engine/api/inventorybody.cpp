#include "engine/api/inventorybody.h"

#include "engine/api/requests.h"
#include "engine/config/bounds.h"
#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"

#include <algorithm>

namespace seatlock::api {

using core::Result;
using store::InventoryAction;
using store::InventoryStep;

namespace {

/// A member that is null or a slug.
std::optional<std::string> readTarget(Fields& fields, const char* name) {
    if (fields.takeNull(name)) return std::nullopt;
    fields.require(name);
    return fields.text(name, 1, config::slug_bytes_max);
}

std::optional<core::Micros> readReleaseTime(Fields& fields) {
    if (fields.takeNull("release_at")) return std::nullopt;
    return fields.time("release_at");
}

void readBlock(Fields& fields, InventoryStep& step) {
    fields.require("reason");
    step.reason = fields.text("reason", 1, config::slug_bytes_max).value_or("other");
    if (!store::isBlockReason(step.reason)) {
        fields.fail("\"reason\" must be house, technical, press, other or capacity");
    }
    step.note = fields.text("note", 0, config::block_note_bytes_max).value_or("");
    step.release_at = readReleaseTime(fields);
}

void readSeats(Fields& fields, InventoryStep& step, const config::Limits& limits) {
    if (fields.has("seats") == fields.has("section")) {
        fields.fail("name either \"seats\" or a \"section\"");
    }
    const int label_bytes_max = static_cast<int>(limits.chart_label_bytes_max);
    step.section = fields.text("section", 1, label_bytes_max).value_or("");
    auto seats =
        fields.texts("seats", static_cast<int>(limits.seats_per_event_max), label_bytes_max);
    if (!seats) return;
    auto sorted = *seats;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
        fields.fail("seat \"" + *twice + "\" is named twice");
    }
    step.seats = std::move(*seats);
}

Result<InventoryStep> readStep(Fields& fields, const config::Limits& limits) {
    InventoryStep step;
    fields.require("action");
    const auto name = fields.text("action", 1, config::slug_bytes_max);
    const auto action = store::parseAction(name.value_or(""));
    if (name && !action) fields.fail("there is no action \"" + *name + "\"");
    if (action) step.action = *action;
    readSeats(fields, step, limits);
    switch (step.action) {
        case InventoryAction::block:
            readBlock(fields, step);
            break;
        case InventoryAction::unblock:
            break;
        case InventoryAction::channel:
            step.target = readTarget(fields, "channel");
            break;
        case InventoryAction::category:
            fields.require("category");
            step.target = fields.text("category", 1, config::slug_bytes_max);
            break;
        case InventoryAction::release_at:
            fields.require("release_at");
            step.release_at = readReleaseTime(fields);
            break;
    }
    if (auto finished = fields.finish(); !finished) return finished.error();
    return step;
}

void writeStep(core::JsonWriter& json, const InventoryStep& step) {
    const auto time = [&](const char* name) {
        json.key(name);
        step.release_at ? json.string(core::isoTime(*step.release_at)) : json.null();
    };
    json.beginObject().field("action", store::actionName(step.action));
    json.key("seats").beginArray();
    for (const auto& seat : step.seats) json.string(seat);
    json.endArray();
    switch (step.action) {
        case InventoryAction::block:
            json.field("reason", step.reason).field("note", step.note);
            time("release_at");
            break;
        case InventoryAction::unblock:
            break;
        case InventoryAction::channel:
        case InventoryAction::category:
            json.key(store::actionName(step.action));
            step.target ? json.string(*step.target) : json.null();
            break;
        case InventoryAction::release_at:
            time("release_at");
            break;
    }
    json.endObject();
}

}  // namespace

Result<std::vector<InventoryStep>> inventorySteps(const http::Request& request,
                                                  const config::Limits& limits) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    std::vector<InventoryStep> out;
    if (!fields->has("steps")) {
        auto step = readStep(*fields, limits);
        if (!step) return step.error();
        out.push_back(std::move(step).value());
        return out;
    }
    auto steps = fields->objects("steps", config::inventory_steps_max);
    if (steps && steps->empty()) fields->fail("\"steps\" must not be empty");
    if (auto finished = fields->finish(); !finished) return finished.error();
    for (auto& each : *steps) {
        auto step = readStep(each, limits);
        if (!step) return step.error();
        out.push_back(std::move(step).value());
    }
    return out;
}

std::string renderInventory(const store::InventoryOutcome& outcome) {
    std::string out;
    out.reserve(64 + 48 * outcome.seats.size());
    core::JsonWriter json(out);
    const auto done =
        std::ranges::count(outcome.seats, store::SeatOutcome::done, &store::SeatResult::outcome);
    json.beginObject().field("done", std::int64_t{done}).key("outcomes").beginArray();
    for (const auto& seat : outcome.seats) {
        json.beginObject().field("seat", seat.seat);
        json.field("outcome", store::outcomeName(seat.outcome)).endObject();
    }
    json.endArray().key("undo");
    if (outcome.undo.empty()) {
        json.null();
    } else if (outcome.undo.size() == 1) {
        writeStep(json, outcome.undo.front());
    } else {
        json.beginObject().key("steps").beginArray();
        for (const auto& step : outcome.undo) writeStep(json, step);
        json.endArray().endObject();
    }
    json.endObject();
    return out;
}

}  // namespace seatlock::api
