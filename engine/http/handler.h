// What the server calls. Implementations are called from every listener thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seatlock::http {

class Handler {
public:
    virtual ~Handler() = default;
    /// A complete request. Listener thread: must not block. The request dies when this returns,
    /// the responder lives as long as it is kept.
    virtual void handle(const Request& request, Responder responder) = 0;
    /// Whether a request with credentials may carry a body of up to large_body_bytes_max here.
    /// Asked before the body is read. Any thread.
    virtual bool takesLargeBody(Method, std::string_view) const { return false; }
};

/// One answered request, or one the server itself refused (route: no_route).
struct ReplyInfo {
    std::uint16_t route;  ///< as set by Responder::setRoute()
    int status;
    core::Micros duration;  ///< from the complete request to the reply's first byte
    std::size_t bytes;      ///< head and body
};

/// Told of every reply, on the listener thread; for metrics.
class ReplyObserver {
public:
    virtual ~ReplyObserver() = default;
    virtual void replied(const ReplyInfo& info) = 0;
};

}  // namespace seatlock::http
