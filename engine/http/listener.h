// One thread with a Qt event loop that serves HTTP. Made and destroyed by Server's thread.
#pragma once

#include "engine/core/namedthread.h"
#include "engine/http/mailbox.h"
#include "engine/http/servercontext.h"
#include "engine/http/sessions.h"

#include <memory>
#include <vector>

class QEventLoop;

namespace seatlock::http {

/// Signals, timers and queued calls work in it as in any Qt thread, while all its sockets sit in
/// one epoll set, whose own descriptor is the only one that Qt polls: Qt's dispatcher would hand
/// the kernel the list of all sockets every time round.
class Listener {
public:
    /// `listen_fd` stays the caller's and must outlive this.
    Listener(ServerContext& context, int listen_fd);
    /// stop(), and waits.
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// False when the kernel gave no descriptors; then start() must not be called.
    bool ok() const { return epoll_fd_ >= 0 && mailbox_->ok(); }
    void start(int number);
    /// Any thread: closes everything and ends the thread.
    void stop();
    Mailbox& mailbox() { return *mailbox_; }

private:
    void run();
    void poll();
    void acceptMany();
    void readMailbox();
    void handleControl(Control control);
    void watchListening(bool on);
    void tick();

    ServerContext& context_;
    const int listen_fd_;
    const int epoll_fd_;
    std::shared_ptr<Mailbox> mailbox_;
    std::unique_ptr<Sessions> sessions_;
    std::vector<Message> messages_;
    QEventLoop* loop_ = nullptr;
    bool listening_ = false;  ///< the listening socket is in the epoll set
    bool draining_ = false;
    std::unique_ptr<core::NamedThread> thread_;  ///< last: it uses all of the above
};

}  // namespace seatlock::http
