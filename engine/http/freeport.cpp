#include "engine/http/freeport.h"

#include <algorithm>
#include <memory>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seatlock::http {

namespace {

constexpr int tries = 100;
constexpr int port_max = 65'535;

bool canListen(const std::string& address, int port) {
    addrinfo hints{};
    // A name would have to be looked up, which may take long.
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV | AI_NUMERICHOST;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
        return false;
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
    const int fd = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return false;
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const bool good = ::bind(fd, found->ai_addr, found->ai_addrlen) == 0 && ::listen(fd, 1) == 0;
    ::close(fd);
    return good;
}

}  // namespace

std::uint16_t freePortAfter(const std::string& address, std::uint16_t port) {
    const int last = std::min(port + tries, port_max);
    for (int next = port + 1; next <= last; ++next) {
        if (canListen(address, next)) return static_cast<std::uint16_t>(next);
    }
    return 0;
}

}  // namespace seatlock::http
