#include "engine/simulator/buyerplan.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seatlock::simulator {

using core::Micros;
using core::SeededRandom;

namespace {

/// What a draw is for: each has numbers of its own, so that one draw more for one of them does
/// not change the others.
enum class Draw : std::uint64_t { buyer = 1, seats = 2, pause = 3 };

SeededRandom randomFor(std::uint64_t seed, Draw draw, std::int64_t buyer, std::int64_t attempt) {
    std::uint64_t mixed = seed;
    for (const auto part : {static_cast<std::uint64_t>(draw), static_cast<std::uint64_t>(buyer),
                            static_cast<std::uint64_t>(attempt)}) {
        mixed = SeededRandom(mixed + part * 0x9e3779b97f4a7c15ULL).next64();
    }
    return SeededRandom(mixed);
}

/// Zipf's law: the weight of rank k is k to the minus `exponent`. Summed up to each rank.
std::vector<double> zipf(std::size_t ranks, double exponent) {
    std::vector<double> out(ranks);
    for (std::size_t k = 0; k < ranks; ++k) {
        out[k] = std::pow(static_cast<double>(k + 1), -exponent);
    }
    std::partial_sum(out.begin(), out.end(), out.begin());
    return out;
}

std::size_t drawRank(const std::vector<double>& until, SeededRandom& random) {
    const auto at = std::ranges::upper_bound(until, random.unit() * until.back());
    return std::min(static_cast<std::size_t>(at - until.begin()), until.size() - 1);
}

Micros upTo(std::int64_t ms_max, SeededRandom& random) {
    return static_cast<Micros>(random.below(static_cast<std::uint64_t>(ms_max) * 1000 + 1));
}

}  // namespace

BuyerPlan::BuyerPlan(const Scenario& scenario, const SeatingPlan& plan)
    : scenario_(scenario),
      plan_(plan),
      row_until_(zipf(plan.rows.size(), scenario.row_skew)),
      group_until_(zipf(static_cast<std::size_t>(scenario.group_max), 1)) {
    buyers_.reserve(static_cast<std::size_t>(scenario.buyers));
    for (std::int64_t i = 0; i < scenario.buyers; ++i) buyers_.push_back(planned(i));
}

PlannedBuyer BuyerPlan::planned(std::int64_t index) const {
    auto random = randomFor(scenario_.seed, Draw::buyer, index, 0);
    PlannedBuyer out;
    // Each has a slice of the ramp and comes somewhere in it.
    const double place = static_cast<double>(index) + random.unit();
    const double ramp_us = static_cast<double>(scenario_.ramp_ms) * 1000;
    out.arrives = static_cast<Micros>(place / static_cast<double>(scenario_.buyers) * ramp_us);
    out.bot = random.unit() < scenario_.bot_share;
    out.best_available = random.unit() < scenario_.best_available_share;
    out.abandons = random.unit() < scenario_.abandon_share && !out.bot;
    out.group = 1 + static_cast<std::int32_t>(drawRank(group_until_, random));
    out.pays_after = upTo(scenario_.payment_ms_max, random);
    out.patience = static_cast<std::int32_t>(
        random.below(static_cast<std::uint64_t>(scenario_.retries_max) + 1));
    if (out.bot) {
        out.every = static_cast<Micros>(1e6 / scenario_.bot_rate_s);
        out.pays_after = 0;
    }
    if (scenario_.kind == ScenarioKind::connection_storm) {
        out.group = 1;
        // At least a millisecond apart, so that what falls due has a limit.
        if (!out.bot) out.every = std::max<Micros>(scenario_.retry_ms_max, 1) * 1000;
        out.queues = true;
    }
    if (scenario_.kind == ScenarioKind::same_seat) {
        out.arrives = out.every = 0;
        out.bot = out.best_available = false;
        out.group = 1;
        out.patience = 0;
    }
    return out;
}

SeatWish BuyerPlan::ask(std::int64_t buyer, std::int64_t attempt) const {
    const PlannedBuyer& who = buyers_[static_cast<std::size_t>(buyer)];
    if (who.best_available) return {{}, who.group};
    if (scenario_.kind == ScenarioKind::same_seat) {
        const PlanRow& best = plan_.rows.front();
        return {{best.first + static_cast<core::SeatNo>(best.labels.size() / 2)}, 1};
    }
    auto random = randomFor(scenario_.seed, Draw::seats, buyer, attempt);
    const PlanRow& row = plan_.rows[drawRank(row_until_, random)];
    const auto seats = row.labels.size();
    const auto count = std::min(static_cast<std::size_t>(who.group), seats);
    SeatWish out;
    out.quantity = static_cast<std::int32_t>(count);
    out.seats.resize(count);
    std::iota(out.seats.begin(), out.seats.end(),
              row.first + static_cast<core::SeatNo>(random.below(seats - count + 1)));
    return out;
}

Micros BuyerPlan::pause(std::int64_t buyer, std::int64_t attempt) const {
    auto random = randomFor(scenario_.seed, Draw::pause, buyer, attempt);
    return upTo(scenario_.retry_ms_max, random);
}

}  // namespace seatlock::simulator
