// An event that this engine serves: its particulars, its plan and its board. Any thread.
#pragma once

#include "engine/board/board.h"
#include "engine/board/eventinfo.h"
#include "engine/board/refusalcounts.h"
#include "engine/board/refusaltally.h"
#include "engine/core/mutex.h"

#include <atomic>
#include <memory>
#include <span>

namespace seatlock::board {

class EventBoard {
public:
    EventBoard(std::shared_ptr<const EventInfo> info, std::unique_ptr<const SeatPlan> plan,
               std::string epoch, std::size_t change_ring_max)
        : id_(info->id),
          info_(std::move(info)),
          plan_(std::move(plan)),
          refusals_(plan_->size()),
          board_(*plan_, std::move(epoch), change_ring_max) {}

    core::EventId id() const { return id_; }
    std::shared_ptr<const EventInfo> info() const EXCLUDES(mutex_) {
        core::MutexLock lock(mutex_);
        return info_;
    }
    void setInfo(std::shared_ptr<const EventInfo> info) EXCLUDES(mutex_) {
        core::MutexLock lock(mutex_);
        info_ = std::move(info);
    }
    /// Facts that this engine has just committed: onto the board, and to be told to the others.
    void committed(std::span<const SeatFact> facts) {
        board_.apply(facts);
        commits_.fetch_add(1, std::memory_order_release);
    }
    /// How often committed() was called.
    std::uint64_t commits() const { return commits_.load(std::memory_order_acquire); }

    const SeatPlan& plan() const { return *plan_; }
    Board& board() { return board_; }
    const Board& board() const { return board_; }
    /// Refusals not yet in the books.
    RefusalTally& tally() { return tally_; }
    RefusalCounts& refusals() { return refusals_; }
    const RefusalCounts& refusals() const { return refusals_; }

private:
    const core::EventId id_;
    mutable core::Mutex mutex_;
    std::shared_ptr<const EventInfo> info_ GUARDED_BY(mutex_);
    const std::unique_ptr<const SeatPlan> plan_;
    std::atomic<std::uint64_t> commits_{0};
    RefusalTally tally_;
    RefusalCounts refusals_;
    Board board_;  // refers to *plan_
};

using EventBoardPtr = std::shared_ptr<EventBoard>;

}  // namespace seatlock::board
