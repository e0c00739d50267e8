// Every limit of the engine, with its unit last. Plain values, read-only once the engine runs.
#pragma once

#include <cstdint>

namespace seatlock::config {

/// Defaults; each can be set by flag, environment (SEATLOCK_…) or settings file.
struct Limits {
    // http: one connection and its requests (RFC 9112)
    std::int64_t request_line_bytes_max = 8 * 1024;
    std::int64_t header_bytes_max = 16 * 1024;
    std::int64_t header_fields_max = 100;
    std::int64_t body_bytes_max = 64 * 1024;
    std::int64_t header_read_ms_max = 10'000;
    std::int64_t body_read_ms_max = 10'000;
    std::int64_t keep_alive_idle_ms_max = 30'000;
    std::int64_t write_stall_ms_max = 10'000;
    std::int64_t linger_ms_max = 2'000;  ///< for the client to close after the last reply
    std::int64_t connections_max = 16'000;
    std::int64_t connections_per_address_max = 256;  ///< loopback exempt
    std::int64_t stream_buffer_bytes_max = 256 * 1024;
    std::int64_t stream_heartbeat_ms = 15'000;
    std::int64_t publish_queue_max = 4'096;  ///< chunks a listener has not sent yet
    std::int64_t listener_threads = 1;
    // bodies of staff requests that take documents: only with credentials
    std::int64_t large_body_bytes_max = 64 * 1024 * 1024;
    std::int64_t large_bodies_max = 4;  ///< being sent at the same time, by everybody
    std::int64_t large_body_read_ms_max = 120'000;

    // admission: a token bucket an address, loopback exempt
    std::int64_t rate_per_address_s = 50;
    std::int64_t rate_burst = 100;
    std::int64_t rate_addresses_max = 65'536;

    // pool and batches
    std::int64_t pool_connections_max = 8;
    std::int64_t staff_connections = 1;       ///< of them, that buyers' work never gets
    std::int64_t staff_queue_max = 512;       ///< of the box office, claims and other work each
    std::int64_t claim_lanes_max = 2;         ///< connections that claim seats at the same time
    std::int64_t claim_lane_wait_us = 2'000;  ///< after it, a lane opens for less than a batch
    std::int64_t claim_batch_max = 256;
    std::int64_t claim_queue_max = 16'384;
    std::int64_t job_queue_max = 4'096;
    std::int64_t request_deadline_ms = 2'000;
    std::int64_t statement_ms_max = 1'500;
    std::int64_t report_ms_max = 10'000;  ///< one statement of a report, read by the console
    std::int64_t login_ms_max = 2'000;
    std::int64_t reconnect_backoff_ms_min = 50;
    std::int64_t reconnect_backoff_ms_max = 2'000;

    // staff: requests that need an account, one after the other on a connection of their own
    std::int64_t desk_queue_max = 256;
    std::int64_t desk_queue_bytes_max = 256 * 1024 * 1024;  ///< bodies of the waiting requests
    std::int64_t desk_statement_ms_max = 60'000;
    std::int64_t local_calls_max = 256;  ///< requests from within the program at the same time
    std::int64_t sign_in_queue_max = 32;
    std::int64_t sign_in_free_tries = 5;           ///< failed for a login before it has to wait
    std::int64_t sign_in_address_free_tries = 20;  ///< the same for an address, loopback exempt
    std::int64_t sign_in_delay_s_max = 60;         ///< the wait doubles from a second up to this
    std::int64_t session_idle_s_max = 30 * 60;
    std::int64_t session_s_max = 12 * 3'600;  ///< idle or not
    std::int64_t sessions_per_user_max = 20;  ///< one more ends the one unused for longest
    std::int64_t tokens_per_user_max = 50;
    std::int64_t password_bytes_min = 10;
    std::int64_t password_memory_kib = 64 * 1024;  ///< of one Argon2id hash
    std::int64_t password_passes = 3;              ///< of one Argon2id hash
    std::int64_t trail_detail_bytes_max = 4'096;   ///< of one entry of the audit trail

    // booking
    std::int64_t seats_per_hold_max = 20;
    std::int64_t best_available_tries_max = 5;
    std::int64_t idempotency_key_bytes_max = 255;
    std::int64_t idempotency_keep_s = 24 * 3'600;
    std::int64_t idempotency_running_max = 16'384;

    // tickets and doors
    std::int64_t check_in_batch_max = 128;    ///< scans in one transaction
    std::int64_t check_in_queue_max = 8'192;  ///< scans waiting
    std::int64_t check_in_scans_max = 200;    ///< in one request that tells of earlier ones

    // boards and feeds
    std::int64_t seats_per_event_max = 1'000'000;
    std::int64_t change_ring_max = 65'536;  ///< changed seats kept for `since` and streams
    std::int64_t ping_interval_ms = 50;
    std::int64_t poll_interval_ms = 100;  ///< instead of LISTEN behind PgBouncer
    std::int64_t repair_interval_ms = 2'000;
    std::int64_t sweep_interval_ms = 1'000;
    std::int64_t stream_interval_ms = 50;
    std::int64_t directory_interval_ms = 500;  ///< how soon another engine's event edits are seen

    // the embedded database
    std::int64_t cluster_init_ms_max = 120'000;
    std::int64_t cluster_start_ms_max = 120'000;  ///< recovery after a crash included
    std::int64_t cluster_restart_ms_max = 20'000;
    std::int64_t cluster_orphan_ms_max = 4'000;  ///< then survivors of a dead server are killed
    std::int64_t cluster_stop_ms_max = 20'000;   ///< then it is told to stop immediately
    std::int64_t cluster_abort_ms_max = 10'000;
    std::int64_t cluster_log_bytes_max = 16 * 1024 * 1024;  ///< two such files are kept
    std::int64_t cluster_log_lines_max = 20;                ///< of each log, in a message

    std::int64_t chart_cache_bytes_max = 8 << 20;

    // schema and charts
    std::int64_t migration_lock_ms_max = 60'000;   ///< for another engine's migration to end
    std::int64_t bulk_statement_ms_max = 300'000;  ///< one statement of a migration or a chart
    std::int64_t chart_label_bytes_max = 64;
    std::int64_t chart_problems_max = 100;  ///< reported of one chart
    std::int64_t chart_file_bytes_max = 64 << 20;
    std::int64_t chart_sections_max = 10'000;  ///< sections, areas and decorations, each

    // life
    std::int64_t drain_notice_ms = 500;  ///< readyz says 503 this long before the port closes
    std::int64_t drain_ms_max = 8'000;
};

// A queued request must fit in a connection's lifetime, and every connection may have one request.
static_assert(Limits{}.claim_queue_max >= Limits{}.connections_max);
static_assert(Limits{}.claim_lanes_max < Limits{}.pool_connections_max);
static_assert(Limits{}.request_deadline_ms < Limits{}.keep_alive_idle_ms_max);
// The server gives up a slow statement, for certain, before the watchdog cuts it off in doubt.
static_assert(Limits{}.statement_ms_max < Limits{}.request_deadline_ms);
static_assert(Limits{}.drain_notice_ms < Limits{}.drain_ms_max);
static_assert(Limits{}.drain_ms_max < 10'000);
static_assert(Limits{}.cluster_orphan_ms_max < Limits{}.cluster_restart_ms_max);
static_assert(Limits{}.body_bytes_max <= Limits{}.large_body_bytes_max);
static_assert(Limits{}.large_body_bytes_max <= Limits{}.desk_queue_bytes_max);
static_assert(Limits{}.session_idle_s_max <= Limits{}.session_s_max);
static_assert(Limits{}.reconnect_backoff_ms_min < Limits{}.reconnect_backoff_ms_max);

}  // namespace seatlock::config
