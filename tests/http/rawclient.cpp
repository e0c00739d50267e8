#include "tests/http/rawclient.h"

#include <cerrno>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seatlock::tests {

namespace {
constexpr int wait_ms = 20'000;

int waitFor(int fd, short events) {
    pollfd waiting{fd, events, 0};
    return ::poll(&waiting, 1, wait_ms);
}
}  // namespace

std::string RawReply::field(std::string_view name) const {
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos) {
        at += 2;
        const std::size_t end = std::min(head.find("\r\n", at), head.size());
        const std::string_view line = std::string_view(head).substr(at, end - at);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            std::string_view value = line.substr(name.size() + 1);
            while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
            return std::string(value);
        }
        at = end < head.size() ? end : std::string::npos;
    }
    return {};
}

RawClient::RawClient(std::uint16_t port, const std::string& address) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    inet_pton(AF_INET, address.c_str(), &to.sin_addr);
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) close();
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        if (waitFor(fd_, POLLOUT) <= 0) return false;
        const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN) continue;
        if (sent < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::receive() {
    if (ended_ || fd_ < 0 || waitFor(fd_, POLLIN) <= 0) return false;
    char buffer[64 * 1024];
    const ssize_t count = ::recv(fd_, buffer, sizeof buffer, 0);
    if (count <= 0) {
        ended_ = true;
        return false;
    }
    received_.append(buffer, static_cast<std::size_t>(count));
    return true;
}

std::optional<std::string> RawClient::readUntil(std::string_view mark) {
    std::size_t from = 0;
    std::size_t at = 0;
    while ((at = received_.find(mark, from)) == std::string::npos) {
        from = received_.size() < mark.size() ? 0 : received_.size() - mark.size() + 1;
        if (!receive()) return std::nullopt;
    }
    std::string text = received_.substr(0, at + mark.size());
    received_.erase(0, at + mark.size());
    return text;
}

RawReply RawClient::read(bool head_only) {
    RawReply reply;
    auto head = readUntil("\r\n\r\n");
    if (!head) return reply;
    head->resize(head->size() - 4);
    reply.head = std::move(*head);
    const std::string length_text = reply.field("Content-Length");
    const auto length = static_cast<std::size_t>(std::atoll(length_text.c_str()));
    if (!head_only) {
        while (received_.size() < length)
            if (!receive()) return reply;
        reply.body = received_.substr(0, length);
        received_.erase(0, length);
    }
    reply.status = reply.head.size() > 12 ? std::atoi(reply.head.c_str() + 9) : 0;
    return reply;
}

std::optional<std::string> RawClient::readToEnd() {
    while (receive()) {
    }
    if (!ended_) return std::nullopt;
    return std::exchange(received_, {});
}

bool RawClient::endsSilently() {
    const auto rest = readToEnd();
    return rest && rest->empty();
}

void RawClient::finishSending() {
    ::shutdown(fd_, SHUT_WR);
}

void RawClient::reset() {
    const linger at_once{1, 0};
    setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
}

void RawClient::close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

void RawClient::shrinkReceiveBuffer() {
    const int size = 4096;
    setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
}

}  // namespace seatlock::tests
