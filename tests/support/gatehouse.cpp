#include "tests/support/gatehouse.h"

#include "engine/core/jsonwriter.h"

#include <cstdio>

#include <QJsonArray>

namespace seatlock::tests {

namespace {
QString str(const char* text) {
    return QString::fromUtf8(text);
}
}  // namespace

std::string GateHouse::buy(const std::vector<std::string>& seats, const std::string& event) {
    auto& client = office_.client();
    const auto hold = client.post("/v1/events/" + event + "/holds", seatsBody(seats)).text("hold");
    return client
        .post("/v1/orders", R"({"hold":")" + hold +
                                R"(","buyer":{"name":"Ada Lovelace","email":"ada@example.org"}})")
        .text("code");
}

Reply GateHouse::listTickets(const std::string& order) {
    return office_.client().get("/v1/orders/" + order + "/tickets");
}

std::vector<PaperTicket> GateHouse::ticketsIn(const Reply& reply) {
    std::vector<PaperTicket> out;
    for (const auto& value : reply.json().value(str("tickets")).toArray()) {
        const auto one = value.toObject();
        out.push_back({one.value(str("ticket")).toString().toStdString(),
                       one.value(str("code")).toString().toStdString(),
                       one.value(str("seat")).toString().toStdString(),
                       one.value(str("issue")).toInt(), one.value(str("printed")).toInt()});
    }
    return out;
}

std::vector<PaperTicket> GateHouse::tickets(const std::string& order) {
    return ticketsIn(listTickets(order));
}

std::string GateHouse::codeFor(const std::string& seat, const std::string& event) {
    const auto all = tickets(buy({seat}, event));
    return all.empty() ? std::string() : all.front().code;
}

std::string GateHouse::newScan() {
    char text[64];
    std::snprintf(text, sizeof text, "01930000-0000-7000-8000-%012lld",
                  static_cast<long long>(++scans_));
    return text;
}

std::string GateHouse::body(DoorScan scan) {
    if (scan.scan.empty()) scan.scan = newScan();
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("ticket", scan.ticket).field("event", scan.event);
    json.field("door", scan.door).field("direction", scan.direction).field("scan", scan.scan);
    if (!scan.at.empty()) json.field("at", scan.at);
    json.endObject();
    return out;
}

}  // namespace seatlock::tests
