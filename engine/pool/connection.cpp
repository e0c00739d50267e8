#include "engine/pool/connection.h"

#include <pqxx/pqxx>
#include <sys/socket.h>

namespace seatlock::pool {

namespace {

/// One value of a connection string, quoted as libpq wants it.
std::string quoted(const std::string& value) {
    std::string out = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// Adds our settings to a URI or key=value string. Its own application_name stays.
std::string withSettings(const ConnectionOptions& options) {
    const std::string seconds = std::to_string(std::max<std::int64_t>(
        2, (options.login_ms_max + 999) / 1000));  // libpq raises 1 to 2 itself
    const bool named = options.url.find("application_name=") != std::string::npos;
    if (options.url.find("://") == std::string::npos) {
        return options.url + " connect_timeout=" + seconds +
               (named ? "" : " application_name=" + quoted(options.application_name));
    }
    const char mark = options.url.find('?') == std::string::npos ? '?' : '&';
    return options.url + mark + "connect_timeout=" + seconds +
           (named ? "" : "&application_name=" + options.application_name);
}

}  // namespace

struct Connection::Impl {
    explicit Impl(const std::string& settings) : connection(settings) {
        // Deprecated in 6.4 because later versions never reconnect silently, which we want now.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
        connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
    }
    pqxx::connection connection;
};

Connection::Connection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Connection::~Connection() = default;

pqxx::connection_base& Connection::native() {
    return impl_->connection;
}

bool Connection::isOpen() const {
    return impl_->connection.is_open();
}

core::Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions& options) {
    try {
        std::unique_ptr<Connection> self(
            new Connection(std::make_unique<Impl>(withSettings(options))));
        auto& native = self->impl_->connection;
        self->socket_ = native.sock();
        pqxx::nontransaction tx(native);
        self->pooled_ = tx.exec1("select pg_backend_pid()")[0].as<int>() != native.backendpid();
        if (!self->pooled_) {
            // Plans of batch statements do not depend on their arrays: plan once.
            tx.exec0("set plan_cache_mode = force_generic_plan");
            if (options.statement_ms_max > 0) {
                tx.exec0("set statement_timeout = " + std::to_string(options.statement_ms_max));
            }
        }
        return self;
    } catch (const std::exception& failure) {
        std::string words = failure.what();
        while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
        return core::Error{core::ErrorCode::database_unavailable, words, {}, 1};
    }
}

void Connection::abortWait() {
    // libpq sees end of file and reports the connection as broken.
    if (const int fd = socket_.load(); fd >= 0) ::shutdown(fd, SHUT_RDWR);
}

}  // namespace seatlock::pool
