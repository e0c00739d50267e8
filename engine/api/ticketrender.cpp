#include "engine/api/ticketrender.h"

#include "engine/api/problems.h"
#include "engine/core/isotime.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/token.h"

#include <algorithm>

namespace seatlock::api {

using core::ErrorCode;
using core::isoTime;
using core::JsonWriter;
using store::ScanResult;

namespace {

/// Where a seat is: its label, section and row. Nothing of one that is not in the plan.
void writeSeat(JsonWriter& json, const board::SeatPlan& plan, core::SeatNo seat) {
    if (seat < 0 || seat >= plan.size()) return;
    const auto& row = plan.rows()[static_cast<std::size_t>(plan.row(seat))];
    json.field("seat", plan.label(seat));
    json.field("section", plan.sections()[static_cast<std::size_t>(row.section)].name);
    json.field("row", row.label);
}

/// `text`: with what is printed on every ticket.
void writeEvent(JsonWriter& json, const board::EventInfo& info, bool text) {
    json.beginObject().field("slug", info.slug).field("name", info.name);
    json.field("starts_at", isoTime(info.starts_at)).key("doors_at");
    info.doors_at ? json.string(isoTime(*info.doors_at)) : json.null();
    json.field("venue", info.venue).field("time_zone", info.time_zone);
    if (text) json.field("ticket_text", info.ticket_text);
    json.endObject();
}

void writePrice(JsonWriter& json, const board::EventInfo& info, const store::TicketRow& ticket) {
    const auto number = static_cast<std::size_t>(ticket.category_no);
    if (number < info.categories.size()) {
        const auto& category = info.categories[number];
        json.field("category", category.slug).field("category_name", category.name);
        const auto type = std::ranges::find(category.ticket_types, ticket.ticket_type_no,
                                            &board::TicketType::ticket_type_no);
        if (type != category.ticket_types.end()) {
            json.field("ticket_type", type->slug).field("ticket_type_name", type->name);
        }
    }
    json.field("price_minor", ticket.price_minor).field("currency", ticket.currency);
}

/// Members that every outcome has: the scan, and what is known of the ticket.
void writeTicket(JsonWriter& json, const gate::Decision& decision) {
    json.field("scan", core::uuidText(decision.scan.id.bytes));
    if (decision.ticket) json.field("ticket", std::to_string(decision.ticket->value));
    writeSeat(json, decision.event->plan(), decision.seat);
    if (!decision.outcome.order.empty()) {
        json.field("name", decision.outcome.buyer_name).field("order", decision.outcome.order);
    }
    if (decision.other_event) {
        json.key("other_event");
        writeEvent(json, *decision.other_event->info(), false);
    }
}

/// Of a refusal: when and where it was let through before.
void writeLast(JsonWriter& json, const gate::Decision& decision) {
    if (!decision.outcome.last) return;
    json.field("at", isoTime(decision.outcome.last->at));
    json.field("door", decision.outcome.last->door);
}

ErrorCode codeOf(ScanResult result) {
    switch (result) {
        case ScanResult::already_used:
            return ErrorCode::already_used;
        case ScanResult::not_inside:
            return ErrorCode::not_inside;
        case ScanResult::cancelled:
            return ErrorCode::ticket_cancelled;
        case ScanResult::other_event:
            return ErrorCode::other_event;
        default:
            return ErrorCode::not_a_ticket;
    }
}

std::string_view slugOf(ScanResult result) {
    return result == ScanResult::valid ? "valid" : core::slug(codeOf(result));
}

/// Why a ticket is refused, in words.
std::string detailOf(const gate::Decision& decision) {
    const auto& last = decision.outcome.last;
    switch (decision.outcome.result) {
        case ScanResult::already_used:
            if (!last) return "this ticket has come in before";
            return "this ticket came in by door " + last->door + " at " + isoTime(last->at);
        case ScanResult::not_inside:
            return "this ticket is not inside";
        case ScanResult::cancelled:
            return "this ticket was cancelled, moved to another seat or issued anew";
        case ScanResult::other_event:
            if (!decision.other_event) return "this ticket is for an event not known here";
            return "this ticket is for " + decision.other_event->info()->name + " at " +
                   isoTime(decision.other_event->info()->starts_at);
        default:
            return decision.why.empty() ? "this is not a ticket's code" : decision.why;
    }
}

/// `{…}` without its braces.
std::string membersOf(const std::string& object) {
    return object.substr(1, object.size() - 2);
}

}  // namespace

core::Result<std::string> renderTickets(const board::EventBoard& event,
                                        const std::vector<store::TicketRow>& tickets,
                                        const gate::Keys& keys) {
    const auto info = event.info();
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("tickets").beginArray();
    for (const auto& ticket : tickets) {
        const auto code = keys.sign(
            {event.id(), ticket.id, std::string(event.plan().label(ticket.seat))}, ticket.key_no);
        if (!code) return code.error();
        json.beginObject().field("ticket", std::to_string(ticket.id.value));
        json.field("code", *code).field("item", static_cast<int>(ticket.item_no));
        writeSeat(json, event.plan(), ticket.seat);
        writePrice(json, *info, ticket);
        json.field("buyer_name", ticket.buyer_name).field("state", "valid");
        json.field("issue", static_cast<int>(ticket.issue)).field("printed", ticket.prints);
        json.field("inside", ticket.inside).key("event");
        writeEvent(json, *info, true);
        json.endObject();
    }
    json.endArray().endObject();
    return out;
}

http::Response scanReply(const gate::Decision& decision) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    if (decision.outcome.result == ScanResult::valid) {
        json.field("result", "valid");
        json.field("direction", decision.scan.direction == tickets::Direction::in ? "in" : "out");
        json.field("door", decision.scan.door).field("at", isoTime(decision.outcome.at));
        writeTicket(json, decision);
        json.endObject();
        return http::Response::json(decision.outcome.repeated ? 200 : 201, std::move(out));
    }
    writeTicket(json, decision);
    writeLast(json, decision);
    json.endObject();
    return problemOf({codeOf(decision.outcome.result), detailOf(decision), {}, 0, membersOf(out)});
}

std::string renderScanOutcome(const std::string& scan, const core::Result<gate::Decision>& result) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    if (!result) {
        json.field("scan", scan).field("result", "error");
        json.field("error", core::slug(result.error().code));
        json.field("detail", result.error().detail).field("let_in_twice", false).endObject();
        return out;
    }
    const auto& outcome = result->outcome;
    json.field("result", slugOf(outcome.result)).field("repeated", outcome.repeated);
    json.field("let_in_twice", result->scan.offline &&
                                   result->scan.direction == tickets::Direction::in &&
                                   outcome.result == ScanResult::already_used);
    if (outcome.result != ScanResult::valid) json.field("detail", detailOf(*result));
    writeTicket(json, *result);
    writeLast(json, *result);
    json.endObject();
    return out;
}

std::string renderDoors(const board::EventBoard& event, const store::GateCounts& counts,
                        const std::vector<store::LetInTwice>& twice) {
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("event", event.info()->slug);
    json.field("event_id", std::to_string(event.id().value)).field("tickets", counts.tickets);
    json.field("admitted", counts.admitted).field("inside", counts.inside);
    json.key("doors").beginArray();
    for (const auto& door : counts.doors) {
        json.beginObject().field("door", door.door).field("in", door.in).field("out", door.out);
        json.field("refused", door.refused).field("let_in_twice", door.twice);
        json.field("last_at", isoTime(door.last_at)).endObject();
    }
    json.endArray().key("let_in_twice").beginArray();
    for (const auto& one : twice) {
        json.beginObject().field("ticket", std::to_string(one.ticket.value));
        writeSeat(json, event.plan(), one.seat);
        json.field("name", one.buyer_name).field("order", one.order);
        json.field("result", slugOf(one.result));
        json.field("door", one.passage.door).field("at", isoTime(one.passage.at));
        json.key("accepted");
        if (one.accepted) {
            json.beginObject().field("door", one.accepted->door);
            json.field("at", isoTime(one.accepted->at)).endObject();
        } else {
            json.null();
        }
        json.endObject();
    }
    json.endArray().endObject();
    return out;
}

}  // namespace seatlock::api
