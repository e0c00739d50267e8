#include "engine/simulator/ledger.h"

#include "engine/core/token.h"
#include "engine/simulator/answerbody.h"

namespace seatlock::simulator {

std::int64_t Answers::count(int status) const {
    const auto at = by_status.find(status);
    return at == by_status.end() ? 0 : static_cast<std::int64_t>(at->second.snapshot().count());
}

std::int64_t Answers::count() const {
    std::int64_t total = 0;
    for (const auto& [status, latency] : by_status) {
        total += static_cast<std::int64_t>(latency.snapshot().count());
    }
    return total;
}

metrics::HistogramSnapshot Answers::latency() const {
    metrics::HistogramSnapshot all;
    for (const auto& [status, latency] : by_status) all.merge(latency.snapshot());
    return all;
}

namespace {

void note(Answers& answers, int status, std::string_view body, std::uint64_t latency_us) {
    answers.by_status[status].record(latency_us);
    if (status < 400) return;
    const auto slug = problemSlug(body);
    if (const auto at = answers.problems.find(slug); at != answers.problems.end()) {
        ++at->second;
    } else {
        answers.problems.emplace(slug, 1);
    }
}

}  // namespace

bool Ledger::readSeats(const Ask& ask, std::string_view body) {
    const std::size_t before = seats_.size();
    for (const auto& label : seatLabels(body)) {
        // Most requests name their seat, which is cheaper to compare than to look up.
        const bool asked = ask.seat >= 0 && labels_.label(ask.seat) == label;
        seats_.push_back(asked ? ask.seat : labels_.find(label));
        if (seats_.back() < 0 || (ask.seat >= 0 && !asked)) return false;
    }
    return seats_.size() - before == static_cast<std::size_t>(ask.quantity);
}

std::int64_t Ledger::holdAnswer(const Ask& ask, int status, std::string_view body,
                                std::uint64_t latency_us) {
    note(holds_, status, body, latency_us);
    if (status == 503 && problemSlug(body) == "outcome-unknown") unknown_asks_.push_back(ask);
    if (status != 201) return -1;
    const auto token = core::HoldToken::parse(stringMember(body, "hold"));
    const auto first = static_cast<std::uint32_t>(seats_.size());
    if (!token || !readSeats(ask, body)) {
        ++unreadable_;
        seats_.resize(first);
        return -1;
    }
    booked_.push_back(
        {token->hold, first, static_cast<std::uint32_t>(seats_.size()) - first, false});
    return static_cast<std::int64_t>(booked_.size()) - 1;
}

void Ledger::orderAnswer(std::int64_t booked, int status, std::string_view body,
                         std::uint64_t latency_us) {
    note(orders_, status, body, latency_us);
    if (status == 201) booked_[static_cast<std::size_t>(booked)].sold = true;
    if (status == 503 && problemSlug(body) == "outcome-unknown") unknown_orders_.push_back(booked);
}

void Ledger::holdUnknown(const Ask& ask) {
    ++holds_.unknown;
    unknown_asks_.push_back(ask);
}

void Ledger::orderUnknown(std::int64_t booked) {
    ++orders_.unknown;
    unknown_orders_.push_back(booked);
}

}  // namespace seatlock::simulator
