#include "engine/http/remoteaddress.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace seatlock::http {

namespace {
constexpr std::uint8_t mapped_prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
}

RemoteAddress::RemoteAddress(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, &address, sizeof v4);
        std::memcpy(bytes_.data(), mapped_prefix, sizeof mapped_prefix);
        std::memcpy(bytes_.data() + 12, &v4.sin_addr, 4);
    } else if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6;
        std::memcpy(&v6, &address, sizeof v6);
        std::memcpy(bytes_.data(), &v6.sin6_addr, 16);
    }
}

bool RemoteAddress::isMapped() const {
    return std::memcmp(bytes_.data(), mapped_prefix, sizeof mapped_prefix) == 0;
}

bool RemoteAddress::isLoopback() const {
    if (isMapped()) return bytes_[12] == 127;
    for (int i = 0; i < 15; ++i)
        if (bytes_[static_cast<std::size_t>(i)] != 0) return false;
    return bytes_[15] == 1;
}

std::string RemoteAddress::text() const {
    char text[INET6_ADDRSTRLEN] = {};
    if (isMapped())
        inet_ntop(AF_INET, bytes_.data() + 12, text, sizeof text);
    else
        inet_ntop(AF_INET6, bytes_.data(), text, sizeof text);
    return text;
}

std::uint64_t RemoteAddress::limitKey() const {
    std::uint64_t key = 0;
    std::memcpy(&key, bytes_.data() + (isMapped() ? 8 : 0), sizeof key);
    return key;
}

}  // namespace seatlock::http
