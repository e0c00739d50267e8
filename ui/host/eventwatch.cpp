#include "ui/host/eventwatch.h"

namespace seatlock::ui::host {

EventWatch::EventWatch(board::EventBoardPtr event)
    : event_(std::move(event)), heat_(static_cast<std::size_t>(event_->plan().size())) {}

void EventWatch::look(Watched& out) {
    out.event = event_->id();
    out.board = event_;
    const auto& board = event_->board();
    const auto changes = begun_ ? board.changes().since(number_) : std::nullopt;
    if (changes) {
        number_ = changes->number;
        out.seats.reserve(changes->seats.size());
        for (const core::SeatNo seat : changes->seats) out.seats.push_back(board.fact(seat));
    } else {
        // The number first: a change in between is then told twice, not missed.
        number_ = board.changes().number();
        begun_ = true;
        out.all_seats = true;
        out.seats.reserve(static_cast<std::size_t>(event_->plan().size()));
        for (core::SeatNo seat = 0; seat < event_->plan().size(); ++seat) {
            out.seats.push_back(board.fact(seat));
        }
    }
    lookAtHeat(out);
}

void EventWatch::lookAtHeat(Watched& out) {
    const auto& refusals = event_->refusals();
    if (out.all_seats) {
        std::ranges::fill(heat_, 0);
        refusals_ = 0;
    }
    const auto total = refusals.total();
    if (total == refusals_) return;
    refusals_ = total;
    for (core::SeatNo seat = 0; seat < event_->plan().size(); ++seat) {
        const auto count = refusals.count(seat);
        auto& told = heat_[static_cast<std::size_t>(seat)];
        if (count == told) continue;
        told = count;
        out.heat.push_back({seat, count});
    }
}

}  // namespace seatlock::ui::host
