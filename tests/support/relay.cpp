#include "tests/support/relay.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace seatlock::tests {

namespace {

constexpr int look_ms = 5;  // how soon a change of mind is noticed
// ReadyForQuery, before its status (PostgreSQL protocol, message formats).
constexpr std::string_view ready("Z\0\0\0\5", 5);

sockaddr_un addressOf(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::snprintf(address.sun_path, sizeof address.sun_path, "%s", path.c_str());
    return address;
}

bool sendAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string receive(int fd) {
    std::string bytes(64 * 1024, '\0');
    const auto got = ::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

}  // namespace

Relay::Relay(const std::string& server_dir) : server_socket_(server_dir + "/.s.PGSQL.5432") {
    const auto address = addressOf(scratch_.path() + "/.s.PGSQL.5432");
    listen_fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (::bind(listen_fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listen_fd_, 64) != 0) {
        std::perror("relay");
    }
    thread_ = core::NamedThread("relay", [this] { run(); });
}

Relay::~Relay() {
    stopping_ = true;
    thread_.join();
    ::close(listen_fd_);
}

std::string Relay::url(const std::string& database) const {
    return "host=" + scratch_.path() + " port=5432 user=seatlock dbname=" + database;
}

void Relay::lose(std::vector<Loss> losses) {
    core::MutexLock lock(mutex_);
    losses_.assign(losses.begin(), losses.end());
}

void Relay::loseOften(Loss loss, int every) {
    core::MutexLock lock(mutex_);
    often_ = std::move(loss);
    every_ = every;
}

Relay::Fate Relay::fateOf(const std::string& message) {
    core::MutexLock lock(mutex_);
    const auto has = [&](const Loss& loss) {
        return message.find(loss.needle) != std::string::npos;
    };
    Fate fate = Fate::pass;
    if (!losses_.empty() && has(losses_.front())) {
        fate = losses_.front().fate;
        losses_.pop_front();
    } else if (every_ > 0 && has(often_) && ++seen_ % every_ == 0) {
        fate = often_.fate;
    }
    if (fate != Fate::pass) ++lost_;
    return fate;
}

void Relay::run() {
    while (!stopping_) {
        std::vector<pollfd> fds{{listen_fd_, POLLIN, 0}};
        for (const auto& pair : pairs_) {
            fds.push_back({pair.client, POLLIN, 0});
            fds.push_back({pair.server, POLLIN, 0});
        }
        const bool frozen = frozen_;
        ::poll(fds.data(), frozen ? 0 : fds.size(), look_ms);
        if (refusing_) {
            for (auto& pair : pairs_) close(pair);
            pairs_.clear();
        }
        if (frozen) continue;
        std::size_t at = 1;
        for (auto pair = pairs_.begin(); pair != pairs_.end(); at += 2) {
            bool alive = true;
            if (fds[at].revents != 0) alive = fromClient(*pair);
            if (alive && fds[at + 1].revents != 0) alive = fromServer(*pair);
            if (!alive) close(*pair);
            pair = alive ? std::next(pair) : pairs_.erase(pair);
        }
        if (fds[0].revents != 0) accept();
    }
    for (auto& pair : pairs_) close(pair);
}

void Relay::accept() {
    Pair pair;
    pair.client = ::accept4(listen_fd_, nullptr, nullptr, SOCK_CLOEXEC);
    if (pair.client < 0) return;
    ++accepted_;
    const auto address = addressOf(server_socket_);
    pair.server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (refusing_ ||
        ::connect(pair.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return close(pair);
    }
    pairs_.push_back(pair);
}

bool Relay::fromClient(Pair& pair) {
    const auto bytes = receive(pair.client);
    if (bytes.empty()) return false;
    switch (pair.swallowing ? Fate::pass : fateOf(bytes)) {
        case Fate::lose_query:
            return false;
        case Fate::lose_answer:
            pair.swallowing = true;
            break;
        case Fate::pass:
            break;
    }
    return sendAll(pair.server, bytes);
}

bool Relay::fromServer(Pair& pair) {
    const auto bytes = receive(pair.server);
    if (bytes.empty()) return false;
    if (!pair.swallowing) return sendAll(pair.client, bytes);
    pair.swallowed += bytes;
    return pair.swallowed.find(ready) == std::string::npos;
}

void Relay::close(Pair& pair) {
    for (int* fd : {&pair.client, &pair.server}) {
        if (*fd >= 0) ::close(*fd);
        *fd = -1;
    }
}

}  // namespace seatlock::tests
