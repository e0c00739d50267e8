// From the pool's figures to how saturated it is, as a share and a word that does not flicker.
// Pure logic; one thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/pool/poolstats.h"
#include "ui/charts/level.h"

namespace seatlock::ui::charts {

/// The larger of two shares, as either alone is misleading: connections at work of those open
/// (claims come in batches over few connections, so a long queue may leave others idle), and the
/// longest wait in the queue of one that buyers notice.
class SaturationScale {
public:
    /// A wait this long counts as full saturation.
    static constexpr core::Micros noticed_wait_us = 250'000;
    static constexpr double busy_from = 0.60;
    static constexpr double busy_until = 0.50;
    static constexpr double saturated_from = 0.90;
    static constexpr double saturated_until = 0.75;
    /// Time constant of the smoothing: a sudden load shows within a second.
    static constexpr core::Micros smoothing_us = 400'000;
    /// A calmer word is said only when it has held for this long.
    static constexpr core::Micros calming_us = 2'000'000;

    /// Of one moment, 0 to 1. Without an open connection: 1 when anybody waits, else 0.
    static double shareOf(const pool::PoolStats& stats);
    /// No connection is open though there should be.
    static bool isAway(const pool::PoolStats& stats);
    /// The word for a share, given the word before: thresholds are lower on the way down.
    static Level levelOf(double share, Level before);

    /// `now`: steady, not before the last. The first after reset() is taken as it is.
    void update(const pool::PoolStats& stats, core::Micros now);
    /// Nothing is known any more.
    void reset() { *this = {}; }

    Level level() const { return level_; }
    /// Smoothed, 0 to 1.
    double share() const { return share_; }

private:
    Level level_ = Level::idle;
    double share_ = 0;
    bool known_ = false;
    core::Micros updated_ = 0;
    core::Micros calmer_since_ = -1;  ///< -1: the word is not about to become a calmer one
};

}  // namespace seatlock::ui::charts
