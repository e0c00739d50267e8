// Measures how late the UI's event loop serves a timer: what a person feels as stutter. The UI
// thread.
#pragma once

#include "engine/core/clock.h"
#include "ui/host/laghistogram.h"

#include <array>
#include <cstdint>

#include <QObject>
#include <QTimer>

namespace seatlock::ui::host {

class Heartbeat : public QObject {
    Q_OBJECT

public:
    static constexpr core::Micros interval_us = 8'000;
    /// A loop that is this late has stalled: a person sees it.
    static constexpr core::Micros stall_us = 50'000;
    static constexpr std::size_t slices = 60;
    static constexpr core::Micros slice_us = 1'000'000;

    /// How late the loop was, in microseconds. A stall counts for each beat that it swallowed, as
    /// any event could have come while it lasted.
    struct Figures {
        std::uint64_t beats = 0;
        core::Micros p50 = 0;
        core::Micros p99 = 0;
        core::Micros worst = 0;
        std::uint64_t stalls = 0;
    };

    /// Does not beat until start(). `clock` must outlive it.
    explicit Heartbeat(const core::Clock& clock = core::SystemClock::instance(),
                       QObject* parent = nullptr);

    void start();
    /// What was measured is kept.
    void stop();
    bool isBeating() const { return timer_.isActive(); }

    /// The last whole second; none when the loop did not beat in it.
    Figures lastSecond() const;
    /// The last 60 seconds, with the one that is not over.
    Figures lastMinute() const;
    Figures sinceStart() const;

    /// What the timer does: notes how late it is by the clock.
    void beat();

private:
    struct Slice {
        core::Micros number = -1;  ///< of the second by the clock
        LagHistogram lags;
        std::uint64_t stalls = 0;
    };

    Slice& sliceOf(core::Micros now);

    const core::Clock& clock_;
    QTimer timer_;
    core::Micros expected_ = 0;
    std::array<Slice, slices> slices_;
    LagHistogram all_;
    std::uint64_t all_stalls_ = 0;
};

}  // namespace seatlock::ui::host
