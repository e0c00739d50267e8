#include "engine/simulator/connectionswarm.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Micros;
using core::Result;

namespace {

constexpr Micros sweep_us = 250'000;
constexpr int events_max = 512;
constexpr rlim_t spare_descriptors = 64;

Result<Done> allowDescriptors(rlim_t wanted) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= wanted) return Done{};
    rlimit raised{wanted, std::max(limit.rlim_max, wanted)};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) return Done{};
    return {ErrorCode::configuration, "so many buyers need " + std::to_string(wanted) +
                                          " open files and this session may have " +
                                          std::to_string(limit.rlim_max) +
                                          "; raise the limit (ulimit -n) or send fewer buyers"};
}

}  // namespace

ConnectionSwarm::ConnectionSwarm(const SwarmOptions& options, const Target& target,
                                 Errands& errands, const core::Clock& clock)
    : options_(options),
      target_(target),
      errands_(errands),
      clock_(clock),
      count_(static_cast<Index>(options.buyers)),
      input_(64 * 1024) {}

ConnectionSwarm::~ConnectionSwarm() {
    for (Index i = 0; buyers_ && i < count_; ++i) {
        if (buyers_[i].fd >= 0) ::close(buyers_[i].fd);
    }
    if (epoll_ >= 0) ::close(epoll_);
}

Result<Done> ConnectionSwarm::prepare() {
    if (auto allowed = allowDescriptors(count_ + spare_descriptors); !allowed) return allowed;
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll_ < 0) return {ErrorCode::internal, std::strerror(errno)};
    buyers_ = std::make_unique<Buyer[]>(count_);
    now_ = clock_.steady();
    for (Index i = 0; i < count_; ++i) lineUp(i, now_);
    return Done{};
}

Result<SwarmTotals> ConnectionSwarm::run() {
    if (auto prepared = prepare(); !prepared) return prepared.error();
    while (!running_ || !finished()) {
        step(waitTime());
        connectDue();
        if (now_ >= next_sweep_) sweep();
        if (options_.stop && options_.stop->load() && !totals_.stopped) {
            totals_.stopped = true;
            stopAsking();
        }
        // Everyone is in line, or has failed to get there: the doors open.
        if (!running_ && (open_ + totals_.gone == count_ || totals_.stopped)) begin();
        if (asking() && now_ >= end_) stopAsking();
        errands_.round();
    }
    if (totals_.opened == 0 && !totals_.stopped) {
        return {ErrorCode::overloaded, "no connection could be made"};
    }
    totals_.seconds = static_cast<double>(std::max(last_answer_ - began_, Micros{1})) / 1e6;
    return totals_;
}

Micros ConnectionSwarm::waitTime() const {
    Micros until = std::min(next_sweep_, errands_.next());
    if (!turns_.empty() && connecting_ < static_cast<Index>(options_.connecting_max)) {
        until = std::min(until, turns_.top().at);
    }
    if (asking()) until = std::min(until, end_);
    return std::max<Micros>(until - clock_.steady(), 0);
}

void ConnectionSwarm::step(Micros wait_us) {
    epoll_event events[events_max];
    const timespec wait{wait_us / 1'000'000, wait_us % 1'000'000 * 1000};
    int n = ::epoll_pwait2(epoll_, events, events_max, &wait, nullptr);
    if (n < 0 && errno == ENOSYS) {  // before Linux 5.11: milliseconds
        n = ::epoll_wait(epoll_, events, events_max, static_cast<int>((wait_us + 999) / 1000));
    }
    now_ = clock_.steady();
    for (int i = 0; i < n; ++i) {
        const Index index = events[i].data.u32;
        switch (buyers_[index].state) {
            case State::connecting:
                connected(index);
                break;
            case State::asking:
                if (buyers_[index].blocked && (events[i].events & EPOLLOUT)) send(index);
                [[fallthrough]];
            case State::ready:
                if (events[i].events & ~EPOLLOUT) readable(index);
                break;
            default:
                break;
        }
    }
}

void ConnectionSwarm::begin() {
    running_ = true;
    now_ = began_ = last_answer_ = clock_.steady();
    end_ = began_ + Micros{options_.duration_s} * 1'000'000;
    errands_.begin();
}

bool ConnectionSwarm::finished() const {
    if (asking_ > 0) return false;
    return !sending_ || totals_.gone == count_ || errands_.finished();
}

void ConnectionSwarm::stopAsking() {
    const bool first = sending_;
    sending_ = false;
    const Micros patience_end = now_ + options_.stop_ms_max * 1000;
    if (totals_.stopped) next_sweep_ = std::min(next_sweep_, patience_end);
    for (Index i = 0; i < count_; ++i) {
        Buyer& buyer = buyers_[i];
        // Chosen, and its connection broke before it could be sent.
        if (buyer.has_request && buyer.state != State::asking) dropRequest(i);
        if (totals_.stopped && buyer.state == State::asking) {
            buyer.deadline = std::min(buyer.deadline, patience_end);
        }
    }
    if (first) errands_.stopped();
}

void ConnectionSwarm::sweep() {
    next_sweep_ = now_ + sweep_us;
    for (Index i = 0; i < count_; ++i) {
        Buyer& buyer = buyers_[i];
        if (buyer.deadline > now_) {
            // An early stop is not kept waiting by the rhythm of sweeping.
            if (totals_.stopped && buyer.state == State::asking) {
                next_sweep_ = std::min(next_sweep_, buyer.deadline);
            }
            continue;
        }
        if (buyer.state == State::connecting) failConnect(i, ETIMEDOUT);
        if (buyer.state == State::asking) lost(i, false);
    }
}

}  // namespace seatlock::simulator
