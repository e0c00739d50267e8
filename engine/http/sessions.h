// What happens on the connections of one listener. Listener thread.
#pragma once

#include "engine/http/connectiontable.h"
#include "engine/http/datecache.h"
#include "engine/http/mailbox.h"
#include "engine/http/replysink.h"
#include "engine/http/requestpool.h"
#include "engine/http/servercontext.h"
#include "engine/http/topics.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::http {

/// Reads requests, hands them to the handler, writes replies and streams, closes what is late. One
/// request at a time a connection: what a client sends meanwhile stays in the kernel, apart from
/// what came in the same read.
class Sessions final : public ReplySink {
public:
    Sessions(ServerContext& context, int epoll_fd, std::shared_ptr<Mailbox> mailbox);
    ~Sessions() override;

    /// Takes over an accepted, non-blocking socket: serves it or refuses it.
    void open(int fd, const RemoteAddress& remote);
    /// What epoll reported. Keys of closed connections are ignored.
    void event(ConnectionKey key, std::uint32_t events);
    /// Goes on with connections whose reply made room for their next request. Bounded work; true
    /// when some are left.
    bool resume();
    /// Whether resume() is sure to follow: if not, the listener is woken for it.
    void setPolling(bool polling) { polling_ = polling; }
    /// Looks for connections whose time has run out.
    void tick();
    /// Every reply is the last of its connection from now on; idle ones and streams close.
    void drain();

    void reply(ConnectionKey key, Response response) override;
    void startStream(ConnectionKey key, std::uint64_t topic, Response head) override;
    void setRoute(ConnectionKey key, std::uint16_t route) override;
    void publish(const PublishMessage& message);
    /// Closes every stream: its readers have missed something.
    void dropStreams();

private:
    using State = Connection::State;

    // reading (sessions.cpp)
    void pump(Connection& connection);
    bool receive(Connection& connection, std::string_view& data);
    void consume(Connection& connection, std::string_view data);
    void dispatch(Connection& connection);
    void reject(Connection& connection, Rejection rejection);
    void awaitMore(Connection& connection, RequestParser::Phase before);
    void discardInput(Connection& connection);
    void queue(Connection& connection);
    void timeOut(Connection& connection);

    // writing (sessionswriting.cpp)
    void answer(Connection& connection, Response response);
    bool transmit(Connection& connection, std::string_view head, std::string_view body,
                  std::size_t& written);
    void keepRest(Connection& connection, std::size_t written, std::string_view head,
                  StreamData body);
    void afterReply(Connection& connection);
    void flush(Connection& connection);
    void linger(Connection& connection);
    void close(Connection& connection);
    void sendToStream(Connection& connection, const StreamData& data);
    void dropStream(Connection& connection);
    void setDeadline(Connection& connection, std::int64_t ms);
    void refreshNow() { now_ = context_.clock.steady(); }

    ServerContext& context_;
    const config::Limits& limits_;
    ServerStats& stats_;
    const int epoll_fd_;
    std::shared_ptr<Mailbox> mailbox_;
    ConnectionTable table_;
    RequestPool pool_;
    Topics topics_;
    DateCache date_;
    std::string head_;                  ///< of the reply being written
    std::unique_ptr<char[]> input_;     ///< the only read buffer
    std::vector<ConnectionKey> ready_;  ///< to be resumed
    const Connection* dispatching_ = nullptr;
    int requests_left_ = 0;  ///< that one connection may still have handled in a row
    core::Micros now_ = 0;   ///< taken before anything is written, so that it never runs ahead
    bool draining_ = false;
    bool polling_ = false;
    StreamData heartbeat_;
};

}  // namespace seatlock::http
