// Where a simulation's thread leaves its reports for the window: several become one. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "ui/simulator/terms.h"

#include <optional>

namespace seatlock::ui::simulator {

class ProgressBox {
public:
    /// True: it was empty.
    bool put(const SimulationProgress& progress) EXCLUDES(mutex_);
    bool put(const SeatingPlan& plan) EXCLUDES(mutex_);

    struct Content {
        std::optional<SeatingPlan> plan;
        /// The latest, with the seats of all.
        std::optional<SimulationProgress> progress;
    };
    Content take() EXCLUDES(mutex_);

private:
    core::Mutex mutex_;
    Content content_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::ui::simulator
