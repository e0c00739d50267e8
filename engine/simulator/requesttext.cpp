#include "engine/simulator/requesttext.h"

#include "engine/core/jsonwriter.h"

namespace seatlock::simulator {

RequestText::RequestText(const Target& target, const std::string& event, const SeatLabels& labels)
    : labels_(labels) {
    const std::string fields = " HTTP/1.1\r\nHost: " + target.host +
                               "\r\nContent-Type: application/json\r\nContent-Length: ";
    hold_head_ = "POST " + target.prefix + "/v1/events/" + event + "/holds" + fields;
    order_head_ = "POST " + target.prefix + "/v1/orders" + fields;
}

void RequestText::finish(const std::string& head, const std::string& body, std::string& out) const {
    out.assign(head);
    out += std::to_string(body.size());
    out += "\r\n\r\n";
    out += body;
}

void RequestText::hold(const Ask& ask, std::string& out) const {
    if (ask.seat >= 0) {
        seats({&ask.seat, 1}, out);
    } else {
        best(ask.quantity, out);
    }
}

void RequestText::seats(std::span<const core::SeatNo> wanted, std::string& out) const {
    std::string body;
    core::JsonWriter json(body);
    json.beginObject().key("seats").beginArray();
    for (const core::SeatNo seat : wanted) json.string(labels_.label(seat));
    json.endArray().endObject();
    finish(hold_head_, body, out);
}

void RequestText::best(std::int64_t quantity, std::string& out) const {
    std::string body;
    core::JsonWriter json(body);
    json.beginObject().key("best_available").beginObject();
    json.field("quantity", quantity).endObject().endObject();
    finish(hold_head_, body, out);
}

void RequestText::order(const std::string& token, std::string& out) const {
    std::string body;
    core::JsonWriter json(body);
    json.beginObject().field("hold", token).key("buyer").beginObject();
    // An address of its own for each order, so that no limit per buyer is met.
    json.field("name", "Rush Buyer").field("email", "rush+" + token + "@example.com");
    json.endObject().endObject();
    finish(order_head_, body, out);
}

}  // namespace seatlock::simulator
