// What happened to an event's seats, in order of time, for replays. Built on any thread, then
// read-only: 16 bytes a change and 4 a seat, and up to keyframe_bytes_max for seeking.
#pragma once

#include "engine/board/board.h"
#include "ui/reader/answers.h"

#include <memory>
#include <vector>

namespace seatlock::ui::replay {

class History {
public:
    /// What is loaded at most: 64 MB. Of an event with more, the newest.
    static constexpr std::int64_t changes_max = 4'000'000;
    static constexpr std::size_t keyframe_bytes_max = 32 << 20;

    /// `changes`: in any order, each once. `now`: every seat's fact from before the changes were
    /// read; those of seats that never changed count. `whole`: no older changes were left out.
    History(std::vector<reader::SeatChange> changes, const std::vector<board::SeatFact>& now,
            bool whole);

    const std::vector<reader::SeatChange>& changes() const { return changes_; }
    std::size_t seats() const { return first_.size(); }
    bool empty() const { return changes_.empty(); }
    bool whole() const { return whole_; }
    /// Of the first and the last change; 0 when there is none.
    core::Micros begin() const { return empty() ? 0 : changes_.front().at; }
    core::Micros end() const { return empty() ? 0 : changes_.back().at; }

    /// How many changes have happened by `at`, that moment included.
    std::size_t until(core::Micros at) const;
    /// Every seat after the first `count` changes.
    std::vector<board::SeatFact> stateAfter(std::size_t count) const;
    /// What takes the seats from after `from` changes to after `to` of them, either way. At most
    /// one fact a seat, and only seats that were changed in between.
    std::vector<board::SeatFact> between(std::size_t from, std::size_t to) const;
    /// Changes in each of `spans` equal spans from begin() to end().
    std::vector<std::uint32_t> density(std::size_t spans) const;

private:
    using Packed = std::uint32_t;  ///< version × 4 + state
    static board::SeatFact fact(core::SeatNo seat, Packed packed);

    void order();
    void makeKeyframes();

    std::vector<reader::SeatChange> changes_;
    bool whole_;
    std::vector<Packed> first_;                ///< before the first change
    std::size_t stride_ = 0;                   ///< changes between keyframes
    std::vector<std::vector<Packed>> frames_;  ///< n: after n × stride_ changes
};

using HistoryPtr = std::shared_ptr<const History>;

}  // namespace seatlock::ui::replay
