#include "ui/simulator/progressbox.h"

#include <utility>

namespace seatlock::ui::simulator {

bool ProgressBox::put(const SimulationProgress& progress) {
    const core::MutexLock lock(mutex_);
    const bool was_empty = !content_.plan && !content_.progress;
    SimulationProgress next = progress;
    if (content_.progress && content_.progress->strategy == next.strategy) {
        auto& before = *content_.progress;
        next.given.insert(next.given.begin(), before.given.begin(), before.given.end());
        next.twice.insert(next.twice.begin(), before.twice.begin(), before.twice.end());
    }
    content_.progress = std::move(next);
    return was_empty;
}

bool ProgressBox::put(const SeatingPlan& plan) {
    const core::MutexLock lock(mutex_);
    const bool was_empty = !content_.plan && !content_.progress;
    content_.plan = plan;
    return was_empty;
}

ProgressBox::Content ProgressBox::take() {
    const core::MutexLock lock(mutex_);
    return std::exchange(content_, {});
}

}  // namespace seatlock::ui::simulator
