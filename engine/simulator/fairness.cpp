// Who was served in which order, and how much went to programs.
#include "engine/simulator/auditor.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace seatlock::simulator {

using core::Micros;

namespace {

struct Customer {
    bool bot = false;
    bool won = false;
    Micros arrived = 0;  ///< when the first request was due
    Micros granted = 0;  ///< when the first 201 came
    std::int64_t seats = 0;
};

std::unordered_map<std::int64_t, Customer> customers(const std::vector<Outcome>& outcomes) {
    std::unordered_map<std::int64_t, Customer> out;
    for (const Outcome& outcome : outcomes) {
        const auto [at, fresh] = out.try_emplace(outcome.buyer);
        Customer& customer = at->second;
        customer.bot = outcome.bot;
        customer.arrived = fresh ? outcome.intended : std::min(customer.arrived, outcome.intended);
        if (outcome.kind != Outcome::Kind::hold || outcome.end != Outcome::End::ok) continue;
        customer.granted =
            customer.won ? std::min(customer.granted, outcome.answered) : outcome.answered;
        customer.won = true;
        customer.seats += outcome.seats.empty() ? outcome.quantity
                                                : static_cast<std::int64_t>(outcome.seats.size());
    }
    return out;
}

/// Those who came at the same moment cannot overtake each other.
double orderDistance(std::vector<const Customer*> winners) {
    if (winners.empty()) return 0;
    std::ranges::sort(winners, {}, &Customer::granted);
    std::unordered_map<const Customer*, std::size_t> place;
    for (std::size_t i = 0; i < winners.size(); ++i) place[winners[i]] = i;
    std::ranges::stable_sort(winners, {}, &Customer::arrived);
    double sum = 0;
    for (std::size_t i = 0; i < winners.size(); ++i) {
        sum += std::abs(static_cast<double>(i) - static_cast<double>(place[winners[i]]));
    }
    const auto count = static_cast<double>(winners.size());
    return sum / count / count;
}

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Fairness fairness(const std::vector<Outcome>& outcomes) {
    const auto all = customers(outcomes);
    std::vector<const Customer*> winners;
    std::int64_t bots = 0;
    std::int64_t seats = 0;
    std::int64_t bot_seats = 0;
    for (const auto& [number, customer] : all) {
        if (customer.won) winners.push_back(&customer);
        bots += customer.bot ? 1 : 0;
        seats += customer.seats;
        bot_seats += customer.bot ? customer.seats : 0;
    }
    return {orderDistance(std::move(winners)), share(bots, static_cast<std::int64_t>(all.size())),
            share(bot_seats, seats)};
}

}  // namespace seatlock::simulator
