// Where a replay stands, how fast it goes, and what that does to the seats. Pure: time comes from
// the clock it is given. One thread.
#pragma once

#include "engine/core/clock.h"
#include "ui/replay/history.h"

#include <vector>

namespace seatlock::ui::replay {

class Player {
public:
    static constexpr double speed_min = 1;
    static constexpr double speed_max = 1'000;

    /// What to do to seats that stood as the last step left them.
    struct Step {
        bool all_seats = false;  ///< `facts` has every seat
        std::vector<board::SeatFact> facts;
    };

    /// At the beginning, paused. `clock` must outlive it.
    Player(HistoryPtr history, const core::Clock& clock);

    const History& history() const { return *history_; }
    core::Micros position() const;
    /// How many changes have happened at the position.
    std::size_t count() const { return history_->until(position()); }
    bool playing() const { return playing_ && position() < history_->end(); }
    bool atEnd() const { return position() >= history_->end(); }
    double speed() const { return speed_; }

    /// From the beginning again when it is at the end.
    void play();
    void pause();
    /// Kept within speed_min to speed_max.
    void setSpeed(double speed);
    /// Kept within the history.
    void seek(core::Micros at);
    /// To the moment of the next change, or the one before the last; paused. Changes of one moment
    /// are one step. False: there is none.
    bool stepForward();
    bool stepBack();

    /// From what the last call told to the position; the first time, every seat.
    Step take();
    /// The next take() tells every seat.
    void forget() { told_ = nothing; }

private:
    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

    HistoryPtr history_;
    const core::Clock& clock_;
    core::Micros anchor_;  ///< position at anchor_steady_
    core::Micros anchor_steady_ = 0;
    double speed_ = 1;
    bool playing_ = false;
    std::size_t told_ = nothing;  ///< changes
};

}  // namespace seatlock::ui::replay
