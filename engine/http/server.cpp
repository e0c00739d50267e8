#include "engine/http/server.h"

#include "engine/config/optiontext.h"
#include "engine/http/listener.h"

#include <cassert>
#include <cerrno>
#include <cstring>

#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seatlock::http {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

/// Connections that wait to be accepted; the kernel cuts it to net.core.somaxconn.
constexpr int backlog = 16 * 1024;

void raiseDescriptorLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

std::string explain(int error, const std::string& address, std::uint16_t port) {
    const std::string where = config::listenText(address, port);
    switch (error) {
        case EADDRINUSE:
            return where +
                   " is already in use: stop the program that listens there, or choose "
                   "another port with --listen ADDR:PORT";
        case EACCES:
            return "no permission to listen on " + where + ": choose a port of 1024 or above";
        case EADDRNOTAVAIL:
            return "this machine has no address " + address +
                   ": listen on 127.0.0.1, on 0.0.0.0, or on an address that `ip addr` shows";
        default:
            return "cannot listen on " + where + ": " + std::strerror(error);
    }
}

std::uint16_t boundPort(int fd) {
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    if (getsockname(fd, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return 0;
    if (bound.ss_family == AF_INET6) return ntohs(reinterpret_cast<sockaddr_in6&>(bound).sin6_port);
    return ntohs(reinterpret_cast<sockaddr_in&>(bound).sin_port);
}

}  // namespace

Server::Server(Handler& handler, ServerOptions options)
    : context_{options.limits, options.clock, handler, options.observer, options.tick_ms} {}

Server::~Server() {
    stop();
}

Result<Done> Server::listen(const std::string& address, std::uint16_t port) {
    addrinfo hints{};
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int failed = getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (failed != 0)
        return {ErrorCode::listen,
                "'" + address + "' is not an address to listen on: " + gai_strerror(failed)};
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
    listen_fd_ = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    if (listen_fd_ < 0 || setsockopt(listen_fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        ::bind(listen_fd_, found->ai_addr, found->ai_addrlen) != 0 ||
        ::listen(listen_fd_, backlog) != 0) {
        const int error = errno;
        closeListening();
        return {ErrorCode::listen, explain(error, address, port)};
    }
    port_ = boundPort(listen_fd_);
    return Done{};
}

Result<Done> Server::start(const std::string& address, std::uint16_t port, int listener_threads) {
    assert(listeners_.empty() && listener_threads > 0);
    raiseDescriptorLimit();
    if (auto listening = listen(address, port); !listening) return listening;
    for (int i = 0; i < listener_threads; ++i) {
        listeners_.push_back(std::make_unique<Listener>(context_, listen_fd_));
        if (!listeners_.back()->ok()) {
            listeners_.clear();
            closeListening();
            return {ErrorCode::listen, "no file descriptors left: raise the limit (ulimit -n)"};
        }
    }
    for (int i = 0; i < listener_threads; ++i)
        listeners_[static_cast<std::size_t>(i)]->start(i + 1);
    return Done{};
}

void Server::closeListening() {
    if (listen_fd_ >= 0) ::close(listen_fd_);
    listen_fd_ = -1;
}

bool Server::drain(std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (const auto& listener : listeners_) listener->mailbox().post(Control::drain);
    core::MutexLock lock(context_.closed_mutex);
    while (context_.stats.connections_open.load() > 0) {
        const auto left = deadline - std::chrono::steady_clock::now();
        if (left <= left.zero()) return false;
        // Short waits, since the last close may fall between the look and the wait.
        context_.closed.waitFor(lock,
                                std::min<std::chrono::microseconds>(
                                    std::chrono::duration_cast<std::chrono::microseconds>(left),
                                    std::chrono::milliseconds(20)));
    }
    return true;
}

void Server::stop() {
    for (const auto& listener : listeners_) listener->stop();
    listeners_.clear();
    closeListening();
}

void Server::publish(std::uint64_t topic, const StreamData& data) {
    for (const auto& listener : listeners_) listener->mailbox().publish(topic, data);
}

}  // namespace seatlock::http
