#include "ui/replay/player.h"

#include <algorithm>

namespace seatlock::ui::replay {

Player::Player(HistoryPtr history, const core::Clock& clock)
    : history_(std::move(history)), clock_(clock), anchor_(history_->begin()) {}

core::Micros Player::position() const {
    if (!playing_) return anchor_;
    const auto gone = static_cast<double>(clock_.steady() - anchor_steady_) * speed_;
    // Compared as doubles: a fast replay left alone for days must not overflow.
    const auto left = static_cast<double>(history_->end() - anchor_);
    return gone >= left ? history_->end() : anchor_ + static_cast<core::Micros>(gone);
}

void Player::play() {
    if (playing()) return;
    if (atEnd()) anchor_ = history_->begin();
    anchor_steady_ = clock_.steady();
    playing_ = true;
}

void Player::pause() {
    anchor_ = position();
    playing_ = false;
}

void Player::setSpeed(double speed) {
    anchor_ = position();
    anchor_steady_ = clock_.steady();
    speed_ = std::clamp(speed, speed_min, speed_max);
}

void Player::seek(core::Micros at) {
    anchor_ = std::clamp(at, history_->begin(), history_->end());
    anchor_steady_ = clock_.steady();
}

bool Player::stepForward() {
    pause();
    const auto& changes = history_->changes();
    const std::size_t done = history_->until(anchor_);
    if (done == changes.size()) return false;
    anchor_ = changes[done].at;
    return true;
}

bool Player::stepBack() {
    pause();
    const auto& changes = history_->changes();
    const std::size_t done = history_->until(anchor_);
    if (done == 0) return false;
    const std::size_t earlier = history_->until(changes[done - 1].at - 1);
    // Between two changes, back to the one that was; on it, to the one before.
    if (anchor_ > changes[done - 1].at) {
        anchor_ = changes[done - 1].at;
        return true;
    }
    if (earlier == 0) return false;
    anchor_ = changes[earlier - 1].at;
    return true;
}

Player::Step Player::take() {
    const std::size_t from = told_;
    const std::size_t to = count();
    told_ = to;
    const std::size_t steps = from > to ? from - to : to - from;
    if (from == nothing || steps > history_->seats()) return {true, history_->stateAfter(to)};
    return {false, history_->between(from, to)};
}

}  // namespace seatlock::ui::replay
