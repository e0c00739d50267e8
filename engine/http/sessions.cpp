#include "engine/http/sessions.h"

#include "engine/core/log.h"
#include "engine/http/problem.h"
#include "engine/http/responsehead.h"

#include <cerrno>
#include <exception>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seatlock::http {

namespace {

constexpr std::size_t input_bytes = 64 * 1024;
/// Pipelined requests handled in a row before other connections have their turn.
constexpr int requests_in_row_max = 64;
constexpr int reads_in_row_max = 16;
constexpr std::uint32_t lingered_bytes_max = 1 << 20;

/// For sockets that are refused at once: no connection is made of them.
void refuse(int fd, const Rejection& rejection, std::string_view date) {
    const Response response = problem(rejection);
    std::string text;
    appendHead(text, response, date, true);
    text.append(response.bodyView());
    [[maybe_unused]] const auto sent =
        ::send(fd, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(fd, SHUT_WR);
    // Unread bytes would turn the close into a reset, which can destroy the reply.
    char ignored[4096];
    while (::recv(fd, ignored, sizeof ignored, MSG_DONTWAIT) == sizeof ignored) {
    }
    ::close(fd);
}

}  // namespace

Sessions::Sessions(ServerContext& context, int epoll_fd, std::shared_ptr<Mailbox> mailbox)
    : context_(context),
      limits_(context.limits),
      stats_(context.stats),
      epoll_fd_(epoll_fd),
      mailbox_(std::move(mailbox)),
      input_(std::make_unique<char[]>(input_bytes)),
      heartbeat_(std::make_shared<const std::string>(":\n\n")) {}

Sessions::~Sessions() {
    table_.visitAll([this](Connection& connection) { close(connection); });
}

void Sessions::open(int fd, const RemoteAddress& remote) {
    refreshNow();
    ServerStats::add(stats_.connections_accepted);
    const std::string_view date = date_.text(context_.clock.wall());
    if (stats_.connections_open.fetch_add(1) >= limits_.connections_max) {
        stats_.connections_open.fetch_sub(1);
        stats_.reject(Reject::connection_limit);
        return refuse(fd, {Reject::connection_limit, "the server has no connection left"}, date);
    }
    const auto admission = context_.addresses.admit(remote);
    if (admission == AddressCounter::Admission::refused) {
        stats_.connections_open.fetch_sub(1);
        stats_.reject(Reject::address_limit);
        return refuse(fd, {Reject::address_limit, "close some connections first"}, date);
    }
    Connection& connection = table_.add();
    connection.fd = fd;
    connection.remote = remote;
    connection.counted = admission == AddressCounter::Admission::counted;
    setDeadline(connection, limits_.keep_alive_idle_ms_max);
    // Edge-triggered, once for the connection's life: no epoll_ctl a request.
    epoll_event wanted{};
    wanted.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    wanted.data.u64 = connection.key.packed();
    if (epoll_ctl(epoll_fd_, EPOLL_CTL_ADD, fd, &wanted) != 0) close(connection);
}

void Sessions::event(ConnectionKey key, std::uint32_t events) {
    Connection* connection = table_.find(key);
    if (!connection) return;
    refreshNow();
    // A half-close by the client is RDHUP alone; HUP means that both directions are gone.
    if (events & (EPOLLERR | EPOLLHUP)) return close(*connection);
    if (events & EPOLLRDHUP) connection->half_closed = true;
    if (events & (EPOLLIN | EPOLLRDHUP)) connection->readable = true;
    if ((events & EPOLLOUT) && connection->output) flush(*connection);
    if (connection->fd >= 0) pump(*connection);
}

void Sessions::queue(Connection& connection) {
    if (connection.queued) return;
    connection.queued = true;
    if (ready_.empty() && !polling_) mailbox_->wake();
    ready_.push_back(connection.key);
}

bool Sessions::resume() {
    if (ready_.empty()) return false;
    refreshNow();
    std::vector<ConnectionKey> ready;
    ready.swap(ready_);
    for (const ConnectionKey key : ready) {
        Connection* connection = table_.find(key);
        if (!connection) continue;
        connection->queued = false;
        pump(*connection);
    }
    return !ready_.empty();
}

void Sessions::pump(Connection& connection) {
    const ConnectionKey key = connection.key;
    requests_left_ = requests_in_row_max;
    for (int reads = 0; table_.find(key); ++reads) {
        if (connection.state == State::lingering || connection.state == State::streaming)
            return discardInput(connection);
        if (connection.state != State::reading) return;
        if (connection.pending.empty() && !connection.readable) return;
        // A large body or many requests: others have their turn in between.
        if (requests_left_ <= 0 || reads == reads_in_row_max) return queue(connection);
        if (!connection.pending.empty()) {
            const std::string pending = std::exchange(connection.pending, {});
            consume(connection, pending);
            continue;
        }
        std::string_view data;
        if (!receive(connection, data)) return;
        consume(connection, data);
    }
}

bool Sessions::receive(Connection& connection, std::string_view& data) {
    ssize_t count = 0;
    do {
        count = ::recv(connection.fd, input_.get(), input_bytes, 0);
    } while (count < 0 && errno == EINTR);
    if (count > 0) {
        // A short read has emptied the socket (epoll(7)), unless a FIN is behind it.
        if (static_cast<std::size_t>(count) < input_bytes && !connection.half_closed)
            connection.readable = false;
        ServerStats::add(stats_.bytes_received, count);
        data = {input_.get(), static_cast<std::size_t>(count)};
        return true;
    }
    connection.readable = false;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
    connection.ended = true;
    close(connection);
    return false;
}

void Sessions::consume(Connection& connection, std::string_view data) {
    const ConnectionKey key = connection.key;
    while (!data.empty() && connection.state == State::reading && requests_left_ > 0) {
        const RequestParser::Phase before = connection.parser.phase();
        const auto fed = connection.parser.feed(data, limits_, pool_, &context_.large_bodies);
        data.remove_prefix(fed.consumed);
        switch (fed.status) {
            case RequestParser::Status::more:
                awaitMore(connection, before);
                break;
            case RequestParser::Status::complete:
                dispatch(connection);
                break;
            case RequestParser::Status::failed:
                reject(connection, connection.parser.rejection());
                break;
        }
        if (!table_.find(key)) return;
    }
    if (!data.empty() && !connection.close_after) connection.pending.assign(data);
}

void Sessions::awaitMore(Connection& connection, RequestParser::Phase before) {
    const RequestParser::Phase phase = connection.parser.phase();
    if (phase == RequestParser::Phase::body && before != phase)
        setDeadline(connection, connection.parser.isLarge() ? limits_.large_body_read_ms_max
                                                            : limits_.body_read_ms_max);
    else if (before == RequestParser::Phase::idle)
        setDeadline(connection, limits_.header_read_ms_max);
    if (!connection.parser.takeContinue()) return;
    std::size_t written = 0;
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    if (transmit(connection, go_on, {}, written) && written != go_on.size()) close(connection);
}

void Sessions::dispatch(Connection& connection) {
    std::unique_ptr<RequestData> data = connection.parser.take();
    ServerStats::add(stats_.requests);
    ServerStats::add(stats_.requests_in_progress);
    --requests_left_;
    connection.state = State::busy;
    connection.started = now_;
    connection.route = no_route;
    connection.head_only = data->method == Method::head;
    connection.close_after = !data->keep_alive;
    table_.deadline(connection) = no_deadline;
    dispatching_ = &connection;
    try {
        context_.handler.handle(Request(*data, connection.remote),
                                Responder(mailbox_, connection.key));
    } catch (const std::exception& error) {
        core::logError(std::string("http: a handler threw: ") + error.what());
    } catch (...) {
        core::logError("http: a handler threw");
    }
    dispatching_ = nullptr;
    pool_.give(std::move(data));
}

void Sessions::reject(Connection& connection, Rejection rejection) {
    stats_.reject(rejection.reject);
    pool_.give(connection.parser.take());
    connection.started = now_;
    connection.route = no_route;
    connection.head_only = false;
    connection.close_after = true;
    connection.state = State::writing;
    answer(connection, problem(rejection));
}

void Sessions::discardInput(Connection& connection) {
    for (int i = 0; connection.readable; ++i) {
        if (i == reads_in_row_max) return queue(connection);
        std::string_view ignored;
        if (!receive(connection, ignored)) return;
        if (connection.state != State::lingering) continue;
        connection.lingered_bytes += static_cast<std::uint32_t>(ignored.size());
        if (connection.lingered_bytes > lingered_bytes_max) return close(connection);
    }
}

void Sessions::tick() {
    refreshNow();
    table_.visitDue(now_, [this](Connection& connection) { timeOut(connection); });
}

void Sessions::timeOut(Connection& connection) {
    using Phase = RequestParser::Phase;
    switch (connection.state) {
        case State::reading:
            if (connection.parser.phase() == Phase::idle) {
                ServerStats::add(stats_.connections_idle_closed);
                return close(connection);
            }
            return reject(connection,
                          {Reject::timeout, connection.parser.phase() == Phase::head
                                                ? "the header section did not arrive in time"
                                                : "the body did not arrive in time"});
        case State::writing:
            ServerStats::add(stats_.write_stalls);
            return close(connection);
        case State::streaming:
            if (connection.output) return dropStream(connection);
            return sendToStream(connection, heartbeat_);
        case State::lingering:
            return close(connection);
        case State::busy:
            break;  // the handler's deadline, not ours
    }
    table_.deadline(connection) = no_deadline;
}

void Sessions::drain() {
    draining_ = true;
    refreshNow();
    table_.visitAll([this](Connection& connection) {
        const ConnectionKey key = connection.key;
        if (connection.state == State::streaming) return close(connection);
        if (connection.state != State::reading) return;
        connection.readable = true;  // a request may be waiting in the socket
        pump(connection);
        if (!table_.find(key) || connection.state != State::reading) return;
        if (connection.parser.phase() == RequestParser::Phase::idle && connection.pending.empty())
            close(connection);
    });
}

}  // namespace seatlock::http
