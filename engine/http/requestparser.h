// Bytes in, one request or one refusal out; no sockets. Used by one thread at a time.
#pragma once

#include "engine/config/limits.h"
#include "engine/http/rejection.h"
#include "engine/http/requestpool.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace seatlock::http {

/// Reads requests one after the other (RFC 9112) with llhttp behind HeadScanner. Holds memory only
/// while a request is incomplete. After `failed` the connection must be closed.
class RequestParser {
public:
    enum class Status : std::uint8_t { more, complete, failed };
    enum class Phase : std::uint8_t { idle, head, body };

    struct Fed {
        Status status;
        std::size_t consumed;  ///< bytes of `data` that belong to this request
    };

    /// Takes bytes up to the end of one request. After `complete`, take() it before feeding more.
    /// Without `large_bodies` no body may be larger than body_bytes_max.
    Fed feed(std::string_view data, const config::Limits& limits, RequestPool& pool,
             LargeBodies* large_bodies = nullptr);

    /// idle: not one byte of a request yet.
    Phase phase() const { return phase_; }
    /// A large body is being read.
    bool isLarge() const { return data_ && data_->is_large; }
    /// Why feed() failed.
    Rejection rejection() const { return data_ ? data_->rejection : Rejection{}; }
    /// True once, when the client waits for `100 Continue` before it sends the body.
    bool takeContinue();
    /// The complete request, or an incomplete one that is given up.
    std::unique_ptr<RequestData> take();

private:
    Status feedHead(std::string_view data, std::size_t& consumed);
    Status parseHead();
    Status feedLength(std::string_view data, std::size_t& consumed);
    Status feedChunks(std::string_view data, std::size_t& consumed);
    Status feedTrailer(std::string_view data, std::size_t& consumed);
    Status execute(std::string_view data);
    Status fail(Rejection rejection);

    std::unique_ptr<RequestData> data_;
    Phase phase_ = Phase::idle;
};

}  // namespace seatlock::http
