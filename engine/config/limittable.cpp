#include "engine/config/limittable.h"

#include <algorithm>
#include <charconv>

namespace seatlock::config {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

constexpr LimitEntry table[] = {
    {"request_line_bytes_max", &Limits::request_line_bytes_max, 256, 64 << 10, "request line"},
    {"header_bytes_max", &Limits::header_bytes_max, 1 << 10, 1 << 20, "all header fields"},
    {"header_fields_max", &Limits::header_fields_max, 10, 1'000, "number of header fields"},
    {"body_bytes_max", &Limits::body_bytes_max, 1 << 10, 16 << 20, "request body"},
    {"header_read_ms_max", &Limits::header_read_ms_max, 100, 600'000, "time to send a header"},
    {"body_read_ms_max", &Limits::body_read_ms_max, 100, 600'000, "time to send a body"},
    {"keep_alive_idle_ms_max", &Limits::keep_alive_idle_ms_max, 100, 3'600'000,
     "idle connection is kept"},
    {"write_stall_ms_max", &Limits::write_stall_ms_max, 100, 600'000, "reader that stands still"},
    {"linger_ms_max", &Limits::linger_ms_max, 10, 60'000, "wait for a client to close"},
    {"connections_max", &Limits::connections_max, 1, 1'000'000, "open connections"},
    {"connections_per_address_max", &Limits::connections_per_address_max, 1, 1'000'000,
     "open connections an address, loopback exempt"},
    {"stream_buffer_bytes_max", &Limits::stream_buffer_bytes_max, 4 << 10, 64 << 20,
     "unsent bytes of an event stream"},
    {"stream_heartbeat_ms", &Limits::stream_heartbeat_ms, 100, 600'000,
     "between heartbeats of an event stream"},
    {"publish_queue_max", &Limits::publish_queue_max, 1, 1'000'000,
     "event stream chunks a listener has not sent yet"},
    {"listener_threads", &Limits::listener_threads, 1, 64, "threads that serve HTTP"},
    {"large_body_bytes_max", &Limits::large_body_bytes_max, 1 << 10, 1 << 30,
     "body of a document that staff send"},
    {"large_bodies_max", &Limits::large_bodies_max, 1, 1'000, "such documents at the same time"},
    {"large_body_read_ms_max", &Limits::large_body_read_ms_max, 100, 3'600'000,
     "time to send such a document"},
    {"desk_queue_max", &Limits::desk_queue_max, 1, 100'000, "staff requests waiting"},
    {"desk_queue_bytes_max", &Limits::desk_queue_bytes_max, 1 << 10, 16LL << 30,
     "bodies of staff requests waiting"},
    {"desk_statement_ms_max", &Limits::desk_statement_ms_max, 50, 3'600'000,
     "one statement of a staff request"},
    {"local_calls_max", &Limits::local_calls_max, 1, 100'000,
     "requests of the console at the same time"},
    {"sign_in_queue_max", &Limits::sign_in_queue_max, 1, 10'000, "sign-ins waiting"},
    {"sign_in_free_tries", &Limits::sign_in_free_tries, 1, 1'000,
     "failed sign-ins of a login before it has to wait"},
    {"sign_in_address_free_tries", &Limits::sign_in_address_free_tries, 1, 100'000,
     "failed sign-ins of an address before it has to wait, loopback exempt"},
    {"sign_in_delay_s_max", &Limits::sign_in_delay_s_max, 1, 86'400,
     "longest wait after failed sign-ins; doubles from one second"},
    {"session_idle_s_max", &Limits::session_idle_s_max, 1, 30 * 86'400, "unused session is kept"},
    {"session_s_max", &Limits::session_s_max, 1, 30 * 86'400, "session is kept"},
    {"sessions_per_user_max", &Limits::sessions_per_user_max, 1, 1'000,
     "sessions of one user at the same time"},
    {"tokens_per_user_max", &Limits::tokens_per_user_max, 1, 1'000, "API tokens of one user"},
    {"password_bytes_min", &Limits::password_bytes_min, 8, 64, "shortest password"},
    {"password_memory_kib", &Limits::password_memory_kib, 8, 4 << 20,
     "memory to hash one password (Argon2id)"},
    {"password_passes", &Limits::password_passes, 1, 100, "passes to hash one password (Argon2id)"},
    {"trail_detail_bytes_max", &Limits::trail_detail_bytes_max, 64, 1 << 20,
     "details of one entry of the audit trail"},
    {"rate_per_address_s", &Limits::rate_per_address_s, 1, 1'000'000,
     "requests a second an address, loopback exempt"},
    {"rate_burst", &Limits::rate_burst, 0, 1'000'000, "requests at once an address; 0: no limit"},
    {"rate_addresses_max", &Limits::rate_addresses_max, 1, 10'000'000, "addresses remembered"},
    {"pool_connections_max", &Limits::pool_connections_max, 1, 1'000, "database connections"},
    {"staff_connections", &Limits::staff_connections, 0, 1'000,
     "of the database connections, kept for the box office"},
    {"staff_queue_max", &Limits::staff_queue_max, 1, 1'000'000, "work of the box office waiting"},
    {"claim_lanes_max", &Limits::claim_lanes_max, 1, 1'000, "connections that claim at once"},
    {"claim_lane_wait_us", &Limits::claim_lane_wait_us, 0, 1'000'000,
     "wait after which a lane opens for less than a batch"},
    {"claim_batch_max", &Limits::claim_batch_max, 1, 1'000, "reservations in one transaction"},
    {"claim_queue_max", &Limits::claim_queue_max, 1, 1'000'000, "reservations waiting"},
    {"job_queue_max", &Limits::job_queue_max, 1, 1'000'000, "other work waiting"},
    {"request_deadline_ms", &Limits::request_deadline_ms, 50, 60'000, "wait for the database"},
    {"statement_ms_max", &Limits::statement_ms_max, 50, 60'000, "one statement"},
    {"report_ms_max", &Limits::report_ms_max, 50, 600'000, "one statement of a report"},
    {"login_ms_max", &Limits::login_ms_max, 1'000, 60'000, "one login"},
    {"reconnect_backoff_ms_min", &Limits::reconnect_backoff_ms_min, 1, 60'000,
     "first wait before connecting again"},
    {"reconnect_backoff_ms_max", &Limits::reconnect_backoff_ms_max, 1, 600'000,
     "longest wait before connecting again"},
    {"seats_per_hold_max", &Limits::seats_per_hold_max, 1, 1'000, "seats in one hold"},
    {"best_available_tries_max", &Limits::best_available_tries_max, 1, 100,
     "blocks tried before giving up"},
    {"idempotency_key_bytes_max", &Limits::idempotency_key_bytes_max, 1, 1'000,
     "length of an Idempotency-Key"},
    {"idempotency_keep_s", &Limits::idempotency_keep_s, 60, 30 * 86'400,
     "replies to an Idempotency-Key are kept"},
    {"idempotency_running_max", &Limits::idempotency_running_max, 1, 1'000'000,
     "Idempotency-Keys being served"},
    {"check_in_batch_max", &Limits::check_in_batch_max, 1, 1'000, "scans in one transaction"},
    {"check_in_queue_max", &Limits::check_in_queue_max, 1, 1'000'000, "scans waiting"},
    {"check_in_scans_max", &Limits::check_in_scans_max, 1, 1'000,
     "scans in one request that tells of earlier ones"},
    {"seats_per_event_max", &Limits::seats_per_event_max, 1, 1'000'000, "seats of an event"},
    {"change_ring_max", &Limits::change_ring_max, 16, 10'000'000, "changes kept for readers"},
    {"ping_interval_ms", &Limits::ping_interval_ms, 1, 10'000, "between pings to other engines"},
    {"poll_interval_ms", &Limits::poll_interval_ms, 1, 10'000, "between polls behind a pooler"},
    {"repair_interval_ms", &Limits::repair_interval_ms, 10, 600'000, "between repairs"},
    {"sweep_interval_ms", &Limits::sweep_interval_ms, 10, 600'000, "between sweeps"},
    {"stream_interval_ms", &Limits::stream_interval_ms, 1, 10'000, "between stream updates"},
    {"directory_interval_ms", &Limits::directory_interval_ms, 10, 600'000,
     "between looks for new events"},
    {"chart_cache_bytes_max", &Limits::chart_cache_bytes_max, 0, 1 << 30,
     "largest chart text kept in memory"},
    {"migration_lock_ms_max", &Limits::migration_lock_ms_max, 10, day_ms,
     "wait for another engine's migration"},
    {"bulk_statement_ms_max", &Limits::bulk_statement_ms_max, 1'000, day_ms,
     "one statement of a migration or a chart"},
    {"chart_label_bytes_max", &Limits::chart_label_bytes_max, 8, 255, "a seat's or row's label"},
    {"chart_problems_max", &Limits::chart_problems_max, 1, 10'000, "problems told of one chart"},
    {"chart_file_bytes_max", &Limits::chart_file_bytes_max, 1 << 10, 1 << 30,
     "file that a chart is read from"},
    {"chart_sections_max", &Limits::chart_sections_max, 1, 1'000'000,
     "sections, areas or decorations of a chart"},
    {"cluster_init_ms_max", &Limits::cluster_init_ms_max, 1'000, day_ms, "initdb"},
    {"cluster_start_ms_max", &Limits::cluster_start_ms_max, 1'000, day_ms,
     "start of the embedded server, recovery included"},
    {"cluster_restart_ms_max", &Limits::cluster_restart_ms_max, 1'000, day_ms,
     "restart of a server that died"},
    {"cluster_orphan_ms_max", &Limits::cluster_orphan_ms_max, 0, 600'000,
     "survivors of a dead server, then killed"},
    {"cluster_stop_ms_max", &Limits::cluster_stop_ms_max, 0, day_ms, "fast shutdown"},
    {"cluster_abort_ms_max", &Limits::cluster_abort_ms_max, 0, day_ms, "immediate shutdown"},
    {"cluster_log_bytes_max", &Limits::cluster_log_bytes_max, 64 << 10, 1 << 30,
     "server log, two such files"},
    {"cluster_log_lines_max", &Limits::cluster_log_lines_max, 1, 1'000, "log lines in a message"},
    {"drain_notice_ms", &Limits::drain_notice_ms, 0, 600'000,
     "readyz says 503 before the port closes"},
    {"drain_ms_max", &Limits::drain_ms_max, 0, day_ms, "to finish accepted work when stopping"},
};

Error wrong(std::string detail) {
    return {ErrorCode::configuration, std::move(detail), {}, 0};
}

}  // namespace

std::span<const LimitEntry> limitTable() {
    return table;
}

Result<Done> setLimit(Limits& limits, std::string_view name, std::string_view value) {
    const auto at = std::ranges::find(table, name, &LimitEntry::name);
    if (at == std::end(table)) return wrong("there is no limit named " + std::string(name));
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure != std::errc{} || end != value.data() + value.size() || number < at->least ||
        number > at->most) {
        return wrong(std::string(name) + " must be a whole number from " +
                     std::to_string(at->least) + " to " + std::to_string(at->most) + ", not \"" +
                     std::string(value) + "\"");
    }
    limits.*(at->field) = number;
    return Done{};
}

Result<Done> check(const Limits& limits) {
    if (limits.reconnect_backoff_ms_min > limits.reconnect_backoff_ms_max) {
        return wrong("reconnect_backoff_ms_min must not exceed reconnect_backoff_ms_max");
    }
    if (limits.pool_connections_max > 1 && limits.claim_lanes_max >= limits.pool_connections_max) {
        return wrong(
            "claim_lanes_max must be less than pool_connections_max, so that holds can "
            "be read, released and bought while seats are claimed");
    }
    if (limits.statement_ms_max >= limits.request_deadline_ms) {
        return wrong(
            "statement_ms_max must be less than request_deadline_ms, so that a slow "
            "statement is ended by the server and not cut off in doubt");
    }
    if (limits.body_bytes_max > limits.large_body_bytes_max) {
        return wrong("body_bytes_max must not exceed large_body_bytes_max");
    }
    if (limits.large_body_bytes_max > limits.desk_queue_bytes_max) {
        return wrong("large_body_bytes_max must not exceed desk_queue_bytes_max");
    }
    if (limits.session_idle_s_max > limits.session_s_max) {
        return wrong("session_idle_s_max must not exceed session_s_max");
    }
    if (limits.drain_notice_ms > limits.drain_ms_max) {
        return wrong("drain_notice_ms must not exceed drain_ms_max");
    }
    if (limits.request_deadline_ms >= limits.keep_alive_idle_ms_max) {
        return wrong("request_deadline_ms must be less than keep_alive_idle_ms_max");
    }
    return Done{};
}

}  // namespace seatlock::config
