#include "engine/simulator/buyercrowd.h"

#include "engine/simulator/answerbody.h"

#include <algorithm>
#include <utility>

namespace seatlock::simulator {

using core::Micros;
using core::Result;
using End = Outcome::End;
using Kind = Outcome::Kind;

namespace {
constexpr Micros report_us = 50'000;
}

BuyerCrowd::BuyerCrowd(const SwarmOptions& options, const Scenario& scenario,
                       const SeatingPlan& seats, const SeatLabels& labels, const Target& target,
                       const std::string& event, OutcomeLog& log, CrowdObserver& observer,
                       const core::Clock& clock)
    : scenario_(scenario),
      labels_(labels),
      log_(log),
      observer_(observer),
      clock_(clock),
      plan_(scenario, seats),
      text_(target, event, labels),
      swarm_(options, target, *this, clock),
      visits_(static_cast<std::size_t>(plan_.size())),
      watch_(seats.seats(), labels.size(), scenario.hold_s * 1'000'000),
      present_(plan_.size()) {
    for (std::int64_t i = 0; i < plan_.size(); ++i) people_ += plan_.buyer(i).every == 0 ? 1 : 0;
}

Result<SwarmTotals> BuyerCrowd::run() {
    auto totals = swarm_.run();
    if (!totals) return totals;
    totals->unsent += missed_;
    report();
    return totals;
}

void BuyerCrowd::begin() {
    next_report_ = swarm_.began() + report_us;
    if (!swarm_.asking()) return;
    for (Index i = 0; i < visits_.size(); ++i) {
        visits_[i].tick = swarm_.began() + plan_.buyer(i).arrives;
        schedule(i, visits_[i].tick);
    }
}

void BuyerCrowd::schedule(Index buyer, Micros at) {
    visits_[buyer].waiting = visits_[buyer].hold < 0;
    turns_.push({at, buyer});
}

/// For one who asks again and again.
void BuyerCrowd::scheduleNext(Index buyer) {
    const PlannedBuyer& who = plan_.buyer(buyer);
    Visit& visit = visits_[buyer];
    visit.tick += who.every;
    const Micros late = clock_.steady() - visit.tick;
    if (late > 0 && !who.queues) visit.tick += (late / who.every + 1) * who.every;
    schedule(buyer, visit.tick);
}

void BuyerCrowd::round() {
    if (swarm_.running()) {
        while (swarm_.asking() && !turns_.empty() && turns_.top().at <= swarm_.now()) {
            const Turn turn = turns_.top();
            turns_.pop();
            act(turn.buyer, turn.at);
        }
        if (swarm_.asking() && watch_.soldOut()) swarm_.stopAsking();
    }
    if (swarm_.now() < next_report_) return;
    next_report_ = swarm_.now() + report_us;
    const bool storm = scenario_.kind == ScenarioKind::connection_storm;
    if (swarm_.asking() && people_ == 0 && !storm && watch_.taken(swarm_.now())) {
        swarm_.stopAsking();
    }
    if (!observer_.listening()) return;
    if (swarm_.running()) {
        report();
    } else {
        observer_.connecting(swarm_.connected());
    }
}

Micros BuyerCrowd::next() const {
    if (!swarm_.asking() || turns_.empty()) return next_report_;
    return std::min(turns_.top().at, next_report_);
}

/// Asks for seats, or for the order of those that were given.
void BuyerCrowd::act(Index buyer, Micros at) {
    Visit& visit = visits_[buyer];
    visit.waiting = false;
    Outcome& outcome = visit.outcome;
    outcome = {};
    outcome.buyer = buyer;
    outcome.bot = plan_.buyer(buyer).bot;
    outcome.intended = at - swarm_.began();
    if (visit.hold >= 0) {
        outcome.kind = Kind::order;
        outcome.attempt = visit.attempt - 1;  // the one that got the hold
        outcome.seats = visit.seats;
        outcome.quantity = static_cast<std::int32_t>(visit.seats.size());
        outcome.hold = visit.token;
        text_.order(visit.token, swarm_.request(buyer));
    } else {
        SeatWish wish = plan_.ask(buyer, visit.attempt);
        outcome.attempt = visit.attempt++;
        outcome.seats = std::move(wish.seats);
        outcome.quantity = wish.quantity;
        if (outcome.seats.empty()) {
            text_.best(wish.quantity, swarm_.request(buyer));
        } else {
            text_.seats(outcome.seats, swarm_.request(buyer));
        }
    }
    if (swarm_.ask(buyer)) return;
    ++missed_;
    unsent(buyer);
}

void BuyerCrowd::record(Index buyer, End end) {
    Outcome& outcome = visits_[buyer].outcome;
    outcome.end = end;
    if (end != End::unsent) outcome.sent = swarm_.sentAt(buyer) - swarm_.began();
    log_.write(outcome);
    tally_.add(outcome);
}

void BuyerCrowd::readHold(const std::string& body, Outcome& outcome) const {
    outcome.hold = stringMember(body, "hold");
    outcome.seats.clear();
    for (const auto& label : seatLabels(body)) {
        if (const auto seat = labels_.find(label); seat >= 0) outcome.seats.push_back(seat);
    }
}

void BuyerCrowd::answered(Index buyer, int status, const std::string& body) {
    Visit& visit = visits_[buyer];
    Outcome& outcome = visit.outcome;
    const Micros now = clock_.steady();
    outcome.status = status;
    outcome.answered = now - swarm_.began();
    if (status != 201) {
        outcome.problem = problemSlug(body);
        // This answer says that it may have been done.
        record(buyer, outcome.problem == "outcome-unknown" ? End::unknown : End::refused);
    } else if (outcome.kind == Kind::hold) {
        readHold(body, outcome);
        record(buyer, End::ok);
        visit.token = outcome.hold;
        visit.seats = outcome.seats;
        visit.hold = watch_.given(visit.seats, swarm_.sentAt(buyer), now);
    } else {
        record(buyer, End::ok);
        watch_.paid(visit.hold, now);
    }
    goOn(buyer);
}

void BuyerCrowd::unknown(Index buyer) {
    record(buyer, End::unknown);
    goOn(buyer);
}

void BuyerCrowd::unsent(Index buyer) {
    record(buyer, End::unsent);
    leave(buyer);
}

/// What follows from an outcome.
void BuyerCrowd::goOn(Index buyer) {
    if (!swarm_.asking()) return;
    const Outcome& outcome = visits_[buyer].outcome;
    const bool hold = outcome.kind == Kind::hold;
    if (outcome.end == End::ok) {
        if (hold) return held(buyer);
        return visited(buyer);
    }
    // An order that was refused for good is not asked for again.
    const bool for_good = !hold && outcome.end == End::refused && outcome.status != 503;
    if (for_good) return visited(buyer);
    refused(buyer);
}

void BuyerCrowd::held(Index buyer) {
    const PlannedBuyer& who = plan_.buyer(buyer);
    if (who.abandons) return visited(buyer);
    schedule(buyer, clock_.steady() + who.pays_after);
}

void BuyerCrowd::refused(Index buyer) {
    const PlannedBuyer& who = plan_.buyer(buyer);
    Visit& visit = visits_[buyer];
    if (who.every > 0) return scheduleNext(buyer);
    if (visit.refusals++ >= who.patience) return leave(buyer);
    schedule(buyer, clock_.steady() + plan_.pause(buyer, visit.attempt));
}

void BuyerCrowd::visited(Index buyer) {
    visits_[buyer].hold = -1;
    if (plan_.buyer(buyer).every == 0) return leave(buyer);
    scheduleNext(buyer);
}

void BuyerCrowd::leave(Index buyer) {
    if (std::exchange(visits_[buyer].left, true)) return;
    --present_;
    if (plan_.buyer(buyer).every == 0) --people_;
}

/// Counts what fell due and was not asked, at a rate that does not wait for answers.
void BuyerCrowd::stopped() {
    const bool cut_short = swarm_.stopped() || swarm_.now() >= swarm_.end();
    if (!swarm_.running() || !cut_short) return;
    const Micros until = std::min(swarm_.now(), swarm_.end());
    for (Index i = 0; i < visits_.size(); ++i) {
        const PlannedBuyer& who = plan_.buyer(i);
        const Visit& visit = visits_[i];
        if (!who.queues || visit.left || visit.tick >= until) continue;
        missed_ += (until - 1 - visit.tick) / who.every + (visit.waiting ? 1 : 0);
    }
}

void BuyerCrowd::report() {
    if (!swarm_.running()) return;
    CrowdReport out;
    out.sample = tally_.take(clock_.steady() - swarm_.began());
    out.sample.buyers = swarm_.connected();
    out.sample.double_bookings = watch_.doubled();
    out.totals = tally_.totals();
    out.given = watch_.takeGiven();
    out.twice = watch_.takeTwice();
    observer_.selling(out);
}

}  // namespace seatlock::simulator
