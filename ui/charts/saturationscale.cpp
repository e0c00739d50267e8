#include "ui/charts/saturationscale.h"

#include <algorithm>
#include <cmath>

namespace seatlock::ui::charts {

double SaturationScale::shareOf(const pool::PoolStats& stats) {
    const std::int64_t open = stats.sv_active + stats.sv_idle;
    if (open <= 0) return stats.cl_waiting > 0 ? 1 : 0;
    const double working = static_cast<double>(stats.sv_active) / static_cast<double>(open);
    const double waiting = stats.cl_waiting <= 0 ? 0
                                                 : static_cast<double>(stats.maxwait_us) /
                                                       static_cast<double>(noticed_wait_us);
    return std::clamp(std::max(working, waiting), 0.0, 1.0);
}

bool SaturationScale::isAway(const pool::PoolStats& stats) {
    return stats.ceiling > 0 && stats.sv_active + stats.sv_idle <= 0;
}

Level SaturationScale::levelOf(double share, Level before) {
    const bool was_saturated = before == Level::saturated;
    if (share >= (was_saturated ? saturated_until : saturated_from)) return Level::saturated;
    const bool was_busy = was_saturated || before == Level::busy;
    return share >= (was_busy ? busy_until : busy_from) ? Level::busy : Level::calm;
}

void SaturationScale::update(const pool::PoolStats& stats, core::Micros now) {
    const double moment = shareOf(stats);
    if (!known_) {
        share_ = moment;
    } else {
        const double passed = static_cast<double>(std::max<core::Micros>(now - updated_, 0));
        share_ += (moment - share_) * (1 - std::exp(-passed / static_cast<double>(smoothing_us)));
    }
    updated_ = now;

    if (isAway(stats)) {
        level_ = Level::away;
        calmer_since_ = -1;
        known_ = true;
        return;
    }
    const bool fresh = !known_ || level_ == Level::away || level_ == Level::idle;
    known_ = true;
    const Level wanted = levelOf(share_, fresh ? Level::calm : level_);
    if (fresh || wanted >= level_) {
        level_ = wanted;
        calmer_since_ = -1;
    } else if (calmer_since_ < 0) {
        calmer_since_ = now;
    } else if (now - calmer_since_ >= calming_us) {
        level_ = wanted;
        calmer_since_ = -1;
    }
}

}  // namespace seatlock::ui::charts
