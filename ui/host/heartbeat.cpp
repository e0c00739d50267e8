#include "ui/host/heartbeat.h"

#include <algorithm>
#include <chrono>

namespace seatlock::ui::host {

namespace {

Heartbeat::Figures figuresOf(const LagHistogram& lags, std::uint64_t stalls) {
    return {lags.count(), lags.percentile(0.5), lags.percentile(0.99), lags.worst(), stalls};
}

/// More would only repeat that it was terrible.
constexpr core::Micros swallowed_max = 10'000;
constexpr std::chrono::milliseconds interval_ms(Heartbeat::interval_us / 1'000);

}  // namespace

Heartbeat::Heartbeat(const core::Clock& clock, QObject* parent) : QObject(parent), clock_(clock) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setSingleShot(true);  // begun anew by each beat: a late one does not hurry the next
    connect(&timer_, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start() {
    if (timer_.isActive()) return;
    expected_ = clock_.steady() + interval_us;
    timer_.start(interval_ms);
}

void Heartbeat::stop() {
    timer_.stop();
}

void Heartbeat::beat() {
    const core::Micros now = clock_.steady();
    const core::Micros lag = std::max<core::Micros>(now - expected_, 0);
    Slice& slice = sliceOf(now);
    const core::Micros least = lag - swallowed_max * interval_us;
    for (core::Micros left = lag; left >= 0 && left > least; left -= interval_us) {
        slice.lags.record(left);
        all_.record(left);
    }
    if (lag > stall_us) {
        slice.stalls += 1;
        all_stalls_ += 1;
    }
    expected_ = clock_.steady() + interval_us;
    timer_.start(interval_ms);
}

Heartbeat::Slice& Heartbeat::sliceOf(core::Micros now) {
    const core::Micros number = now / slice_us;
    Slice& slice = slices_[static_cast<std::size_t>(number) % slices];
    if (slice.number != number) slice = {.number = number, .lags = {}, .stalls = 0};
    return slice;
}

Heartbeat::Figures Heartbeat::lastSecond() const {
    const core::Micros number = clock_.steady() / slice_us - 1;
    for (const Slice& slice : slices_) {
        if (slice.number == number) return figuresOf(slice.lags, slice.stalls);
    }
    return {};
}

Heartbeat::Figures Heartbeat::lastMinute() const {
    const core::Micros newest = clock_.steady() / slice_us;
    LagHistogram lags;
    std::uint64_t stalls = 0;
    for (const Slice& slice : slices_) {
        if (slice.number < 0 || slice.number <= newest - static_cast<core::Micros>(slices))
            continue;
        lags.merge(slice.lags);
        stalls += slice.stalls;
    }
    return figuresOf(lags, stalls);
}

Heartbeat::Figures Heartbeat::sinceStart() const {
    return figuresOf(all_, all_stalls_);
}

}  // namespace seatlock::ui::host
