#include "tests/support/scriptedserver.h"

#include <cstdlib>
#include <vector>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seatlock::tests {

ScriptedServer::ScriptedServer(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 1024) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
        std::abort();
    }
    port_ = ntohs(address.sin_port);
    thread_ = core::NamedThread("scripted", [this] { serve(); });
}

void ScriptedServer::stop() {
    stopping_ = true;
    if (thread_.running()) thread_.join();
}

ScriptedServer::~ScriptedServer() {
    stop();
    for (const auto& [fd, input] : clients_) ::close(fd);
    ::close(listener_);
}

std::string ScriptedServer::json(int status, const std::string& body, bool close) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: application/json\r\n" +
           (close ? "Connection: close\r\n" : "") +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

void ScriptedServer::serve() {
    while (!stopping_) {
        std::vector<pollfd> waiting{{listener_, POLLIN, 0}};
        for (const auto& [fd, input] : clients_) waiting.push_back({fd, POLLIN, 0});
        ::poll(waiting.data(), waiting.size(), 20);
        if (waiting[0].revents != 0) {
            for (int fd = ::accept(listener_, nullptr, nullptr); fd >= 0;
                 fd = ::accept(listener_, nullptr, nullptr)) {
                clients_[fd];
                ++accepted_;
            }
        }
        for (std::size_t i = 1; i < waiting.size(); ++i) {
            if (waiting[i].revents == 0) continue;
            const int fd = waiting[i].fd;
            if (!readFrom(fd, clients_[fd])) {
                ::close(fd);
                clients_.erase(fd);
            }
        }
    }
}

/// False: the connection is to be closed.
bool ScriptedServer::readFrom(int fd, std::string& input) {
    char buffer[4096];
    const auto n = ::recv(fd, buffer, sizeof buffer, 0);
    if (n <= 0) return false;
    input.append(buffer, static_cast<std::size_t>(n));
    const auto head = input.find("\r\n\r\n");
    if (head == std::string::npos) return true;
    const auto field = input.find("Content-Length: ");
    const std::size_t length =
        field < head ? std::strtoul(input.c_str() + field + 16, nullptr, 10) : 0;
    if (input.size() < head + 4 + length) return true;
    Request request;
    request.number = requests_++;
    const auto from = input.find(' ') + 1;
    request.path = input.substr(from, input.find(' ', from) - from);
    request.body = input.substr(head + 4, length);
    request.connections = static_cast<int>(clients_.size());
    input.clear();
    const Answer answer = script_(request);
    if (!answer.bytes.empty()) {
        if (::send(fd, answer.bytes.data(), answer.bytes.size(), MSG_NOSIGNAL) < 0) return false;
    }
    return answer.then == Then::keep;
}

}  // namespace seatlock::tests
