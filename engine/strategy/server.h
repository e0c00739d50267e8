// A ticket office that sells in a textbook way: the engine's HTTP server and the same requests,
// one transaction each. On a scratch schema only. Owned by one thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/http/router.h"
#include "engine/http/server.h"
#include "engine/store/strategystatements.h"
#include "engine/strategy/houses.h"
#include "engine/strategy/workers.h"

#include <cstdint>
#include <memory>
#include <string>

namespace seatlock::strategy {

/// Those of an application that would rather let buyers wait than turn them away.
config::Limits generousLimits();

struct ServerOptions {
    store::SellingWay way = store::SellingWay::naive;
    std::string database_url;  ///< with the scratch schema on its search path
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;               ///< 0: any free one
    bool connection_per_request = false;  ///< else a pool of pool_connections_max
    /// As many as a web server has workers by default. More at once than PostgreSQL's socket lets
    /// wait (200) would be refused by the kernel, before PostgreSQL can say that it is full.
    std::int64_t fresh_connections_max = 150;
    /// A page goes on after its query, and with it its connection.
    std::int64_t fresh_linger_ms = 8'000;
    config::Limits limits = generousLimits();
};

class Server {
public:
    explicit Server(ServerOptions options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Reads the events and listens. Errors: configuration (not a scratch schema),
    /// database_unavailable, listen.
    core::Result<core::Done> start();
    /// Finishes what was accepted, within drain_ms_max.
    void stop();

    std::uint16_t port() const { return server_ ? server_->port() : 0; }
    std::string url() const;

private:
    void addRoutes();
    void hold(const http::Request& request, std::string_view slug, http::Responder responder);
    void order(const http::Request& request, http::Responder responder);
    void ready(http::Responder responder) const;
    void submit(std::unique_ptr<pool::Job> job);

    const ServerOptions options_;
    const core::Clock& clock_;
    core::Random& random_;
    const std::int32_t engine_id_;
    Houses houses_;
    http::Router router_;
    std::unique_ptr<Workers> workers_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace seatlock::strategy
