// The address of a client. A plain value, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

struct sockaddr;

namespace seatlock::http {

/// An IPv6 address, or an IPv4 one in its mapped form (RFC 4291 section 2.5.5.2).
class RemoteAddress {
public:
    RemoteAddress() = default;
    /// From what accept() reported; other families give the null address.
    explicit RemoteAddress(const sockaddr& address);

    /// 127.0.0.0/8 or ::1.
    bool isLoopback() const;
    /// For example `192.0.2.7` or `2001:db8::1`.
    std::string text() const;
    /// What limits count by: an IPv4 address, or an IPv6 /64, which is one subscriber.
    std::uint64_t limitKey() const;

private:
    bool isMapped() const;
    std::array<std::uint8_t, 16> bytes_{};
};

}  // namespace seatlock::http
