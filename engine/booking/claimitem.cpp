#include "engine/booking/claimitem.h"

#include <cassert>

namespace seatlock::booking {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {
constexpr auto relaxed = std::memory_order_relaxed;
constexpr int races_max = 8;  // listeners that choose the same block at the same moment
}  // namespace

ClaimItem::~ClaimItem() {
    if (!answered_) refuse({ErrorCode::internal, "the request was dropped", {}, 0});
}

Result<Done> ClaimItem::take(std::uint32_t now_s) {
    assert(!taken_);
    if (request_.best) return takeBest(now_s);
    const auto lost = request_.event->board().takeAll(request_.seats, now_s, request_.channel_no);
    if (!lost.empty()) {
        request_.event->refusals().add(lost);
        const bool one = request_.seats.size() == 1;
        return Error{ErrorCode::seat_unavailable,
                     one ? "the seat is not available"
                         : "not all of these seats are available; none was held",
                     labels(lost), 0};
    }
    taken_ = true;
    return Done{};
}

Result<Done> ClaimItem::takeBest(std::uint32_t now_s) {
    board::Board& board = request_.event->board();
    board.lapse(now_s);
    for (int race = 0; race < races_max; ++race) {
        const bool moving = board.inFlightCount() > 0;
        auto wish = *request_.best;
        wish.channel_no = request_.channel_no;
        BestChoice choice = chooseBest(board, wish, now_s);
        if (choice.verdict == BestChoice::Verdict::no_adjacent_block) {
            return Error{ErrorCode::no_adjacent_block,
                         "enough seats are free, but not side by side; ask with "
                         "\"together\": false to take them apart",
                         {},
                         0};
        }
        if (choice.verdict == BestChoice::Verdict::too_few && moving) {
            return Error{ErrorCode::contended,
                         "the last seats are being decided on just now; try again",
                         {},
                         1};
        }
        if (choice.verdict == BestChoice::Verdict::too_few) {
            const bool held = board.count(board::SeatState::held) > 0;
            return Error{ErrorCode::sold_out,
                         held ? "too few seats are free now; held seats may come back"
                              : "too few seats are left",
                         {},
                         0};
        }
        if (board.takeAll(choice.seats, now_s, request_.channel_no).empty()) {
            request_.seats = std::move(choice.seats);
            taken_ = true;
            return Done{};
        }
    }
    return Error{ErrorCode::contended, "others were faster on every block tried", {}, 1};
}

void ClaimItem::release() {
    if (!std::exchange(taken_, false)) return;
    for (const auto seat : request_.seats) request_.event->board().put(seat);
}

void ClaimItem::answer(Result<HoldAnswer> answer) {
    assert(!answered_);
    answered_ = true;
    request_.run = {};  // the key's next request may come as soon as the answer is out
    request_.reply->answer(std::move(answer));
}

void ClaimItem::refuse(Error error) {
    release();
    stats_.refused(error.code);
    request_.event->tally().add(error.code);
    answer(std::move(error));
}

void ClaimItem::succeed(core::Micros now, std::int32_t hold_s, std::int32_t hold_s_max) {
    release();
    stats_.holds.fetch_add(1, relaxed);
    stats_.seats_held.fetch_add(static_cast<std::int64_t>(seats().size()), relaxed);
    answer(HoldAnswer{view(now, hold_s, hold_s_max), std::nullopt});
}

void ClaimItem::replay(store::Replay stored) {
    release();
    stats_.replays.fetch_add(1, relaxed);
    answer(HoldAnswer{{}, std::move(stored)});
}

void ClaimItem::leaveInDoubt() {
    taken_ = false;
    stats_.refused(ErrorCode::outcome_unknown);
    request_.event->tally().add(ErrorCode::outcome_unknown);
    answer(Error{ErrorCode::outcome_unknown,
                 "the database was lost while this was being committed; look at the seat again, "
                 "or repeat the request with the same Idempotency-Key",
                 labels(seats()), 2});
}

std::vector<std::string> ClaimItem::labels(const std::vector<core::SeatNo>& seats) const {
    std::vector<std::string> out;
    for (const auto seat : seats) out.emplace_back(request_.event->plan().label(seat));
    return out;
}

HoldView ClaimItem::view(core::Micros now, std::int32_t hold_s, std::int32_t hold_s_max) const {
    HoldView view;
    view.event = request_.event;
    view.id = hold_;
    view.seats = request_.seats;
    view.created_at = now;
    view.expires_at = now + core::Micros{hold_s} * 1'000'000;
    view.expires_max_at = now + core::Micros{hold_s_max} * 1'000'000;
    return view;
}

}  // namespace seatlock::booking
