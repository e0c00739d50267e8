// The writing half of Sessions.
#include "engine/http/responsehead.h"
#include "engine/http/sessions.h"

#include <cerrno>

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace seatlock::http {

namespace {

/// The body as something that can outlive the response without being copied.
StreamData toShared(Response& response) {
    if (auto* text = std::get_if<std::string>(&response.body))
        return std::make_shared<const std::string>(std::move(*text));
    return std::get<StreamData>(response.body);
}

}  // namespace

void Sessions::setDeadline(Connection& connection, std::int64_t ms) {
    table_.deadline(connection) = now_ + ms * 1000;
}

void Sessions::setRoute(ConnectionKey key, std::uint16_t route) {
    if (Connection* connection = table_.find(key)) connection->route = route;
}

void Sessions::reply(ConnectionKey key, Response response) {
    Connection* connection = table_.find(key);
    if (!connection || connection->state != State::busy)
        return ServerStats::add(stats_.replies_late);
    refreshNow();
    ServerStats::add(stats_.requests_in_progress, -1);
    connection->state = State::writing;
    answer(*connection, std::move(response));
}

void Sessions::answer(Connection& connection, Response response) {
    if (draining_) connection.close_after = true;
    head_.clear();
    // A stream has no length, and HEAD may not claim one (RFC 9110 section 8.6).
    const bool stream = response.content_type == type_event_stream;
    appendHead(head_, response, date_.text(context_.clock.wall()), connection.close_after, stream);
    if (connection.head_only || !statusHasBody(response.status)) response.body = std::string();
    const std::string_view body = response.bodyView();
    if (context_.observer)
        context_.observer->replied({connection.route, response.status, now_ - connection.started,
                                    head_.size() + body.size()});
    std::size_t written = 0;
    if (!transmit(connection, head_, body, written)) return;
    if (written == head_.size() + body.size()) return afterReply(connection);
    keepRest(connection, written, head_, toShared(response));
    setDeadline(connection, limits_.write_stall_ms_max);
}

/// One gathering write. False: the peer has gone and the connection is closed.
bool Sessions::transmit(Connection& connection, std::string_view head, std::string_view body,
                        std::size_t& written) {
    iovec parts[2] = {{const_cast<char*>(head.data()), head.size()},
                      {const_cast<char*>(body.data()), body.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = body.empty() ? 1 : 2;
    ssize_t count = 0;
    do {
        count = ::sendmsg(connection.fd, &message, MSG_NOSIGNAL);
    } while (count < 0 && errno == EINTR);
    if (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return close(connection), false;
    written = count < 0 ? 0 : static_cast<std::size_t>(count);
    ServerStats::add(stats_.bytes_sent, static_cast<std::int64_t>(written));
    return true;
}

void Sessions::keepRest(Connection& connection, std::size_t written, std::string_view head,
                        StreamData body) {
    if (!connection.output) connection.output = std::make_unique<OutputQueue>();
    std::size_t of_body = 0;
    if (written < head.size())
        connection.output->append(std::make_shared<const std::string>(head.substr(written)), 0);
    else
        of_body = written - head.size();
    connection.output->append(std::move(body), of_body);
}

void Sessions::flush(Connection& connection) {
    std::size_t written = 0;
    const auto result = connection.output->flush(connection.fd, written);
    ServerStats::add(stats_.bytes_sent, static_cast<std::int64_t>(written));
    switch (result) {
        case OutputQueue::Flush::gone:
            return close(connection);
        case OutputQueue::Flush::blocked:
            if (written > 0) setDeadline(connection, limits_.write_stall_ms_max);
            return;
        case OutputQueue::Flush::done:
            break;
    }
    connection.output.reset();
    if (connection.state != State::streaming) return afterReply(connection);
    connection.stream_allowance = 0;
    setDeadline(connection, limits_.stream_heartbeat_ms);
}

void Sessions::afterReply(Connection& connection) {
    if (connection.close_after) return linger(connection);
    connection.state = State::reading;
    setDeadline(connection, limits_.keep_alive_idle_ms_max);
    // Within its own dispatch, the loop that called goes on by itself.
    if (dispatching_ != &connection && (connection.readable || !connection.pending.empty()))
        queue(connection);
}

void Sessions::linger(Connection& connection) {
    if (connection.ended) return close(connection);
    pool_.give(connection.parser.take());
    connection.pending = {};
    connection.state = State::lingering;
    ::shutdown(connection.fd, SHUT_WR);
    setDeadline(connection, limits_.linger_ms_max);
    if (connection.readable) queue(connection);
}

void Sessions::close(Connection& connection) {
    if (connection.state == State::busy) ServerStats::add(stats_.requests_in_progress, -1);
    if (connection.state == State::streaming) {
        topics_.remove(connection, table_);
        ServerStats::add(stats_.streams_open, -1);
    }
    if (connection.counted) context_.addresses.release(connection.remote);
    ::close(connection.fd);
    pool_.give(connection.parser.take());
    table_.remove(connection);
    ServerStats::add(stats_.connections_open, -1);
    if (draining_ && table_.size() == 0) context_.closed.notifyAll();
}

void Sessions::startStream(ConnectionKey key, std::uint64_t topic, Response head) {
    Connection* connection = table_.find(key);
    if (!connection || connection->state != State::busy)
        return ServerStats::add(stats_.replies_late);
    if (connection->head_only || draining_) {
        connection->close_after = true;
        return reply(key, std::move(head));
    }
    refreshNow();
    ServerStats::add(stats_.requests_in_progress, -1);
    ServerStats::add(stats_.streams_open);
    connection->state = State::streaming;
    connection->close_after = true;
    connection->pending = {};
    connection->topic = topic;
    topics_.add(*connection);
    head_.clear();
    appendHead(head_, head, date_.text(context_.clock.wall()), true, true);
    const std::size_t size = head_.size() + head.bodyView().size();
    if (context_.observer)
        context_.observer->replied(
            {connection->route, head.status, now_ - connection->started, size});
    setDeadline(*connection, limits_.stream_heartbeat_ms);
    std::size_t written = 0;
    if (!transmit(*connection, head_, head.bodyView(), written)) return;
    if (connection->readable && dispatching_ != connection) queue(*connection);
    if (written == size) return;
    keepRest(*connection, written, head_, toShared(head));
    connection->stream_allowance = connection->output->bytes();
    setDeadline(*connection, limits_.write_stall_ms_max);
}

void Sessions::publish(const PublishMessage& message) {
    refreshNow();
    for (const ConnectionKey key : topics_.readers(message.topic))
        if (Connection* connection = table_.find(key)) sendToStream(*connection, message.data);
}

void Sessions::sendToStream(Connection& connection, const StreamData& data) {
    if (!data || data->empty()) return;
    if (connection.output) {
        connection.output->append(data, 0);
        const auto limit = static_cast<std::size_t>(limits_.stream_buffer_bytes_max);
        if (connection.output->bytes() > limit + connection.stream_allowance)
            dropStream(connection);
        return;
    }
    std::size_t written = 0;
    if (!transmit(connection, *data, {}, written)) return;
    setDeadline(connection, limits_.stream_heartbeat_ms);
    if (written == data->size()) return;
    keepRest(connection, written, {}, data);
    setDeadline(connection, limits_.write_stall_ms_max);
    if (connection.output->bytes() > static_cast<std::size_t>(limits_.stream_buffer_bytes_max))
        dropStream(connection);
}

void Sessions::dropStream(Connection& connection) {
    ServerStats::add(stats_.streams_dropped);
    close(connection);
}

void Sessions::dropStreams() {
    table_.visitAll([this](Connection& connection) {
        if (connection.state == State::streaming) dropStream(connection);
    });
}

}  // namespace seatlock::http
