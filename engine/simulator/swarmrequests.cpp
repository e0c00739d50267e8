// ConnectionSwarm's requests: how one is sent and how it is answered.
#include "engine/simulator/connectionswarm.h"

#include <cerrno>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace seatlock::simulator {

bool ConnectionSwarm::ask(Index index) {
    Buyer& buyer = buyers_[index];
    if (totals_.stopped || buyer.state == State::gone) return false;
    buyer.has_request = true;
    if (buyer.state == State::ready) start(index);
    if (buyer.state == State::away && !buyer.in_line) lineUp(index, now_);
    return true;
}

/// It will not be sent.
void ConnectionSwarm::dropRequest(Index index) {
    buyers_[index].has_request = false;
    ++totals_.unsent;
    errands_.unsent(index);
}

/// A connection that is free for the next request.
void ConnectionSwarm::proceed(Index index) {
    if (buyers_[index].has_request) {
        start(index);
    } else if (asking()) {
        errands_.ready(index);
    }
}

void ConnectionSwarm::start(Index index) {
    Buyer& buyer = buyers_[index];
    buyer.state = State::asking;
    buyer.parser.expect();
    buyer.out_sent = 0;
    buyer.sent = now_;
    buyer.deadline = now_ + options_.answer_ms_max * 1000;
    ++asking_;
    send(index);
}

void ConnectionSwarm::send(Index index) {
    Buyer& buyer = buyers_[index];
    while (buyer.out_sent < buyer.out.size()) {
        const auto n = ::send(buyer.fd, buyer.out.data() + buyer.out_sent,
                              buyer.out.size() - buyer.out_sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EAGAIN) {
            if (!buyer.blocked) watch(index, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            buyer.blocked = true;
            return;
        }
        // A dead connection is told of by the next epoll_wait() too, with what may still be read.
        if (n < 0) return;
        buyer.out_sent += static_cast<std::size_t>(n);
    }
    if (buyer.blocked) watch(index, EPOLL_CTL_MOD, EPOLLIN);
    buyer.blocked = false;
}

void ConnectionSwarm::readable(Index index) {
    Buyer& buyer = buyers_[index];
    const auto n = ::recv(buyer.fd, input_.data(), input_.size(), 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    const bool was_asking = buyer.state == State::asking;
    if (n <= 0) {
        const bool whole =
            n == 0 && was_asking && buyer.parser.finish() == AnswerParser::State::complete;
        return whole ? answered(index) : lost(index, false);
    }
    if (!was_asking) return lost(index, true);  // nobody asked
    switch (buyer.parser.feed({input_.data(), static_cast<std::size_t>(n)})) {
        case AnswerParser::State::complete:
            return answered(index);
        case AnswerParser::State::failed:
            return lost(index, true);
        case AnswerParser::State::more:
            return;
    }
}

void ConnectionSwarm::answered(Index index) {
    Buyer& buyer = buyers_[index];
    last_answer_ = clock_.steady();
    --asking_;
    buyer.has_request = false;
    buyer.answered = true;
    buyer.failures = 0;
    // Still busy while the errands look at the answer, so that it stays where it is.
    errands_.answered(index, buyer.parser.status(), buyer.parser.body());
    if (buyer.parser.keepAlive()) {
        buyer.state = State::ready;
        proceed(index);
    } else {
        --open_;
        close(buyer);
        lineUp(index, now_);
    }
}

}  // namespace seatlock::simulator
