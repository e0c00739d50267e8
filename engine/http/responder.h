// The right to answer one request. Move-only; any thread, one at a time.
#pragma once

#include "engine/http/replyport.h"

#include <cstdint>
#include <memory>

namespace seatlock::http {

inline constexpr std::uint16_t no_route = 0xffff;

/// Answers once. On the listener's thread the reply is written at once, from another it goes
/// through the listener's mailbox; a request from within the program has a port of its own. If the
/// client has gone meanwhile, or the server has been destroyed, nothing happens. Dropped without
/// an answer, it answers 500.
class Responder {
public:
    Responder() = default;
    Responder(std::shared_ptr<ReplyPort> port, ConnectionKey key)
        : port_(std::move(port)), key_(key) {}
    Responder(Responder&&) noexcept = default;
    Responder& operator=(Responder&& other) noexcept;
    ~Responder();

    void send(Response response);

    /// Turns the connection into an event stream of `topic` (WHATWG HTML section 9.2), which gets
    /// everything published to the topic after this call. `head` gives status, further fields and,
    /// as its body, the first chunk. The stream ends when either side closes.
    void startStream(std::uint64_t topic, Response head);

    /// For ReplyInfo; only within Handler::handle().
    void setRoute(std::uint16_t route);
    /// What setRoute() was told; no_route before.
    std::uint16_t route() const { return route_; }

    /// False once answered or moved away.
    explicit operator bool() const { return port_ != nullptr; }

private:
    friend class ReplyBatch;
    std::shared_ptr<ReplyPort> port_;
    ConnectionKey key_;
    std::uint16_t route_ = no_route;
};

}  // namespace seatlock::http
