// ConnectionSwarm's connections: how they are made, watched, lost and made again.
#include "engine/simulator/connectionswarm.h"

#include <cerrno>

#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace seatlock::simulator {

namespace {
constexpr core::Micros backoff_us = 50'000;
}

void ConnectionSwarm::watch(Index index, int operation, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.u32 = index;
    ::epoll_ctl(epoll_, operation, buyers_[index].fd, &event);
}

void ConnectionSwarm::lineUp(Index index, core::Micros at) {
    buyers_[index].in_line = true;
    turns_.push({at, index});
}

void ConnectionSwarm::connectDue() {
    while (!turns_.empty() && turns_.top().at <= now_ &&
           connecting_ < static_cast<Index>(options_.connecting_max)) {
        const Index index = turns_.top().buyer;
        turns_.pop();
        buyers_[index].in_line = false;
        // Without a request to send, not everybody needs a connection any more.
        const bool needed = buyers_[index].has_request || (sending_ && errands_.wanted(index));
        if (!running_ || needed) connect(index);
    }
}

void ConnectionSwarm::connect(Index index) {
    Buyer& buyer = buyers_[index];
    buyer.fd = ::socket(target_.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
                        IPPROTO_TCP);
    if (buyer.fd < 0) return failConnect(index, errno);
    const int on = 1;
    ::setsockopt(buyer.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    buyer.state = State::connecting;
    buyer.deadline = now_ + options_.connect_ms_max * 1000;
    ++connecting_;
    const int result = ::connect(buyer.fd, reinterpret_cast<const sockaddr*>(&target_.address),
                                 target_.address_size);
    if (result != 0 && errno != EINPROGRESS) return failConnect(index, errno);
    watch(index, EPOLL_CTL_ADD, EPOLLOUT);
    if (result == 0) connected(index);
}

void ConnectionSwarm::connected(Index index) {
    Buyer& buyer = buyers_[index];
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(buyer.fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) return failConnect(index, error);
    --connecting_;
    ++open_;
    ++totals_.opened;
    buyer.parser.reset();
    buyer.state = State::ready;
    buyer.answered = buyer.blocked = false;
    watch(index, EPOLL_CTL_MOD, EPOLLIN);
    proceed(index);
}

void ConnectionSwarm::failConnect(Index index, int error) {
    Buyer& buyer = buyers_[index];
    ++(error == ECONNREFUSED ? totals_.refused : totals_.errors);
    if (buyer.state == State::connecting) --connecting_;
    close(buyer);
    later(index);
}

/// Its turn to connect comes again, unless it has tried often enough.
void ConnectionSwarm::later(Index index) {
    Buyer& buyer = buyers_[index];
    if (++buyer.failures > options_.reconnects_max) {
        buyer.state = State::gone;
        ++totals_.gone;
        if (buyer.has_request) dropRequest(index);
        return;
    }
    lineUp(index, now_ + (backoff_us << buyer.failures));
}

void ConnectionSwarm::close(Buyer& buyer) {
    if (buyer.fd >= 0) ::close(buyer.fd);  // leaves the epoll set by itself
    buyer.fd = -1;
    buyer.state = State::away;
}

void ConnectionSwarm::lost(Index index, bool garbled) {
    Buyer& buyer = buyers_[index];
    const bool was_asking = buyer.state == State::asking;
    --open_;
    if (was_asking) {
        --asking_;
        // RFC 9110 section 9.2.2: what may have been done must not be sent again by itself.
        if (buyer.out_sent > 0) {
            buyer.has_request = false;
            last_answer_ = now_;
        }
    }
    const bool unknown = was_asking && !buyer.has_request;
    close(buyer);
    if (garbled || was_asking || !buyer.answered) {
        ++totals_.errors;
        later(index);
    } else {  // an idle connection that the server ended, as it may
        lineUp(index, now_);
    }
    if (unknown) errands_.unknown(index);
}

}  // namespace seatlock::simulator
