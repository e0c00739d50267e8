// What a result comes to, in words.
#include "engine/simulator/evidencewords.h"

#include <algorithm>

namespace seatlock::simulator {

namespace {

constexpr std::string_view engine_name = "skip_locked_batched";

bool isEngine(const StrategyResult& strategy) {
    return strategy.name == engine_name;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
        out += words[i];
    }
    return out;
}

template <class Which>
std::vector<std::string> titles(const RunResult& result, Which which) {
    std::vector<std::string> out;
    for (const StrategyResult& strategy : result.strategies) {
        if (which(strategy)) out.push_back(strategyTitle(strategy.name));
    }
    return out;
}

/// The books decide; without them, what the buyers saw.
std::int64_t twice(const StrategyResult& strategy) {
    return std::max(strategy.double_bookings, strategy.audit.double_bookings);
}

std::string headline(const RunResult& result, Tone& tone) {
    const auto guilty = titles(result, [](const auto& s) { return twice(s) > 0; });
    const auto engine = std::ranges::find_if(result.strategies, isEngine);
    const bool has_engine = engine != result.strategies.end();
    const auto unclean =
        titles(result, [](const auto& s) { return s.audit.done && !s.audit.clean(); });
    const auto unchecked = titles(result, [](const auto& s) { return !s.audit.done; });
    tone = Tone::open;
    if (result.strategies.empty()) return "Nothing was measured.";
    if (!guilty.empty() && has_engine && twice(*engine) == 0 && engine->audit.clean()) {
        tone = Tone::good;
        return "Seatlock sold no seat twice. " + joined(guilty) + " did.";
    }
    tone = Tone::bad;
    if (!guilty.empty()) return joined(guilty) + " sold seats twice.";
    if (!unclean.empty()) {
        return "No seat was sold twice, but the books of " + joined(unclean) + " do not add up.";
    }
    tone = Tone::open;
    if (!unchecked.empty()) return "No double booking was seen, but not every run was checked.";
    tone = Tone::good;
    return "No seat was sold twice.";
}

std::string setup(const RunResult& result) {
    const Scenario& scenario = result.scenario;
    if (scenario.kind == ScenarioKind::same_seat) {
        return countText(scenario.buyers, "buyer") +
               " asked for the same seat at the same moment. Exactly one of them should have it.";
    }
    std::string out = countText(scenario.buyers, "buyer");
    out += scenario.kind == ScenarioKind::rehearsal
               ? " tried to buy from a copy of the event " + scenario.event
               : " tried to buy from " + countText(scenario.seats, "seat");
    const double ramp_s = static_cast<double>(scenario.ramp_ms) / 1000;
    return out + ", all arriving within " + numberText(ramp_s, scenario.ramp_ms % 1000 ? 1 : 0) +
           " s.";
}

std::string guiltySentence(const RunResult& result, const StrategyResult& strategy) {
    if (result.scenario.kind == ScenarioKind::same_seat) {
        return strategyTitle(strategy.name) +
               " gave it to more than one: at the door, they all have a valid ticket.";
    }
    return strategyTitle(strategy.name) + " gave " + countText(twice(strategy), "seat") + " (" +
           numberText(strategy.double_booking_rate * 100, 1) +
           "% of those sold) to more than one buyer at one time: at the door, each of them has a "
           "valid ticket.";
}

std::string speedSentence(const RunResult& result, const StrategyResult& strategy) {
    const std::string waits =
        "99 of 100 buyers had their answer within " +
        numberText(strategy.latency_ms.p99, strategy.latency_ms.p99 < 10 ? 1 : 0) + " ms.";
    const std::string with = "With " + strategyTitle(strategy.name) + ", ";
    if (result.scenario.kind == ScenarioKind::same_seat) return with + waits;
    return with + countText(strategy.seats_sold, "seat") +
           (strategy.seats_sold == 1 ? " was" : " were") + " held or sold, " +
           numberText(strategy.seats_per_s) + " a second, and " + waits;
}

}  // namespace

Verdict verdict(const RunResult& result) {
    Verdict out;
    out.headline = headline(result, out.tone);
    if (result.strategies.empty()) return out;
    out.sentences.push_back(setup(result));
    const auto engine = std::ranges::find_if(result.strategies, isEngine);
    if (engine != result.strategies.end()) out.sentences.push_back(speedSentence(result, *engine));
    for (const StrategyResult& strategy : result.strategies) {
        if (twice(strategy) > 0) out.sentences.push_back(guiltySentence(result, strategy));
    }
    if (result.stopped) {
        out.sentences.emplace_back(
            "The run was stopped early: it shows what was measured by then.");
    }
    if (!result.faults.empty()) {
        out.sentences.push_back(
            countText(static_cast<std::int64_t>(result.faults.size()), "fault") +
            (result.faults.size() == 1 ? " was" : " were") +
            " injected on purpose while buyers were buying.");
    }
    for (const StrategyResult& strategy : result.strategies) {
        if (strategy.failure.empty()) continue;
        out.sentences.push_back("The run of " + strategyTitle(strategy.name) +
                                " is not whole: " + strategy.failure + ".");
    }
    return out;
}

std::string auditWord(const StrategyResult& strategy) {
    const AuditResult& audit = strategy.audit;
    if (!audit.done) return "not checked";
    if (audit.clean()) return "clean";
    return countText(
        audit.double_bookings + audit.lost + audit.orphans + audit.ledger + audit.payments,
        "fault");
}

std::string auditStatement(const StrategyResult& strategy) {
    const AuditResult& audit = strategy.audit;
    if (!audit.done) return "The books could not be read, so nothing is said about this run.";
    std::vector<std::string> faults;
    const auto add = [&](std::int64_t count, const char* noun, const char* of = "") {
        if (count > 0) faults.push_back(countText(count, noun) + of);
    };
    add(audit.double_bookings, "double booking");
    add(audit.lost, "lost confirmation");
    add(audit.orphans, "record", " nobody asked for");
    add(audit.ledger, "disagreement", " of seats and ledger");
    add(audit.payments, "disagreement", " of payments and seats");
    std::string out = faults.empty() ? "Clean: every seat had one owner at a time, and every "
                                       "answer is in the books."
                                     : "Found: " + joined(faults) + ".";
    if (audit.unknown > 0) {
        out += " " + countText(audit.unknown, "request") + " got no answer; by the books " +
               numberText(static_cast<double>(audit.unknown_booked)) + " of them took effect.";
    }
    return out;
}

}  // namespace seatlock::simulator
