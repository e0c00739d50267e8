#include "engine/booking/booking.h"

#include "engine/booking/jobs.h"
#include "engine/store/holdstore.h"

#include <algorithm>

namespace seatlock::booking {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Result<std::vector<core::SeatNo>> seatsOf(const board::SeatPlan& plan,
                                          const std::vector<std::string>& labels) {
    std::vector<core::SeatNo> seats;
    for (const auto& label : labels) {
        const auto seat = plan.find(label);
        if (!seat) return Error{ErrorCode::unknown_seat, "there is no such seat", {label}, 0};
        seats.push_back(*seat);
    }
    return seats;
}

constexpr auto relaxed = std::memory_order_relaxed;

const Error unknown_hold{ErrorCode::unknown_hold, "there is no such hold", {}, 0};

HoldView viewOf(board::EventBoardPtr event, const store::HoldRow& row) {
    HoldView view;
    view.event = std::move(event);
    view.id = row.id;
    view.state = row.expired() ? 'e' : row.state;
    view.seats = row.seats;
    view.created_at = row.created_at;
    view.expires_at = row.expires_at;
    view.expires_max_at = row.expires_max_at;
    return view;
}

}  // namespace

Booking::Booking(const config::Limits& limits, std::int32_t engine_id, const core::Clock& clock,
                 const core::DatabaseClock& database_clock, core::Random& random,
                 const board::Directory& directory)
    : limits_(limits),
      engine_id_(engine_id),
      clock_(clock),
      database_clock_(database_clock),
      random_(random),
      directory_(directory),
      running_(static_cast<std::size_t>(limits.idempotency_running_max)),
      test_provider_(clock),
      batcher_(limits_, engine_id_, clock_, database_clock_, random_, stats_, doubts_) {}

void Booking::submit(std::unique_ptr<pool::Job> job, pool::Share share) {
    if (pool_->submit(job, share)) return;
    job->refuse({ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
}

void Booking::hold(HoldRequest request) {
    const auto info = request.event->info();
    const auto refuse = [&](Error error) {
        stats_.refused(error.code);
        request.event->tally().add(error.code);
        request.run = {};
        request.reply->answer(std::move(error));
    };
    const auto now = database_clock_.now();
    const auto channel =
        std::ranges::find(info->channels, request.channel_no, &board::Channel::channel_no);
    // With a key, a sale that has closed since may still have to give the old answer again.
    if (!request.key && (channel == info->channels.end() || !info->onSale(*channel, now))) {
        return refuse({ErrorCode::sale_not_open, "the sale is not open", {}, 0});
    }
    const auto quantity =
        request.best ? static_cast<std::size_t>(request.best->quantity) : request.seats.size();
    if (info->seats_per_buyer_max && request.share == pool::Share::buyers &&
        quantity > static_cast<std::size_t>(*info->seats_per_buyer_max)) {
        return refuse({ErrorCode::limit_reached,
                       "at most " + std::to_string(*info->seats_per_buyer_max) + " seats a buyer",
                       {},
                       0});
    }
    if (!info->seats_per_buyer_max) request.buyer_key.clear();  // nobody counts: the fast path
    auto item = std::make_unique<ClaimItem>(
        std::move(request), core::makeUuid<core::HoldId>(random_, clock_.wall()), stats_);
    if (auto taken = item->take(static_cast<std::uint32_t>(now / 1'000'000)); !taken) {
        if (item->request().key) return recall(std::move(item), taken.error());
        stats_.board_refusals.fetch_add(1, relaxed);
        item->refuse(taken.error());
        return;
    }
    const auto share = item->request().share;
    std::unique_ptr<pool::Item> queued = std::move(item);
    if (pool_->submitBatched(queued, share)) return;
    queued->refuse(
        {ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
}

void Booking::readHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                       pool::Share share) {
    auto event = directory_.find(token.event);
    if (!event) return reply->answer(unknown_hold);
    submit(
        std::make_unique<ReplyJob<HoldAnswer, HoldReply>>(
            std::move(reply),
            [event, token](pool::Connection& connection, const HoldReply&) -> Result<HoldAnswer> {
                const auto row = store::readHold(connection, event->id(), token.hold);
                if (!row) return unknown_hold;
                return HoldAnswer{viewOf(event, *row), std::nullopt};
            }),
        share);
}

void Booking::changeHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                         Change change, pool::Share share) {
    auto event = directory_.find(token.event);
    if (!event) return reply->answer(unknown_hold);
    submit(std::make_unique<ReplyJob<HoldAnswer, HoldReply>>(
               std::move(reply),
               [event, change = std::move(change)](pool::Connection& connection,
                                                   const HoldReply&) -> Result<HoldAnswer> {
                   auto changed = change(connection, *event);
                   if (!changed) return changed.error();
                   event->committed(changed->facts);
                   return HoldAnswer{viewOf(event, changed->hold), std::nullopt};
               }),
           share);
}

void Booking::extendHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                         pool::Share share) {
    changeHold(
        token, std::move(reply),
        [this, id = token.hold](pool::Connection& connection, board::EventBoard& event) {
            auto change = store::extendHold(connection, event.id(), id, event.info()->hold_s);
            if (change) stats_.extensions.fetch_add(1, relaxed);
            return change;
        },
        share);
}

void Booking::dropSeats(const core::HoldToken& token, std::vector<std::string> labels,
                        std::unique_ptr<HoldReply> reply, pool::Share share) {
    changeHold(
        token, std::move(reply),
        [this, id = token.hold, labels = std::move(labels)](
            pool::Connection& connection, board::EventBoard& event) -> Result<store::HoldChange> {
            auto seats = seatsOf(event.plan(), labels);
            if (!seats) return seats.error();
            return store::dropSeats(connection, event.id(), id, *seats, engine_id_);
        },
        share);
}

void Booking::addSeats(const core::HoldToken& token, std::vector<std::string> labels,
                       std::unique_ptr<HoldReply> reply, pool::Share share) {
    changeHold(
        token, std::move(reply),
        [this, id = token.hold, labels = std::move(labels)](
            pool::Connection& connection, board::EventBoard& event) -> Result<store::HoldChange> {
            const auto seats = seatsOf(event.plan(), labels);
            if (!seats) return seats.error();
            std::vector<core::SeatNo> lost;
            auto change = store::addSeats(connection, event.id(), id, *seats,
                                          static_cast<std::size_t>(limits_.seats_per_hold_max),
                                          engine_id_, lost);
            if (change) return change;
            Error error = change.error();
            for (const auto seat : lost) error.seats.emplace_back(event.plan().label(seat));
            return error;
        },
        share);
}

void Booking::releaseHold(const core::HoldToken& token, std::unique_ptr<HoldReply> reply,
                          pool::Share share) {
    changeHold(
        token, std::move(reply),
        [this, id = token.hold](pool::Connection& connection, board::EventBoard& event) {
            auto change = store::releaseHold(connection, event.id(), id, engine_id_);
            if (change && !change->repeated) stats_.releases.fetch_add(1, relaxed);
            return change;
        },
        share);
}

}  // namespace seatlock::booking
