#include "engine/http/listener.h"

#include <cerrno>

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seatlock::http {

namespace {

constexpr int events_max = 256;
constexpr int rounds_max = 8;     ///< of epoll before Qt's own events have their turn
constexpr int accepts_max = 128;  ///< in a row
// Keys that no connection can have: generations start at 1.
constexpr std::uint64_t listen_key = 0;
constexpr std::uint64_t mailbox_key = 1;

}  // namespace

Listener::Listener(ServerContext& context, int listen_fd)
    : context_(context),
      listen_fd_(listen_fd),
      epoll_fd_(epoll_create1(EPOLL_CLOEXEC)),
      mailbox_(std::make_shared<Mailbox>(context.limits.publish_queue_max)) {}

Listener::~Listener() {
    stop();
    thread_.reset();
    if (epoll_fd_ >= 0) ::close(epoll_fd_);
}

void Listener::start(int number) {
    // Not a QThread: its end would be invisible to thread sanitizer. Qt adopts the thread.
    thread_ =
        std::make_unique<core::NamedThread>("http-" + std::to_string(number), [this] { run(); });
}

void Listener::stop() {
    mailbox_->post(Control::stop);
}

void Listener::run() {
    QEventLoop loop;
    loop_ = &loop;
    sessions_ = std::make_unique<Sessions>(context_, epoll_fd_, mailbox_);
    mailbox_->bind(sessions_.get());
    epoll_event mail{};
    mail.events = EPOLLIN | EPOLLET;  // the counter is never read: each write is a new edge
    mail.data.u64 = mailbox_key;
    epoll_ctl(epoll_fd_, EPOLL_CTL_ADD, mailbox_->eventFd(), &mail);
    watchListening(true);

    QSocketNotifier notifier(epoll_fd_, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &loop, [this] { poll(); });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [this] { tick(); });
    timer.start(context_.tick_ms);
    loop.exec();

    watchListening(false);
    mailbox_->close();
    sessions_.reset();
    mailbox_->bind(nullptr);
}

void Listener::poll() {
    epoll_event events[events_max];
    sessions_->setPolling(true);
    bool more = true;
    bool busy = true;
    for (int round = 0; round < rounds_max && (more || busy); ++round) {
        const int count = epoll_wait(epoll_fd_, events, events_max, 0);
        for (int i = 0; i < count; ++i) {
            const std::uint64_t key = events[i].data.u64;
            if (key == listen_key)
                acceptMany();
            else if (key == mailbox_key)
                readMailbox();
            else
                sessions_->event(ConnectionKey::unpack(key), events[i].events);
        }
        more = sessions_->resume();
        busy = count >= events_max / 32;  // with little to do, Qt had better wait
    }
    sessions_->setPolling(false);
    if (more) mailbox_->wake();
}

void Listener::readMailbox() {
    if (mailbox_->take(messages_)) sessions_->dropStreams();
    for (Message& message : messages_) {
        if (auto* reply = std::get_if<ReplyMessage>(&message))
            sessions_->reply(reply->key, std::move(reply->response));
        else if (auto* stream = std::get_if<StreamMessage>(&message))
            sessions_->startStream(stream->key, stream->topic, std::move(stream->head));
        else if (const auto* publish = std::get_if<PublishMessage>(&message))
            sessions_->publish(*publish);
        else
            handleControl(std::get<Control>(message));
    }
    messages_.clear();
}

void Listener::handleControl(Control control) {
    if (control == Control::stop) return loop_->quit();
    draining_ = true;
    acceptMany();  // who has connected already may have asked something
    watchListening(false);
    ::shutdown(listen_fd_, SHUT_RDWR);  // refuses new clients; the descriptor stays until stop()
    sessions_->drain();
}

void Listener::watchListening(bool on) {
    if (on == listening_) return;
    listening_ = on;
    epoll_event wanted{};
    // Level-triggered, and one listener woken a connection rather than all of them.
    wanted.events = EPOLLIN | EPOLLEXCLUSIVE;
    wanted.data.u64 = listen_key;
    epoll_ctl(epoll_fd_, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, listen_fd_, &wanted);
}

void Listener::acceptMany() {
    for (int i = 0; (i < accepts_max || draining_) && listening_; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        const int fd = accept4(listen_fd_, reinterpret_cast<sockaddr*>(&address), &size,
                               SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            if (errno == EAGAIN || errno == EWOULDBLOCK) return;
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                // Clients wait in the backlog; trying again at once would only spin.
                ServerStats::add(context_.stats.accept_pauses);
                return watchListening(false);
            }
            if (errno == EINVAL) return watchListening(false);  // shut down by drain()
            continue;  // that connection has already failed
        }
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sessions_->open(fd, RemoteAddress(reinterpret_cast<const sockaddr&>(address)));
    }
}

void Listener::tick() {
    if (!draining_) watchListening(true);
    sessions_->tick();
    sessions_->resume();
}

}  // namespace seatlock::http
