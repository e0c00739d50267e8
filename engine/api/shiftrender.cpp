#include "engine/api/shiftrender.h"

#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/token.h"

namespace seatlock::api {

using core::isoTime;
using core::JsonWriter;

namespace {

void writeMethods(JsonWriter& json, const store::Shift& shift) {
    json.key("by_method").beginArray();
    for (const auto& method : shift.methods) {
        json.beginObject().field("method", method.method).field("payments", method.payments);
        json.field("amount_minor", method.amount_minor).field("refunds", method.refunds);
        json.field("refunds_minor", method.refunds_minor).endObject();
    }
    json.endArray();
}

void writeEvents(JsonWriter& json, const store::Shift& shift) {
    json.key("by_event").beginArray();
    for (const auto& event : shift.events) {
        json.beginObject().field("event", event.event).field("name", event.name);
        json.field("orders", event.orders).field("tickets", event.tickets);
        json.field("amount_minor", event.amount_minor).endObject();
    }
    json.endArray();
}

}  // namespace

std::string renderShift(const store::Shift& shift, bool whole) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("id", core::uuidText(shift.id.bytes)).field("user", shift.login);
    json.field("desk", shift.desk).field("currency", shift.currency);
    json.field("opened_at", isoTime(shift.opened_at)).field("float_minor", shift.float_minor);
    json.key("closed_at");
    shift.closed_at ? json.string(isoTime(*shift.closed_at)) : json.null();
    json.key("closed_by");
    shift.closed_by.empty() ? json.null() : json.string(shift.closed_by);
    json.key("counted_minor");
    shift.counted_minor ? json.number(*shift.counted_minor) : json.null();
    json.field("expected_minor", shift.expected_minor).key("difference_minor");
    shift.counted_minor ? json.number(*shift.counted_minor - shift.expected_minor) : json.null();
    json.field("note", shift.note);
    writeMethods(json, shift);
    if (whole) writeEvents(json, shift);
    json.endObject();
    return out;
}

}  // namespace seatlock::api
