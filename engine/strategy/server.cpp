#include "engine/strategy/server.h"

#include "engine/config/optiontext.h"
#include "engine/core/token.h"
#include "engine/pool/connection.h"
#include "engine/store/scratch.h"
#include "engine/strategy/answers.h"
#include "engine/strategy/bodies.h"
#include "engine/strategy/freshworkers.h"
#include "engine/strategy/holdjob.h"
#include "engine/strategy/orderjob.h"
#include "engine/strategy/pooledworkers.h"

#include <algorithm>
#include <chrono>

namespace seatlock::strategy {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// Numbers of the labels, in order: a textbook seller locks rows in one order. Errors:
/// unknown_seat.
Result<std::vector<core::SeatNo>> seatsOf(const std::vector<std::string>& labels,
                                          const board::SeatPlan& plan) {
    std::vector<core::SeatNo> seats;
    for (const auto& label : labels) {
        const auto seat = plan.find(label);
        if (!seat) return Error{ErrorCode::unknown_seat, "there is no such seat", {label}, 0};
        seats.push_back(*seat);
    }
    std::ranges::sort(seats);
    return seats;
}

}  // namespace

config::Limits generousLimits() {
    config::Limits limits;
    limits.job_queue_max = 16'384;
    limits.request_deadline_ms = 20'000;
    limits.statement_ms_max = 15'000;
    limits.login_ms_max = 10'000;
    return limits;
}

Server::Server(ServerOptions options)
    : options_(std::move(options)),
      clock_(core::SystemClock::instance()),
      random_(core::SecureRandom::instance()),
      engine_id_(static_cast<std::int32_t>(1 + random_.below(INT32_MAX - 1))) {
    addRoutes();
}

Server::~Server() {
    stop();
}

void Server::addRoutes() {
    using http::Method;
    router_.add({Method::post, "/v1/events/{event}/holds",
                 [this](const http::Request& request, const http::Parameters& at,
                        http::Responder responder) { hold(request, at[0], std::move(responder)); },
                 "create-hold"});
    router_.add({Method::post, "/v1/orders",
                 [this](const http::Request& request, const http::Parameters&,
                        http::Responder responder) { order(request, std::move(responder)); },
                 "create-order"});
    router_.add({Method::get, "/readyz",
                 [this](const http::Request&, const http::Parameters&, http::Responder responder) {
                     ready(std::move(responder));
                 },
                 "readyz"});
}

Result<Done> Server::start() {
    const auto& limits = options_.limits;
    auto opened = pool::Connection::open(
        {options_.database_url, limits.login_ms_max, 0, "seatlock-strategy"});
    if (!opened) return opened.error();
    if (auto safe = store::requireScratch(**opened); !safe) return safe.error();
    auto houses = Houses::read(**opened);
    if (!houses) return houses.error();
    houses_ = std::move(houses).value();
    if (options_.connection_per_request) {
        workers_ = std::make_unique<FreshWorkers>(limits, options_.database_url, clock_,
                                                  options_.fresh_connections_max,
                                                  options_.fresh_linger_ms);
    } else {
        workers_ = std::make_unique<PooledWorkers>(limits, options_.database_url, clock_, random_);
    }
    server_ = std::make_unique<http::Server>(router_, http::ServerOptions{limits, clock_});
    return server_->start(options_.address, options_.port,
                          static_cast<int>(limits.listener_threads));
}

void Server::stop() {
    const auto limit = options_.limits.drain_ms_max;
    if (server_) server_->drain(std::chrono::milliseconds(limit / 2));
    if (workers_) workers_->stop(limit / 4);
    if (server_) server_->stop();
    workers_.reset();
    server_.reset();
}

std::string Server::url() const {
    return "http://" + config::listenText(options_.address, port());
}

void Server::hold(const http::Request& request, std::string_view slug, http::Responder responder) {
    const House* house = houses_.find(slug);
    if (house == nullptr) {
        return responder.send(problemResponse(
            {ErrorCode::unknown_event, "there is no event \"" + std::string(slug) + "\"", {}, 0}));
    }
    const auto body =
        holdBody(request.body(), static_cast<int>(options_.limits.seats_per_hold_max));
    if (!body) return responder.send(problemResponse(body.error()));
    auto seats = seatsOf(body->labels, *house->plan);
    if (!seats) return responder.send(problemResponse(seats.error()));
    store::SeatWish wish;
    wish.event = house->info->id;
    wish.seats = std::move(seats).value();
    wish.quantity = body->quantity;
    wish.hold_s = house->info->hold_s;
    wish.hold_s_max = house->info->hold_s_max;
    wish.engine_id = engine_id_;
    submit(std::make_unique<HoldJob>(std::move(responder), *house, options_.way, std::move(wish),
                                     clock_, random_));
}

void Server::order(const http::Request& request, http::Responder responder) {
    const auto body = orderBody(request.body());
    if (!body) return responder.send(problemResponse(body.error()));
    const auto token = core::HoldToken::parse(body->hold);
    const House* house = token ? houses_.find(token->event) : nullptr;
    if (house == nullptr) {
        return responder.send(
            problemResponse({ErrorCode::unknown_hold, "there is no such hold", {}, 0}));
    }
    store::ConfirmRequest confirm;
    confirm.event = token->event;
    confirm.hold = token->hold;
    confirm.order = core::makeUuid<core::OrderId>(random_, clock_.wall());
    confirm.code = store::newOrderCode(house->info->code, random_);
    confirm.buyer_key = core::hash32(body->buyer_email);
    confirm.buyer_name = body->buyer_name;
    confirm.buyer_email = body->buyer_email;
    confirm.engine_id = engine_id_;
    submit(
        std::make_unique<OrderJob>(std::move(responder), *house, options_.way, std::move(confirm)));
}

void Server::submit(std::unique_ptr<pool::Job> job) {
    if (workers_->submit(job)) return;
    job->refuse({ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
}

void Server::ready(http::Responder responder) const {
    if (workers_->ready()) {
        return responder.send(http::Response::json(200, R"({"status":"ready"})"));
    }
    responder.send(problemResponse(
        {ErrorCode::database_unavailable, "the database cannot be reached", {}, 1}));
}

}  // namespace seatlock::strategy
