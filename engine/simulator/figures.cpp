#include "engine/simulator/figures.h"

#include "engine/simulator/auditor.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_set>

namespace seatlock::simulator {

namespace {

constexpr double micros_per_s = 1'000'000;
constexpr double sold_out_share = 0.98;  ///< of the seats: the last few lapse and return

/// Of sorted values, nearest rank.
double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto rank = static_cast<std::size_t>(
        std::max(1.0, std::ceil(share * static_cast<double>(sorted.size()))));
    return sorted[std::min(rank, sorted.size()) - 1];
}

bool isError(const Outcome& outcome) {
    return outcome.end == Outcome::End::unknown || outcome.end == Outcome::End::unsent ||
           outcome.status >= 500;
}

std::string answerName(const Outcome& outcome) {
    if (outcome.end == Outcome::End::unknown) return "unknown";
    if (outcome.end == Outcome::End::unsent) return "unsent";
    const std::string status = std::to_string(outcome.status);
    return outcome.problem.empty() ? status : status + " " + outcome.problem;
}

std::string fixed(double value, int decimals) {
    char out[64];
    std::snprintf(out, sizeof out, "%.*f", decimals, value);
    return out;
}

}  // namespace

void measureOutcomes(const std::vector<Outcome>& outcomes, std::int64_t seats,
                     StrategyResult& result) {
    std::vector<double> latencies;
    std::unordered_set<core::SeatNo> taken;
    core::Micros first = INT64_MAX;
    core::Micros last = 0;
    core::Micros last_given = 0;
    core::Micros sold_out_at = 0;
    std::int64_t given = 0;
    std::int64_t given_by_then = 0;
    for (const Outcome& outcome : outcomes) {
        first = std::min(first, outcome.intended);
        last = std::max(last, outcome.answered);
        ++result.answers[answerName(outcome)];
        result.requests += outcome.end != Outcome::End::unsent ? 1 : 0;
        result.errors += isError(outcome) ? 1 : 0;
        if (outcome.kind != Outcome::Kind::hold) continue;
        if (outcome.end == Outcome::End::ok) {
            given += static_cast<std::int64_t>(outcome.seats.size());
            last_given = std::max(last_given, outcome.answered);
            taken.insert(outcome.seats.begin(), outcome.seats.end());
            if (sold_out_at == 0 &&
                static_cast<double>(taken.size()) >= sold_out_share * static_cast<double>(seats)) {
                sold_out_at = outcome.answered;
                given_by_then = given;
            }
        }
        if (outcome.end == Outcome::End::ok || outcome.end == Outcome::End::refused) {
            latencies.push_back(static_cast<double>(outcome.answered - outcome.intended) / 1'000);
        }
    }
    std::ranges::sort(latencies);
    result.latency_ms = {quantile(latencies, 0.5), quantile(latencies, 0.95),
                         quantile(latencies, 0.99), latencies.empty() ? 0 : latencies.back()};
    if (last > first) {
        result.seconds = static_cast<double>(last - first) / micros_per_s;
        result.requests_per_s = static_cast<double>(result.requests) / result.seconds;
    }
    // What lapses later and is sold again trickles: the rush is over when all has been given once.
    const core::Micros rush_end = sold_out_at > 0 ? sold_out_at : last_given;
    if (rush_end > first) {
        result.seats_per_s = static_cast<double>(sold_out_at > 0 ? given_by_then : given) *
                             micros_per_s / static_cast<double>(rush_end - first);
    }
    if (sold_out_at > 0) {
        result.sold_out_s = static_cast<double>(sold_out_at - first) / micros_per_s;
    }
    result.fairness = fairness(outcomes);
}

void measureBooks(const store::Books& books, StrategyResult& result) {
    result.seats_sold = std::ranges::count_if(books.seats, [](const store::BookSeat& seat) {
        return seat.state == 'h' || seat.state == 's';
    });
    result.double_bookings = result.audit.double_bookings;
    if (result.seats_sold > 0) {
        result.double_booking_rate =
            static_cast<double>(result.double_bookings) / static_cast<double>(result.seats_sold);
    }
}

std::vector<std::string> recommend(const Scenario& scenario, const StrategyResult& result,
                                   std::int64_t seats) {
    std::vector<std::string> out;
    double refused = 0;
    double asked = 0;
    for (const RunSample& sample : result.samples) {
        refused += static_cast<double>(sample.refused);
        asked += static_cast<double>(sample.ok + sample.refused + sample.unavailable);
    }
    if (result.sold_out_s > 0) {
        out.push_back("Expect to be sold out " + fixed(result.sold_out_s, 1) +
                      " s after the sale opens.");
    } else {
        out.push_back("Not sold out: " + std::to_string(result.seats_sold) + " of " +
                      std::to_string(seats) + " seats were taken by these buyers.");
    }
    if (asked > 0) {
        out.push_back(fixed(100 * refused / asked, 0) +
                      " % of requests will be refused because somebody else was first.");
    }
    out.push_back("One answer in a hundred takes longer than " + fixed(result.latency_ms.p99, 0) +
                  " ms.");
    const auto busy = std::max<std::int64_t>(result.db_connections_max, 1);
    out.push_back("Pool: " + std::to_string(std::clamp<std::int64_t>(busy, 4, 16)) +
                  " database connections are enough (pool-connections-max); the most in use was " +
                  std::to_string(busy) + ".");
    const auto pay_s = (scenario.payment_ms_max + 999) / 1'000;
    out.push_back("Hold time: buyers paid within " + std::to_string(pay_s) +
                  " s here; hold seats at least " +
                  std::to_string(std::max<std::int64_t>(120, 3 * pay_s)) +
                  " s, so that nobody loses a seat at the till, and not much longer: abandoned "
                  "seats are back on sale only then.");
    return out;
}

}  // namespace seatlock::simulator
