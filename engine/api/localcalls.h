// Requests from within the program, without a socket: through the same parser, routes, limits and
// rights as everybody's. call() by any thread; start() and stop() by the owner.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/namedthread.h"
#include "engine/core/result.h"
#include "engine/http/handler.h"
#include "engine/http/largebodies.h"
#include "engine/http/requestpool.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::api {

/// What a call was answered with.
struct LocalAnswer {
    int status = 0;
    std::vector<http::ResponseField> headers;  ///< Content-Type among them, if there is a body
    std::string body;

    /// The first of that name (case-insensitive); empty: none.
    std::string_view header(std::string_view name) const;
};

class LocalCalls {
public:
    using Headers = std::vector<http::ResponseField>;
    /// Called exactly once for every accepted call, on the thread "calls"; on the stopping thread
    /// for calls that stop() cancels (503 `draining`). Must return soon: other answers wait
    /// meanwhile. It may make further calls.
    using Callback = std::function<void(LocalAnswer)>;

    /// `handler` and `observer` (may be null) must outlive stop().
    LocalCalls(http::Handler& handler, http::ReplyObserver* observer, const config::Limits& limits,
               const core::Clock& clock);
    ~LocalCalls() { stop(); }

    void start();
    /// Answers every outstanding call with 503 and takes no more.
    void stop();

    /// `target` as in a request line, path and query percent-encoded. Host and Content-Length are
    /// added. The caller counts as loopback. What HTTP would refuse is answered as HTTP would;
    /// event streams with 501. Errors, and no callback: overloaded when local_calls_max are
    /// outstanding; draining when it does not run.
    core::Result<core::Done> call(std::string method, std::string target, Headers headers,
                                  std::string body, Callback callback);

private:
    struct Request;
    class Port;

    void run();
    void handle(std::uint64_t id, Request request);

    http::Handler& handler_;
    const config::Limits limits_;
    http::LargeBodies large_bodies_;
    http::RequestPool pool_;  ///< the thread's own
    std::shared_ptr<Port> port_;
    core::NamedThread thread_;
};

}  // namespace seatlock::api
