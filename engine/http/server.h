// A strict HTTP/1.1 server. Owned by one thread; publish() and stats() from any.
#pragma once

#include "engine/core/result.h"
#include "engine/http/handler.h"
#include "engine/http/replysink.h"
#include "engine/http/servercontext.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace seatlock::http {

class Listener;

struct ServerOptions {
    config::Limits limits{};
    const core::Clock& clock = core::SystemClock::instance();
    ReplyObserver* observer = nullptr;  ///< must outlive the server
    int tick_ms = 500;                  ///< real time between looks at the deadlines
};

/// HTTP/1.1 and 1.0 (RFC 9110, RFC 9112) on `listener_threads` Qt event loops, with every limit of
/// config::Limits. Malformed requests never reach the handler.
class Server {
public:
    /// `handler` must outlive the server, and is called from all its listener threads.
    explicit Server(Handler& handler, ServerOptions options = {});
    /// stop().
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Listens on `address` (numeric or a name; IPv6 without brackets) and `port` (0: any free
    /// one), and raises the process's RLIMIT_NOFILE to its hard limit. Once in a server's life.
    /// Error `listen`: what is wrong and what to do.
    core::Result<core::Done> start(const std::string& address, std::uint16_t port,
                                   int listener_threads = 1);
    /// The port listened on; 0 before start().
    std::uint16_t port() const { return port_; }

    /// Stops accepting, closes idle connections and streams, answers what is in progress with
    /// `Connection: close`. Waits until all are closed, at most `limit`. True when all were. After
    /// it, stop().
    bool drain(std::chrono::milliseconds limit);
    /// Closes everything at once. Replies that are still given are discarded.
    void stop();

    /// Sends `data`, one or more complete events, to all streams of `topic` on all listeners. Any
    /// thread, from start() to stop().
    void publish(std::uint64_t topic, const StreamData& data);

    const ServerStats& stats() const { return context_.stats; }

private:
    core::Result<core::Done> listen(const std::string& address, std::uint16_t port);
    void closeListening();

    ServerContext context_;
    std::vector<std::unique_ptr<Listener>> listeners_;
    int listen_fd_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace seatlock::http
