#include "engine/api/metricspage.h"

#include "engine/metrics/processmemory.h"
#include "engine/metrics/prometheustext.h"

#include <cstdio>

namespace seatlock::api {

namespace {

constexpr double seconds = 1e6;  // microseconds in one
constexpr double latency_bounds[] = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                     0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};
constexpr double batch_bounds[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

using metrics::PrometheusText;

std::string label(std::string_view name, std::string_view value) {
    std::string out(name);
    out.append("=\"").append(value).append("\"");
    return out;
}

void one(PrometheusText& text, std::string_view name, std::string_view type, std::string_view help,
         std::int64_t value) {
    text.begin(name, type, help);
    text.sample(value);
}

void writeRoutes(PrometheusText& text, const RouteStats& routes,
                 const std::vector<std::string_view>& names) {
    const auto nameOf = [&](std::size_t route) {
        return route < names.size() ? names[route] : std::string_view("none");
    };
    text.begin("seatlock_http_requests_total", "counter", "Replies by route and status.");
    for (std::size_t route = 0; route < routes.routes(); ++route) {
        for (std::size_t status = 0; status < RouteStats::statuses.size(); ++status) {
            const auto count = routes.count(route, status);
            if (count == 0) continue;
            const int code = RouteStats::statuses[status];
            text.sample(count, label("route", nameOf(route)) + "," +
                                   label("status", code == 0 ? "other" : std::to_string(code)));
        }
    }
    text.begin("seatlock_http_request_duration_seconds", "histogram",
               "From the complete request to the first byte of its reply.");
    for (std::size_t route = 0; route < routes.routes(); ++route) {
        if (routes.durationUs(route).snapshot().count() == 0) continue;
        text.histogram(routes.durationUs(route), seconds, latency_bounds,
                       label("route", nameOf(route)));
    }
}

void writeServer(PrometheusText& text, const http::ServerStats& server) {
    one(text, "seatlock_http_connections", "gauge", "Open connections.", server.connections_open);
    one(text, "seatlock_http_requests_in_progress", "gauge", "Requests not answered yet.",
        server.requests_in_progress);
    one(text, "seatlock_http_streams", "gauge", "Open event streams.", server.streams_open);
    one(text, "seatlock_http_connections_accepted_total", "counter", "Connections accepted.",
        server.connections_accepted);
    one(text, "seatlock_http_received_bytes_total", "counter", "Bytes received.",
        server.bytes_received);
    one(text, "seatlock_http_sent_bytes_total", "counter", "Bytes sent.", server.bytes_sent);
    one(text, "seatlock_http_streams_dropped_total", "counter",
        "Event streams whose reader did not keep up.", server.streams_dropped);
    one(text, "seatlock_http_write_stalls_total", "counter", "Readers that stood still.",
        server.write_stalls);
    text.begin("seatlock_http_rejected_total", "counter",
               "Requests and connections that the server itself refused, by reason.");
    for (int i = 0; i < http::reject_count; ++i) {
        text.sample(server.rejected[static_cast<std::size_t>(i)].load(),
                    label("reason", http::rejectName(static_cast<http::Reject>(i)).slug));
    }
}

void writePool(PrometheusText& text, const pool::Pool& pool) {
    const auto stats = pool.stats();
    one(text, "seatlock_pool_connections_max", "gauge", "Connections there may ever be.",
        stats.ceiling);
    text.begin("seatlock_pool_servers", "gauge", "Connections to the database by state.");
    text.sample(stats.sv_active, label("state", "sv_active"));
    text.sample(stats.sv_idle, label("state", "sv_idle"));
    text.sample(stats.sv_login, label("state", "sv_login"));
    text.sample(stats.sv_closed, label("state", "sv_closed"));
    text.begin("seatlock_pool_clients", "gauge", "Requests by state.");
    text.sample(stats.cl_active, label("state", "cl_active"));
    text.sample(stats.cl_waiting, label("state", "cl_waiting"));
    text.begin("seatlock_pool_maxwait_seconds", "gauge",
               "Age of the request that has waited longest.");
    text.sample(static_cast<double>(stats.maxwait_us) / seconds);
    text.begin("seatlock_pool_wait_seconds", "histogram", "Wait for a connection.");
    text.histogram(pool.waitUs(), seconds, latency_bounds);
    text.begin("seatlock_batch_size", "histogram", "Reservations in one transaction.");
    text.histogram(pool.batchSizes(), 1, batch_bounds);
    text.begin("seatlock_batch_duration_seconds", "histogram", "One transaction of a batch.");
    text.histogram(pool.batchUs(), seconds, latency_bounds);
    one(text, "seatlock_pool_logins_total", "counter", "Logins.", stats.total_logins);
    one(text, "seatlock_pool_login_failures_total", "counter", "Logins that failed.",
        stats.total_login_failures);
    one(text, "seatlock_pool_too_many_connections_total", "counter",
        "Logins refused for want of a server slot (53300).", stats.total_too_many);
    one(text, "seatlock_pool_broken_total", "counter", "Connections lost.", stats.total_broken);
    one(text, "seatlock_queue_expired_total", "counter", "Requests whose deadline passed.",
        stats.total_expired);
    one(text, "seatlock_queue_full_total", "counter", "Requests refused by a full queue.",
        stats.total_full);
}

void writeBooking(PrometheusText& text, const booking::Booking& booking) {
    const auto& stats = booking.stats();
    one(text, "seatlock_holds_total", "counter", "Holds made.", stats.holds);
    one(text, "seatlock_seats_held_total", "counter", "Seats held.", stats.seats_held);
    one(text, "seatlock_orders_total", "counter", "Orders made.", stats.orders);
    one(text, "seatlock_seats_sold_total", "counter", "Seats sold.", stats.seats_sold);
    one(text, "seatlock_holds_released_total", "counter", "Holds released.", stats.releases);
    one(text, "seatlock_holds_extended_total", "counter", "Holds extended.", stats.extensions);
    one(text, "seatlock_seats_expired_total", "counter", "Seats freed by expiry.", stats.expiries);
    one(text, "seatlock_board_refusals_total", "counter", "Answered without the database.",
        stats.board_refusals);
    one(text, "seatlock_claims_missed_total", "counter",
        "Claims that the board let pass and the database did not.", stats.missed_claims);
    one(text, "seatlock_commits_in_doubt_total", "counter", "Holds whose commit was in doubt.",
        stats.doubts);
    one(text, "seatlock_commits_settled_total", "counter", "Of these, settled.",
        stats.doubts_settled);
    one(text, "seatlock_idempotent_replays_total", "counter", "Replies given again.",
        stats.replays);
    text.begin("seatlock_refusals_total", "counter", "Holds and orders refused, by reason.");
    for (std::size_t i = 0; i < stats.refusals.size(); ++i) {
        if (const auto count = stats.refusals[i].load(); count > 0) {
            text.sample(count, label("reason", core::slug(static_cast<core::ErrorCode>(i))));
        }
    }
}

void writeEvents(PrometheusText& text, const board::Directory& directory) {
    text.begin("seatlock_seats", "gauge", "Seats by event and state.");
    for (const auto& event : directory.all()) {
        const auto info = event->info();
        for (const auto state : {board::SeatState::available, board::SeatState::held,
                                 board::SeatState::sold, board::SeatState::blocked}) {
            text.sample(event->board().count(state),
                        label("event", info->slug) + "," + label("state", board::name(state)));
        }
    }
}

void writeProcess(PrometheusText& text) {
    const auto memory = metrics::processMemory();
    one(text, "process_resident_memory_bytes", "gauge", "Resident memory.", memory.resident_bytes);
    one(text, "process_virtual_memory_bytes", "gauge", "Virtual memory.", memory.virtual_bytes);
}

}  // namespace

std::string renderMetrics(const Services& services, const RouteStats& routes,
                          const std::vector<std::string_view>& route_names,
                          const http::ServerStats& server) {
    std::string out;
    out.reserve(32 * 1024);
    PrometheusText text(out);
    writeRoutes(text, routes, route_names);
    writeServer(text, server);
    writePool(text, services.pool);
    writeBooking(text, services.booking);
    one(text, "seatlock_feed_connected", "gauge", "The change feed has its connection.",
        services.feed.connected() ? 1 : 0);
    one(text, "seatlock_feed_pings_sent_total", "counter", "Pings to other engines.",
        services.feed.pingsSent());
    one(text, "seatlock_feed_pings_heard_total", "counter", "Pings from other engines.",
        services.feed.pingsHeard());
    one(text, "seatlock_feed_seats_heard_total", "counter", "Seats changed by other engines.",
        services.feed.seatsHeard());
    writeEvents(text, services.directory);
    writeProcess(text);
    return out;
}

}  // namespace seatlock::api
