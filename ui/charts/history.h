// Turns snapshots, up to 20 a second, into figures once a second. All memory is taken at the start.
// One thread.
#pragma once

#include "engine/monitor/snapshot.h"
#include "ui/charts/figure.h"
#include "ui/charts/series.h"

#include <cstddef>
#include <vector>

namespace seatlock::ui::charts {

class History {
public:
    History();

    /// True: a second is over, each series has a point more. A snapshot of an engine that only
    /// watches says nothing of a pool; it leaves a gap.
    bool sample(const monitor::Snapshot& snapshot);
    /// How the UI's event loop did in the last second; goes with the next point.
    void setLoop(double p99_ms, double worst_ms);
    void stopped();

    const Series& of(Figure figure) const { return series_[static_cast<std::size_t>(figure)]; }
    /// Of the latest point, steady; 0 before the first.
    core::Micros now() const { return now_; }
    /// To be added to a steady time to get the wall's, as of the latest point.
    core::Micros wallOffset() const { return wall_offset_; }
    std::size_t bytes() const;

private:
    /// Of the second that is not over.
    struct Moments {
        std::int64_t count = 0;
        double active = 0;
        double idle = 0;
        double login = 0;
        double closed = 0;
        double waiting = 0;
        double maxwait_ms = 0;
    };

    void look(const pool::PoolStats& stats);
    void close(const monitor::Snapshot& snapshot);
    void add(Figure figure, double value);

    std::vector<Series> series_;  ///< by Figure
    Moments moments_;
    std::uint64_t number_ = 0;  ///< of the latest interval
    core::Micros now_ = 0;
    core::Micros wall_offset_ = 0;
    double loop_p99_ms_ = no_value;
    double loop_worst_ms_ = no_value;
};

}  // namespace seatlock::ui::charts
