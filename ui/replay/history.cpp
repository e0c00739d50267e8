#include "ui/replay/history.h"

#include <algorithm>
#include <tuple>

namespace seatlock::ui::replay {

using board::SeatFact;
using reader::SeatChange;

namespace {

constexpr std::size_t frames_max = 256;
constexpr std::size_t stride_min = 1'024;

std::uint32_t after(const SeatChange& change) {
    return (change.packed >> 4) << 2 | (change.packed & 3);
}

std::uint32_t before(const SeatChange& change) {
    const std::uint32_t version = change.packed >> 4;
    return (version == 0 ? 0 : version - 1) << 2 | (change.packed >> 2 & 3);
}

}  // namespace

SeatFact History::fact(core::SeatNo seat, Packed packed) {
    return {seat, static_cast<board::SeatState>(packed & 3), static_cast<std::int32_t>(packed >> 2),
            0};
}

History::History(std::vector<SeatChange> changes, const std::vector<SeatFact>& now, bool whole)
    : changes_(std::move(changes)), whole_(whole), first_(now.size()) {
    for (const SeatFact& fact : now) {
        const auto seat = static_cast<std::size_t>(fact.seat);
        if (seat >= first_.size()) continue;
        first_[seat] = static_cast<Packed>(fact.version) << 2 | static_cast<Packed>(fact.state);
    }
    std::erase_if(changes_, [this](const SeatChange& change) {
        return change.seat < 0 || static_cast<std::size_t>(change.seat) >= first_.size();
    });
    order();
    for (auto at = changes_.rbegin(); at != changes_.rend(); ++at) {
        first_[static_cast<std::size_t>(at->seat)] = before(*at);
    }
    makeKeyframes();
}

/// By time, but never against the order of a seat's versions: `at` is when a transaction began,
/// and one that began earlier may have changed the seat later.
void History::order() {
    std::ranges::sort(changes_, [](const SeatChange& one, const SeatChange& other) {
        return std::tuple(one.seat, one.packed) < std::tuple(other.seat, other.packed);
    });
    for (std::size_t i = 1; i < changes_.size(); ++i) {
        if (changes_[i].seat != changes_[i - 1].seat) continue;
        changes_[i].at = std::max(changes_[i].at, changes_[i - 1].at);
    }
    std::ranges::stable_sort(changes_, {}, &SeatChange::at);
}

void History::makeKeyframes() {
    const std::size_t bytes = std::max<std::size_t>(1, first_.size() * sizeof(Packed));
    const std::size_t frames = std::clamp<std::size_t>(keyframe_bytes_max / bytes, 1, frames_max);
    stride_ = std::max(stride_min, (changes_.size() + frames - 1) / frames);
    std::vector<Packed> state = first_;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        if (i > 0 && i % stride_ == 0) frames_.push_back(state);
        state[static_cast<std::size_t>(changes_[i].seat)] = after(changes_[i]);
    }
}

std::size_t History::until(core::Micros at) const {
    const auto end = std::ranges::upper_bound(changes_, at, {}, &SeatChange::at);
    return static_cast<std::size_t>(end - changes_.begin());
}

std::vector<SeatFact> History::stateAfter(std::size_t count) const {
    count = std::min(count, changes_.size());
    const std::size_t frame = std::min(count / stride_, frames_.size());
    std::vector<Packed> state = frame == 0 ? first_ : frames_[frame - 1];
    for (std::size_t i = frame * stride_; i < count; ++i) {
        state[static_cast<std::size_t>(changes_[i].seat)] = after(changes_[i]);
    }
    std::vector<SeatFact> out;
    out.reserve(state.size());
    for (std::size_t i = 0; i < state.size(); ++i) {
        out.push_back(fact(static_cast<core::SeatNo>(i), state[i]));
    }
    return out;
}

std::vector<SeatFact> History::between(std::size_t from, std::size_t to) const {
    from = std::min(from, changes_.size());
    to = std::min(to, changes_.size());
    std::vector<SeatFact> out;
    if (from <= to) {
        for (std::size_t i = to; i > from; --i) {
            out.push_back(fact(changes_[i - 1].seat, after(changes_[i - 1])));
        }
    } else {
        for (std::size_t i = to; i < from; ++i) {
            out.push_back(fact(changes_[i].seat, before(changes_[i])));
        }
    }
    // Of each seat the first in `out` counts: its last change forwards, its first one backwards.
    std::ranges::stable_sort(out, {}, &SeatFact::seat);
    const auto rest = std::ranges::unique(out, {}, &SeatFact::seat);
    out.erase(rest.begin(), rest.end());
    return out;
}

std::vector<std::uint32_t> History::density(std::size_t spans) const {
    std::vector<std::uint32_t> out(spans);
    if (empty() || spans == 0) return out;
    const auto length = static_cast<double>(end() - begin()) + 1;
    for (const SeatChange& change : changes_) {
        const double part = static_cast<double>(change.at - begin()) / length;
        ++out[std::min(spans - 1, static_cast<std::size_t>(part * static_cast<double>(spans)))];
    }
    return out;
}

}  // namespace seatlock::ui::replay
