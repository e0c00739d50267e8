// BuyerSwarm's requests: when one is chosen, how it is sent and how it is answered.
#include "engine/core/token.h"
#include "engine/simulator/answerbody.h"
#include "engine/simulator/buyerswarm.h"

#include <cerrno>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace seatlock::simulator {

/// A buyer that is ready for the next request.
void BuyerSwarm::rest(Index index) {
    Buyer& buyer = buyers_[index];
    if (options_.rate_s > 0) {
        if (!buyer.resting) resting_.push_back(index);
        buyer.resting = true;
        return;
    }
    if (running_ && choose(buyer)) ask(index);
}

/// How many requests the fixed rate has called for by now, or by the end of sending.
std::int64_t BuyerSwarm::due() const {
    const auto span = std::min(now_, end_) - began_;
    // The first is due at once; one that would be due at the very end is not sent any more.
    auto count = now_ < end_ ? span * options_.rate_s / 1'000'000 + 1
                             : (span * options_.rate_s + 999'999) / 1'000'000;
    if (options_.requests_max > 0) count = std::min(count, options_.requests_max);
    return count;
}

/// At a fixed rate: sends what is due while a buyer is free.
void BuyerSwarm::pump() {
    while (sending_ && !resting_.empty() && number_ < due()) {
        const Index index = resting_.back();
        resting_.pop_back();
        Buyer& buyer = buyers_[index];
        buyer.resting = false;
        if (buyer.state == State::ready && choose(buyer)) ask(index);
    }
}

bool BuyerSwarm::choose(Buyer& buyer) {
    if (!sending_) return false;
    if (options_.pattern == Pattern::same_seat && buyer.asked) return false;
    const bool enough = options_.requests_max > 0 && number_ >= options_.requests_max;
    const auto wish = enough ? std::nullopt : workload_.ask(number_);
    if (!wish) {
        stopSending();
        return false;
    }
    buyer.ask = *wish;
    buyer.booked = -1;
    buyer.intended =
        options_.rate_s > 0 ? began_ + number_ * 1'000'000 / options_.rate_s : clock_.steady();
    ++number_;
    text_.hold(*wish, buyer.out);
    buyer.has_request = buyer.asked = true;
    return true;
}

void BuyerSwarm::ask(Index index) {
    Buyer& buyer = buyers_[index];
    buyer.state = State::asking;
    buyer.parser.expect();
    buyer.out_sent = 0;
    buyer.deadline = now_ + options_.answer_ms_max * 1000;
    ++asking_;
    send(index);
}

void BuyerSwarm::send(Index index) {
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

void BuyerSwarm::readable(Index index) {
    Buyer& buyer = buyers_[index];
    const auto n = ::recv(buyer.fd, input_.data(), input_.size(), 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    const bool asking = buyer.state == State::asking;
    if (n <= 0) {
        const bool whole =
            n == 0 && asking && buyer.parser.finish() == AnswerParser::State::complete;
        return whole ? answered(index) : lost(index, false);
    }
    if (!asking) return lost(index, true);  // nobody asked
    switch (buyer.parser.feed({input_.data(), static_cast<std::size_t>(n)})) {
        case AnswerParser::State::complete:
            return answered(index);
        case AnswerParser::State::failed:
            return lost(index, true);
        case AnswerParser::State::more:
            return;
    }
}

void BuyerSwarm::answered(Index index) {
    Buyer& buyer = buyers_[index];
    const core::Micros now = clock_.steady();
    const auto latency =
        static_cast<std::uint64_t>(std::max<core::Micros>(now - buyer.intended, 0));
    const int status = buyer.parser.status();
    const std::string& body = buyer.parser.body();
    last_answer_ = now;
    --asking_;
    buyer.state = State::ready;
    buyer.has_request = false;
    buyer.answered = true;
    buyer.failures = 0;
    if (buyer.booked >= 0) {
        ledger_.orderAnswer(buyer.booked, status, body, latency);
    } else {
        const auto booked = ledger_.holdAnswer(buyer.ask, status, body, latency);
        if (options_.confirm && booked >= 0 && !totals_.stopped) {
            text_.order(stringMember(body, "hold"), buyer.out);
            buyer.booked = booked;
            buyer.intended = now;
            buyer.has_request = true;
        }
    }
    if (!buyer.parser.keepAlive()) {
        --open_;
        close(buyer);
        turns_.push({now_, index});
    } else if (buyer.has_request) {
        ask(index);
    } else {
        rest(index);
    }
}

void BuyerSwarm::unanswered(Buyer& buyer) {
    buyer.has_request = false;
    last_answer_ = now_;
    if (buyer.booked >= 0) {
        ledger_.orderUnknown(buyer.booked);
    } else {
        ledger_.holdUnknown(buyer.ask);
    }
}

}  // namespace seatlock::simulator
