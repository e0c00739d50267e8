#include "engine/simulator/buyerswarm.h"

#include "engine/core/token.h"
#include "engine/simulator/answerbody.h"

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
constexpr Micros stop_patience_us = 3'000'000;  // for answers after an early stop
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

BuyerSwarm::BuyerSwarm(const RushOptions& options, const Target& target, const std::string& event,
                       const SeatLabels& labels, const Workload& workload, Ledger& ledger,
                       const core::Clock& clock)
    : options_(options),
      workload_(workload),
      ledger_(ledger),
      clock_(clock),
      target_(target),
      text_(target, event, labels),
      count_(static_cast<Index>(options.buyers)),
      input_(64 * 1024) {}

BuyerSwarm::~BuyerSwarm() {
    for (Index i = 0; buyers_ && i < count_; ++i) {
        if (buyers_[i].fd >= 0) ::close(buyers_[i].fd);
    }
    if (epoll_ >= 0) ::close(epoll_);
}

Result<Done> BuyerSwarm::prepare() {
    if (auto allowed = allowDescriptors(count_ + spare_descriptors); !allowed) return allowed;
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll_ < 0) return {ErrorCode::internal, std::strerror(errno)};
    buyers_ = std::make_unique<Buyer[]>(count_);
    now_ = clock_.steady();
    for (Index i = 0; i < count_; ++i) turns_.push({now_, i});
    return Done{};
}

Result<SwarmTotals> BuyerSwarm::run() {
    if (auto prepared = prepare(); !prepared) return prepared.error();
    while (!running_ || !finished()) {
        step(waitTime());
        connectDue();
        if (now_ >= next_sweep_) sweep();
        if (options_.stop && options_.stop->load() && sending_) {
            totals_.stopped = true;
            stopSending();
        }
        // Everyone is in line, or has failed to get there: the doors open.
        if (!running_ && (open_ + totals_.gone == count_ || totals_.stopped)) begin();
        if (running_) {
            if (sending_ && now_ >= end_) stopSending();
            if (options_.rate_s > 0) pump();
            if (options_.progress && now_ >= next_report_) report();
        }
    }
    if (totals_.opened == 0 && !totals_.stopped) {
        return {ErrorCode::overloaded, "no connection could be made"};
    }
    totals_.seconds = static_cast<double>(std::max(last_answer_ - began_, Micros{1})) / 1e6;
    return totals_;
}

Micros BuyerSwarm::waitTime() const {
    Micros until = next_sweep_;
    if (!turns_.empty() && connecting_ < static_cast<Index>(options_.connecting_max)) {
        until = std::min(until, turns_.top().at);
    }
    if (running_ && sending_) {
        until = std::min(until, end_);
        if (options_.rate_s > 0 && !resting_.empty()) {
            until = std::min(until, began_ + number_ * 1'000'000 / options_.rate_s);
        }
    }
    return std::max<Micros>(until - clock_.steady(), 0);
}

void BuyerSwarm::step(Micros wait_us) {
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

void BuyerSwarm::begin() {
    running_ = true;
    now_ = began_ = last_answer_ = last_report_ = clock_.steady();
    end_ = began_ + Micros{options_.duration_s} * 1'000'000;
    next_report_ = began_ + options_.progress_ms * 1000;
    if (options_.rate_s > 0) return;
    for (Index i = 0; i < count_; ++i) {
        if (buyers_[i].state == State::ready) rest(i);
    }
}

bool BuyerSwarm::finished() {
    if (asking_ > 0) return false;
    if (!sending_ || totals_.gone == count_) return true;
    if (!turns_.empty() || connecting_ > 0) return false;
    // Nobody asks although everybody may, or all is asked.
    return options_.rate_s == 0 || (options_.requests_max > 0 && number_ >= options_.requests_max);
}

void BuyerSwarm::stopSending() {
    sending_ = false;
    const bool cut_short = totals_.stopped || now_ >= end_;
    if (running_ && cut_short && options_.rate_s > 0) {
        totals_.unsent += std::max<std::int64_t>(due() - number_, 0);
    }
    for (Index i = 0; i < count_; ++i) {
        Buyer& buyer = buyers_[i];
        // Chosen, and its connection broke before it could be sent.
        if (buyer.has_request && buyer.state != State::asking) {
            buyer.has_request = false;
            ++totals_.unsent;
        }
        if (totals_.stopped && buyer.state == State::asking) {
            buyer.deadline = std::min(buyer.deadline, now_ + stop_patience_us);
        }
    }
}

void BuyerSwarm::sweep() {
    next_sweep_ = now_ + sweep_us;
    for (Index i = 0; i < count_; ++i) {
        Buyer& buyer = buyers_[i];
        if (buyer.deadline > now_) continue;
        if (buyer.state == State::connecting) failConnect(i, ETIMEDOUT);
        if (buyer.state == State::asking) lost(i, false);
    }
}

void BuyerSwarm::report() {
    const Answers& holds = ledger_.holds();
    Progress progress;
    progress.seconds = static_cast<double>(now_ - began_) / 1e6;
    progress.requests = holds.count() + ledger_.orders().count();
    const auto span = static_cast<double>(std::max(now_ - last_report_, Micros{1})) / 1e6;
    progress.requests_per_s = static_cast<double>(progress.requests - reported_) / span;
    progress.won = holds.count(201);
    progress.conflicts = holds.count(409);
    progress.others = holds.count() - progress.won - progress.conflicts;
    progress.unknown = holds.unknown + ledger_.orders().unknown;
    progress.connections = open_;
    progress.p99_us = holds.latency().percentile(0.99);
    options_.progress(progress);
    reported_ = progress.requests;
    last_report_ = now_;
    next_report_ = now_ + options_.progress_ms * 1000;
}

}  // namespace seatlock::simulator
