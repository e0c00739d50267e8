#include "engine/api/holds.h"

#include "engine/api/problems.h"
#include "engine/api/render.h"
#include "engine/config/bounds.h"
#include "engine/sales/limits.h"

#include <algorithm>

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int buyer_bytes_max = 254;  // an e-mail address at most (RFC 5321 section 4.5.3.1)

/// Answers over HTTP: success with `status`, a refusal as a problem.
class HoldResponse final : public booking::HoldReply {
public:
    HoldResponse(http::Responder responder, int status)
        : responder_(std::move(responder)), status_(status) {}

    void answer(Result<booking::HoldAnswer> answer) override {
        if (!answer) return responder_.send(problemOf(answer.error()));
        if (answer->replay) {
            return responder_.send(replayed(std::move(*answer->replay), "hold", "/v1/holds/"));
        }
        if (status_ == 204) return responder_.send(http::Response::empty(204));
        auto response = http::Response::json(status_, renderHold(answer->hold));
        if (status_ == 201) {
            response.with(
                "Location",
                "/v1/holds/" + core::HoldToken{answer->hold.event->id(), answer->hold.id}.text());
        } else {
            response.with("Cache-Control", "no-store");  // the token is a key to the seats
        }
        responder_.send(std::move(response));
    }

    std::string render(const booking::HoldView& hold) const override { return renderHold(hold); }

private:
    http::Responder responder_;
    const int status_;
};

std::unique_ptr<booking::HoldReply> replyTo(http::Responder responder, int status) {
    return std::make_unique<HoldResponse>(std::move(responder), status);
}

Result<std::vector<core::SeatNo>> seatNumbers(const std::vector<std::string>& labels,
                                              const board::SeatPlan& plan) {
    std::vector<core::SeatNo> seats;
    std::vector<std::string> unknown;
    for (const auto& label : labels) {
        const auto seat = plan.find(label);
        if (!seat) {
            unknown.push_back(label);
        } else if (std::ranges::find(seats, *seat) != seats.end()) {
            return Error{
                ErrorCode::invalid_body, "seat \"" + label + "\" is named twice", {label}, 0};
        } else {
            seats.push_back(*seat);
        }
    }
    if (!unknown.empty()) {
        return Error{ErrorCode::unknown_seat, "this event has no such seat", std::move(unknown), 0};
    }
    return seats;
}

/// Staff sell to groups as well.
int seatsMax(const http::Request& request, const config::Limits& limits) {
    return StaffCounter::asksForIt(request) ? sales::group_seats_max
                                            : static_cast<int>(limits.seats_per_hold_max);
}

booking::BestRequest parseBest(Fields& fields, const board::EventBoard& event, int seats_max) {
    booking::BestRequest best;
    fields.require("quantity");
    best.quantity = static_cast<int>(fields.whole("quantity", 1, seats_max).value_or(1));
    if (const auto slug = fields.text("category", 1, config::label_bytes_max)) {
        const auto info = event.info();
        if (const auto* category = info->category(*slug)) {
            best.category_no = category->category_no;
        } else {
            fields.fail("this event has no category \"" + *slug + "\"");
        }
    }
    if (const auto name = fields.text("section", 1, config::label_bytes_max)) {
        const auto& sections = event.plan().sections();
        const auto at = std::ranges::find(sections, *name, &board::PlanSection::name);
        if (at == sections.end()) fields.fail("this event has no section \"" + *name + "\"");
        best.section = static_cast<std::int32_t>(at - sections.begin());
    }
    best.together = fields.boolean("together").value_or(true);
    best.accessible = fields.boolean("accessible").value_or(false);
    return best;
}

/// Staff say through which channel they sell; nobody counts their seats.
void takeChannel(Fields& fields, booking::HoldRequest& hold) {
    const auto slug = fields.text("channel", 1, config::label_bytes_max).value_or("box-office");
    if (const auto* channel = hold.event->info()->channel(slug)) {
        hold.channel_no = channel->channel_no;
    } else {
        fields.fail("this event has no channel \"" + slug + "\"");
    }
    hold.buyer_key.clear();
    hold.share = pool::Share::staff;
}

}  // namespace

Result<booking::HoldRequest> Holds::parseCreate(const http::Request& request,
                                                std::string_view slug) {
    auto event = eventOf(slug, services_);
    if (!event) return event.error();
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    booking::HoldRequest hold;
    hold.event = *event;
    const auto seats_max = seatsMax(request, services_.limits);
    const auto labels = fields->texts("seats", seats_max, config::label_bytes_max);
    if (auto best = fields->object("best_available")) {
        hold.best = parseBest(*best, **event, seats_max);
        if (auto finished = best->finish(); !finished) return finished.error();
    }
    if (const auto buyer = fields->text("buyer", 1, buyer_bytes_max)) {
        hold.buyer_key = buyerKey(*buyer);
    }
    if (StaffCounter::asksForIt(request)) takeChannel(*fields, hold);
    if (fields->has("seats") == fields->has("best_available")) {
        fields->fail("name either \"seats\" or \"best_available\"");
    }
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (labels) {
        auto seats = seatNumbers(*labels, (*event)->plan());
        if (!seats) return seats.error();
        hold.seats = std::move(seats).value();
    }
    auto key = idempotencyKey(request, services_.limits);
    if (!key) return key.error();
    hold.key = std::move(key).value();
    return hold;
}

Result<Done> Holds::beginRun(booking::HoldRequest& hold) {
    if (!hold.key) return Done{};
    auto run = services_.booking.runningKeys().begin(hold.key->key_hash);
    if (!run) {
        return Error{ErrorCode::idempotency_in_progress,
                     "a request with this Idempotency-Key is being served just now",
                     {},
                     1};
    }
    hold.run = std::move(*run);
    return Done{};
}

void Holds::create(const http::Request& request, std::string_view event,
                   http::Responder responder) {
    if (StaffCounter::asksForIt(request)) {
        return createAsStaff(request, event, parseCreate(request, event), std::move(responder));
    }
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    auto hold = parseCreate(request, event);
    if (!hold) return responder.send(problemOf(hold.error()));
    if (auto begun = beginRun(*hold); !begun) return responder.send(problemOf(begun.error()));
    hold->reply = replyTo(std::move(responder), 201);
    services_.booking.hold(std::move(hold).value());
}

void Holds::createAsStaff(const http::Request& request, std::string_view event,
                          Result<booking::HoldRequest> hold, http::Responder responder) {
    auto shared = std::make_shared<Result<booking::HoldRequest>>(std::move(hold));
    counter_.pass(request, StaffCall{staff::Permission::orders_write, std::string(event)},
                  std::move(responder),
                  [this, shared](const staff::Principal&, http::Responder to) {
                      if (!*shared) return to.send(problemOf(shared->error()));
                      auto& wish = shared->value();
                      if (auto begun = beginRun(wish); !begun)
                          return to.send(problemOf(begun.error()));
                      wish.reply = replyTo(std::move(to), 201);
                      services_.booking.hold(std::move(wish));
                  });
}

void Holds::read(const http::Request& request, std::string_view hold, http::Responder responder) {
    const auto token = holdOf(hold);
    if (!token) return responder.send(problemOf(token.error()));
    services_.booking.readHold(*token, replyTo(std::move(responder), 200),
                               counter_.shareOf(request));
}

void Holds::change(const http::Request& request, std::string_view hold, http::Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    const auto token = holdOf(hold);
    if (!token) return responder.send(problemOf(token.error()));
    auto fields = jsonBody(request);
    if (!fields) return responder.send(problemOf(fields.error()));
    const auto extend = fields->boolean("extend");
    auto drop = fields->texts("drop", seatsMax(request, services_.limits), config::label_bytes_max);
    auto add = fields->texts("add", seatsMax(request, services_.limits), config::label_bytes_max);
    const int said =
        int{fields->has("extend")} + int{fields->has("drop")} + int{fields->has("add")};
    if (said != 1 || (extend && !*extend)) {
        fields->fail("say one of \"extend\": true, \"drop\": [seats] and \"add\": [seats]");
    }
    for (auto* seats : {&drop, &add}) {
        if (!*seats) continue;
        std::ranges::sort(**seats);
        if (std::ranges::adjacent_find(**seats) != (*seats)->end()) {
            fields->fail("a seat is named twice");
        }
    }
    if (auto finished = fields->finish(); !finished) {
        return responder.send(problemOf(finished.error()));
    }
    auto reply = replyTo(std::move(responder), 200);
    if (drop) {
        services_.booking.dropSeats(*token, std::move(*drop), std::move(reply),
                                    counter_.shareOf(request));
    } else if (add) {
        services_.booking.addSeats(*token, std::move(*add), std::move(reply),
                                   counter_.shareOf(request));
    } else {
        services_.booking.extendHold(*token, std::move(reply), counter_.shareOf(request));
    }
}

void Holds::release(const http::Request& request, std::string_view hold,
                    http::Responder responder) {
    const auto token = holdOf(hold);
    if (!token) return responder.send(problemOf(token.error()));
    services_.booking.releaseHold(*token, replyTo(std::move(responder), 204),
                                  counter_.shareOf(request));
}

}  // namespace seatlock::api
