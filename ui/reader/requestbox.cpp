#include "ui/reader/requestbox.h"

#include <utility>

namespace seatlock::ui::reader {

void RequestBox::put(const Request& request) {
    core::MutexLock lock(mutex_);
    if (const auto* seat = std::get_if<SeatQuestion>(&request)) {
        seat_ = *seat;
    } else if (const auto* history = std::get_if<HistoryRequest>(&request)) {
        history_ = *history;
    } else {
        const auto& overview = std::get<OverviewQuestion>(request);
        // What a replaced question wanted besides is not forgotten.
        const bool lapsing = overview_ && overview_->lapsing;
        const bool anew = overview_ && overview_->anew;
        overview_ = overview;
        overview_->lapsing |= lapsing;
        overview_->anew |= anew;
    }
}

std::optional<RequestBox::Request> RequestBox::take(std::uint64_t round) {
    core::MutexLock lock(mutex_);
    if (round != round_) return std::nullopt;
    if (const auto seat = std::exchange(seat_, {})) return *seat;
    if (const auto overview = std::exchange(overview_, {})) return *overview;
    if (const auto history = std::exchange(history_, {})) return *history;
    return std::nullopt;
}

Topic RequestBox::topicOf(const Request& request) {
    if (std::holds_alternative<SeatQuestion>(request)) return Topic::seat;
    if (std::holds_alternative<OverviewQuestion>(request)) return Topic::overview;
    return Topic::history;
}

std::uint64_t RequestBox::begin() {
    core::MutexLock lock(mutex_);
    seat_.reset();
    overview_.reset();
    history_.reset();
    return ++round_;
}

}  // namespace seatlock::ui::reader
