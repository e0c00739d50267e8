#include "engine/api/api.h"

#include "engine/api/metricspage.h"
#include "engine/api/openapi.h"
#include "engine/api/problems.h"
#include "engine/core/jsonwriter.h"

namespace seatlock::api {

using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;

Api::Api(Services services)
    : services_(services),
      events_(services_),
      counter_(services_),
      order_desk_(services_, counter_, keys_),
      holds_(services_, counter_),
      orders_(services_, order_desk_),
      desk_(services_),
      sessions_(services_, desk_),
      users_(services_, desk_),
      tokens_(services_, desk_),
      trail_(desk_),
      venues_(services_, desk_),
      charts_(services_, desk_),
      staff_events_(services_, desk_),
      event_copies_(services_, desk_),
      chart_files_(services_, desk_),
      inventory_(services_, desk_),
      areas_(services_, desk_),
      seat_logs_(desk_),
      keys_(services_.clock, services_.random),
      check_ins_(services_.limits, services_.pool, services_.directory, keys_),
      tickets_(services_, desk_, counter_, keys_),
      doors_(services_, desk_, check_ins_),
      shifts_(services_, desk_),
      outbox_(services_, counter_),
      reports_(desk_),
      cancellations_(services_, desk_),
      reseats_(services_, desk_) {
    addRoutes();
    stats_ = std::make_unique<RouteStats>(router_.routes().size());
    for (const auto& route : router_.routes()) {
        if (route.name == "create-hold" || route.name == "create-order")
            stats_->countAsBooking(route_names_.size());
        route_names_.push_back(route.name);
    }
}

void Api::addRoutes() {
    const RouteTable table(router_);
    addPublicRoutes(table);
    addOwnRoutes(table);
    sessions_.addRoutes(table);
    users_.addRoutes(table);
    tokens_.addRoutes(table);
    trail_.addRoutes(table);
    venues_.addRoutes(table);
    charts_.addRoutes(table);
    staff_events_.addRoutes(table);
    event_copies_.addRoutes(table);
    chart_files_.addRoutes(table);
    inventory_.addRoutes(table);
    areas_.addRoutes(table);
    seat_logs_.addRoutes(table);
    order_desk_.addRoutes(table);
    tickets_.addRoutes(table);
    doors_.addRoutes(table);
    shifts_.addRoutes(table);
    outbox_.addRoutes(table);
    reports_.addRoutes(table);
    cancellations_.addRoutes(table);
    reseats_.addRoutes(table);
}

/// What buyers see.
void Api::addPublicRoutes(const RouteTable& add) {
    add(Method::get, "/v1/events", "list-events",
        [this](const Request& request, const Parameters&, Responder responder) {
            events_.list(request, std::move(responder));
        });
    add(Method::get, "/v1/events/{event}", "read-event",
        [this](const Request&, const Parameters& at, Responder responder) {
            events_.read(at[0], std::move(responder));
        });
    add(Method::get, "/v1/events/{event}/chart", "read-chart",
        [this](const Request& request, const Parameters& at, Responder responder) {
            events_.chart(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/events/{event}/availability", "read-availability",
        [this](const Request& request, const Parameters& at, Responder responder) {
            events_.availability(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/events/{event}/stream", "stream-event",
        [this](const Request& request, const Parameters& at, Responder responder) {
            events_.stream(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/events/{event}/holds", "create-hold",
        [this](const Request& request, const Parameters& at, Responder responder) {
            holds_.create(request, at[0], std::move(responder));
        });
    add(Method::get, "/v1/holds/{hold}", "read-hold",
        [this](const Request& request, const Parameters& at, Responder responder) {
            holds_.read(request, at[0], std::move(responder));
        });
    add(Method::patch, "/v1/holds/{hold}", "change-hold",
        [this](const Request& request, const Parameters& at, Responder responder) {
            holds_.change(request, at[0], std::move(responder));
        });
    add(Method::del, "/v1/holds/{hold}", "release-hold",
        [this](const Request& request, const Parameters& at, Responder responder) {
            holds_.release(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/orders", "create-order",
        [this](const Request& request, const Parameters&, Responder responder) {
            orders_.create(request, std::move(responder));
        });
    add(Method::get, "/v1/orders/{code}", "read-order",
        [this](const Request& request, const Parameters& at, Responder responder) {
            orders_.read(request, at[0], std::move(responder));
        });
}

/// About the engine itself.
void Api::addOwnRoutes(const RouteTable& add) {
    add(Method::get, "/v1/openapi.json", "read-openapi",
        [](const Request&, const Parameters&, Responder responder) {
            responder.send(http::Response(200, http::type_json, openapiDocument()));
        });
    add(Method::get, "/livez", "livez",
        [this](const Request&, const Parameters&, Responder responder) {
            live(std::move(responder));
        });
    add(Method::get, "/readyz", "readyz",
        [this](const Request&, const Parameters&, Responder responder) {
            ready(std::move(responder));
        });
    add(Method::get, "/metrics", "metrics",
        [this](const Request&, const Parameters&, Responder responder) {
            metrics(std::move(responder));
        });
}

void Api::start(http::Server& server) {
    server_ = &server;
    events_.start();
    desk_.start(route_names_);
    counter_.start(route_names_);
    sessions_.start();
    publisher_ = std::make_unique<StreamPublisher>(
        services_.directory, services_.limits.stream_interval_ms,
        [this](std::uint64_t topic, std::shared_ptr<const std::string> data) {
            server_->publish(topic, std::move(data));
        },
        [this] { return server_->stats().streams_open.load() > 0; });
    publisher_->start();
}

void Api::stop() {
    publisher_.reset();
    const std::chrono::milliseconds limit(services_.limits.drain_ms_max / 8);
    sessions_.stop(limit);
    desk_.stop(limit);
    events_.stop();
}

void Api::live(Responder responder) const {
    responder.send(http::Response::json(200, R"({"status":"live"})"));
}

void Api::ready(Responder responder) const {
    const char* why = nullptr;
    if (services_.draining) {
        why = "shutting down";
    } else if (!services_.pool.connected()) {
        why = "the database cannot be reached";
    } else if (!services_.feed.loaded()) {
        why = "events are being loaded";
    }
    if (why == nullptr) {
        return responder.send(http::Response::json(200, R"({"status":"ready"})"));
    }
    std::string out;
    core::JsonWriter(out).beginObject().field("status", "not ready").field("why", why).endObject();
    responder.send(http::Response::json(503, std::move(out)).with("Retry-After", "1"));
}

void Api::metrics(Responder responder) const {
    responder.send(
        http::Response(200, http::type_prometheus,
                       renderMetrics(services_, *stats_, route_names_, server_->stats())));
}

}  // namespace seatlock::api
