#include "engine/cluster/settings.h"

namespace seatlock::cluster {

namespace {

/// `text` with every `mark` doubled, between two of them.
std::string quoted(const std::string& text, char mark) {
    std::string out(1, mark);
    for (const char c : text) {
        if (c == mark) out += mark;
        // PostgreSQL's configuration files know backslash escapes between single quotes.
        if (c == '\\' && mark == '\'') out += '\\';
        out += c;
    }
    return out + mark;
}

constexpr const char* sizing = R"(# memory and write-ahead log
shared_buffers = 256MB
effective_cache_size = 2GB
wal_buffers = 16MB
wal_compression = lz4
max_wal_size = 4GB
min_wal_size = 1GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
wal_level = replica
max_connections = 100

# many short transactions: no compiler, no parallel plans that take the cores from the sale
jit = off
max_parallel_workers_per_gather = 0
random_page_cost = 1.1
idle_in_transaction_session_timeout = 60s

# a sale updates and appends in bursts: look often, work in small steps
autovacuum = on
autovacuum_naptime = 15s
autovacuum_max_workers = 2
autovacuum_vacuum_scale_factor = 0.05
autovacuum_analyze_scale_factor = 0.05
autovacuum_vacuum_insert_scale_factor = 0.2
autovacuum_vacuum_cost_limit = 1000
)";

}  // namespace

std::string settingsText(const std::string& cluster_name, const std::string& log_dir,
                         const std::string& extra) {
    std::string out =
        "# Written by Seatlock at every start; changes made here are lost.\n"
        "# Settings of your own belong below the include line of postgresql.conf.\n";
    out += "cluster_name = " + quoted(cluster_name, '\'') + "\n";
    out += "restart_after_crash = on\n\n";
    out += sizing;
    out += "\n# one log file, which Seatlock turns over when it is large\n";
    out += "logging_collector = on\n";
    out += "log_directory = " + quoted(log_dir, '\'') + "\n";
    out += "log_filename = 'postgresql.log'\n";
    out += "log_rotation_age = 0\nlog_rotation_size = 0\nlog_file_mode = 0600\n";
    out += "log_line_prefix = '%m [%p] '\nlog_timezone = 'UTC'\n";
    out += "lc_messages = 'C'\ntimezone = 'UTC'\n";
    if (!extra.empty()) out += "\n" + extra + "\n";
    return out;
}

std::vector<std::string> fixedSettings(const std::string& socket_dir) {
    const std::vector<std::string> settings = {
        "listen_addresses=",
        "port=5432",
        // A list: the quotes keep a comma or a space in the path.
        "unix_socket_directories=" + quoted(socket_dir, '"'),
        "unix_socket_permissions=0700",
        "fsync=on",
        "full_page_writes=on",
        "synchronous_commit=on",
    };
    std::vector<std::string> out;
    for (const auto& setting : settings) {
        out.push_back("-c");
        out.push_back(setting);
    }
    return out;
}

}  // namespace seatlock::cluster
