#include "engine/api/eventparts.h"

#include <cstddef>

namespace seatlock::api {

using core::JsonWriter;

const board::Category* categoryOf(const board::EventInfo& info, std::int16_t number) {
    const auto at = static_cast<std::size_t>(number);
    return at < info.categories.size() ? &info.categories[at] : nullptr;
}

void writeCategories(JsonWriter& json, const board::EventInfo& info) {
    json.key("categories").beginArray();
    for (const auto& category : info.categories) {
        json.beginObject().field("slug", category.slug).field("name", category.name);
        json.field("color", category.color).key("ticket_types").beginArray();
        for (const auto& type : category.ticket_types) {
            json.beginObject().field("slug", type.slug).field("name", type.name);
            json.field("price_minor", type.price_minor).endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
}

void writeFees(JsonWriter& json, const board::EventInfo& info) {
    json.key("fees").beginArray();
    for (const auto& fee : info.fees) {
        json.beginObject().field("name", fee.name).field("per", fee.per_order ? "order" : "ticket");
        json.field("amount_minor", fee.amount_minor).endObject();
    }
    json.endArray();
}

}  // namespace seatlock::api
