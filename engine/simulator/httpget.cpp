#include "engine/simulator/httpget.h"

#include "engine/core/clock.h"
#include "engine/simulator/answerparser.h"

#include <cerrno>
#include <cstring>

#include <sys/time.h>
#include <unistd.h>

namespace seatlock::simulator {

using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t answer_bytes_max = 256 << 20;  // the chart of the largest event

/// Closes its descriptor.
struct Socket {
    explicit Socket(int number) : fd(number) {}
    ~Socket() {
        if (fd >= 0) ::close(fd);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int fd;
};

bool sendAll(int fd, const std::string& text) {
    std::size_t sent = 0;
    while (sent < text.size()) {
        const auto n = ::send(fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) return false;
        sent += static_cast<std::size_t>(n);
    }
    return true;
}

}  // namespace

Result<HttpAnswer> httpGet(const Target& target, const std::string& path, std::int64_t ms_max) {
    const auto deadline = core::SystemClock::instance().steady() + ms_max * 1000;
    const Socket socket(
        ::socket(target.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP));
    // SO_SNDTIMEO bounds connect() too (socket(7)).
    timeval limit{ms_max / 1000, ms_max % 1000 * 1000};
    ::setsockopt(socket.fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    ::setsockopt(socket.fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (socket.fd < 0 || ::connect(socket.fd, reinterpret_cast<const sockaddr*>(&target.address),
                                   target.address_size) != 0) {
        return {ErrorCode::overloaded, std::strerror(errno)};
    }
    const std::string request = "GET " + target.prefix + path +
                                " HTTP/1.1\r\nHost: " + target.host +
                                "\r\nConnection: close\r\n\r\n";
    if (!sendAll(socket.fd, request)) return {ErrorCode::contended, std::strerror(errno)};
    AnswerParser parser(answer_bytes_max);
    auto state = AnswerParser::State::more;
    std::string buffer(64 * 1024, '\0');
    while (state == AnswerParser::State::more) {
        if (core::SystemClock::instance().steady() > deadline) {
            return {ErrorCode::contended, "no whole answer in time"};
        }
        const auto n = ::recv(socket.fd, buffer.data(), buffer.size(), 0);
        if (n < 0) return {ErrorCode::contended, std::strerror(errno)};
        state =
            n == 0 ? parser.finish() : parser.feed({buffer.data(), static_cast<std::size_t>(n)});
    }
    if (state == AnswerParser::State::failed) {
        return {ErrorCode::malformed_request, "what answers there does not speak HTTP/1.1"};
    }
    return HttpAnswer{parser.status(), parser.body()};
}

}  // namespace seatlock::simulator
