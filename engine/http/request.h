// A request as a handler sees it. Listener thread, and valid only during Handler::handle().
#pragma once

#include "engine/http/remoteaddress.h"
#include "engine/http/requestdata.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::http {

/// A view: every string_view dies when handle() returns. Handlers copy what they keep.
class Request {
public:
    Request(const RequestData& data, const RemoteAddress& remote) : data_(data), remote_(remote) {}
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;

    Method method() const { return data_.method; }
    /// Percent-decoded, valid UTF-8, without control characters or dot segments. Starts with `/`,
    /// or is `*` for OPTIONS.
    std::string_view path() const { return data_.target.path; }
    /// As it stood in the request line.
    std::string_view target() const { return data_.raw_target; }
    const std::vector<QueryParameter>& query() const { return data_.target.query; }
    /// The first of that name.
    std::optional<std::string_view> query(std::string_view name) const;
    const std::vector<HeaderField>& fields() const { return data_.fields; }
    /// The first field of that name; names are case-insensitive (RFC 9110 section 5.1).
    std::optional<std::string_view> header(std::string_view name) const;
    std::string_view body() const { return data_.body; }
    /// HTTP/1.0 rather than 1.1.
    bool isHttp10() const { return data_.http10; }
    /// The peer of the connection, for example `192.0.2.7`.
    std::string remoteAddress() const { return remote_.text(); }
    const RemoteAddress& remote() const { return remote_; }
    bool isLoopback() const { return remote_.isLoopback(); }

private:
    const RequestData& data_;
    RemoteAddress remote_;
};

}  // namespace seatlock::http
