#include "engine/simulator/buyerswarm.h"

#include "engine/simulator/answerbody.h"

#include <algorithm>
#include <limits>

namespace seatlock::simulator {

using core::Micros;
using core::Result;

BuyerSwarm::BuyerSwarm(const RushOptions& options, const Target& target, const std::string& event,
                       const SeatLabels& labels, const Workload& workload, Ledger& ledger,
                       const core::Clock& clock)
    : options_(options),
      workload_(workload),
      ledger_(ledger),
      clock_(clock),
      text_(target, event, labels),
      swarm_(options, target, *this, clock),
      errands_(static_cast<std::size_t>(options.buyers)) {}

Result<SwarmTotals> BuyerSwarm::run() {
    auto totals = swarm_.run();
    if (totals) totals->unsent += missed_;
    return totals;
}

void BuyerSwarm::begin() {
    last_report_ = swarm_.began();
    next_report_ = swarm_.began() + options_.progress_ms * 1000;
    for (Index i = 0; i < errands_.size(); ++i) {
        if (swarm_.isReady(i)) ready(i);
    }
}

void BuyerSwarm::ready(Index buyer) {
    if (options_.rate_s > 0) {
        if (!errands_[buyer].resting) resting_.push_back(buyer);
        errands_[buyer].resting = true;
    } else if (choose(buyer)) {
        swarm_.ask(buyer);
    }
}

/// How many requests the fixed rate has called for by now, or by the end of sending.
std::int64_t BuyerSwarm::due() const {
    const Micros now = swarm_.now();
    const auto span = std::min(now, swarm_.end()) - swarm_.began();
    // The first is due at once; one that would be due at the very end is not sent any more.
    auto count = now < swarm_.end() ? span * options_.rate_s / 1'000'000 + 1
                                    : (span * options_.rate_s + 999'999) / 1'000'000;
    if (options_.requests_max > 0) count = std::min(count, options_.requests_max);
    return count;
}

/// At a fixed rate: sends what is due while a buyer is free.
void BuyerSwarm::pump() {
    while (swarm_.asking() && !resting_.empty() && number_ < due()) {
        const Index index = resting_.back();
        resting_.pop_back();
        errands_[index].resting = false;
        if (swarm_.isReady(index) && choose(index)) swarm_.ask(index);
    }
}

bool BuyerSwarm::choose(Index index) {
    if (!swarm_.asking()) return false;
    Errand& errand = errands_[index];
    if (options_.pattern == Pattern::same_seat && errand.asked) return false;
    const bool enough = options_.requests_max > 0 && number_ >= options_.requests_max;
    const auto wish = enough ? std::nullopt : workload_.ask(number_);
    if (!wish) {
        swarm_.stopAsking();
        return false;
    }
    errand.ask = *wish;
    errand.booked = -1;
    errand.intended = options_.rate_s > 0 ? swarm_.began() + number_ * 1'000'000 / options_.rate_s
                                          : clock_.steady();
    errand.asked = true;
    ++number_;
    text_.hold(*wish, swarm_.request(index));
    return true;
}

void BuyerSwarm::answered(Index buyer, int status, const std::string& body) {
    Errand& errand = errands_[buyer];
    const Micros now = clock_.steady();
    const auto latency = static_cast<std::uint64_t>(std::max<Micros>(now - errand.intended, 0));
    if (errand.booked >= 0) return ledger_.orderAnswer(errand.booked, status, body, latency);
    const auto booked = ledger_.holdAnswer(errand.ask, status, body, latency);
    if (!options_.confirm || booked < 0) return;
    text_.order(stringMember(body, "hold"), swarm_.request(buyer));
    errand.booked = booked;
    errand.intended = now;
    swarm_.ask(buyer);
}

void BuyerSwarm::unknown(Index buyer) {
    const Errand& errand = errands_[buyer];
    if (errand.booked >= 0) {
        ledger_.orderUnknown(errand.booked);
    } else {
        ledger_.holdUnknown(errand.ask);
    }
}

void BuyerSwarm::stopped() {
    const bool cut_short = swarm_.stopped() || swarm_.now() >= swarm_.end();
    if (swarm_.running() && cut_short && options_.rate_s > 0) {
        missed_ = std::max<std::int64_t>(due() - number_, 0);
    }
}

void BuyerSwarm::round() {
    if (!swarm_.running()) return;
    if (options_.rate_s > 0) pump();
    if (options_.progress && swarm_.now() >= next_report_) report();
}

Micros BuyerSwarm::next() const {
    const bool enough = options_.requests_max > 0 && number_ >= options_.requests_max;
    if (!swarm_.asking() || options_.rate_s == 0 || resting_.empty() || enough) {
        return std::numeric_limits<Micros>::max();
    }
    return swarm_.began() + number_ * 1'000'000 / options_.rate_s;
}

bool BuyerSwarm::finished() const {
    if (!swarm_.settled()) return false;
    // Nobody asks although everybody may, or all is asked.
    return options_.rate_s == 0 || (options_.requests_max > 0 && number_ >= options_.requests_max);
}

void BuyerSwarm::report() {
    const Micros now = swarm_.now();
    const Answers& holds = ledger_.holds();
    Progress progress;
    progress.seconds = static_cast<double>(now - swarm_.began()) / 1e6;
    progress.requests = holds.count() + ledger_.orders().count();
    const auto span = static_cast<double>(std::max(now - last_report_, Micros{1})) / 1e6;
    progress.requests_per_s = static_cast<double>(progress.requests - reported_) / span;
    progress.won = holds.count(201);
    progress.conflicts = holds.count(409);
    progress.others = holds.count() - progress.won - progress.conflicts;
    progress.unknown = holds.unknown + ledger_.orders().unknown;
    progress.connections = swarm_.connected();
    progress.p99_us = holds.latency().percentile(0.99);
    options_.progress(progress);
    reported_ = progress.requests;
    last_report_ = now;
    next_report_ = now + options_.progress_ms * 1000;
}

}  // namespace seatlock::simulator
