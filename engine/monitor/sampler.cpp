#include "engine/monitor/sampler.h"

#include "engine/metrics/processmemory.h"

#include <algorithm>

namespace seatlock::monitor {

namespace {

using metrics::HistogramSnapshot;

Replies repliesOf(const api::RouteStats& routes) {
    Replies out;
    for (std::size_t route = 0; route < routes.routes(); ++route) {
        for (std::size_t i = 0; i < api::RouteStats::statuses.size(); ++i) {
            const int status = api::RouteStats::statuses[i];
            const auto count = routes.count(route, i);
            if (status == 201 && routes.isBooking(route))
                out.created += count;
            else if (status == 409)
                out.conflict += count;
            else if (status == 503)
                out.unavailable += count;
            else if (status >= 500)
                out.server_error += count;
            else if (status >= 400)
                out.client_error += count;
            else
                out.fine += count;
        }
    }
    return out;
}

Percentiles percentiles(const HistogramSnapshot& now, const HistogramSnapshot& before) {
    const HistogramSnapshot span = now.since(before);
    return {span.count(), span.percentile(0.5), span.percentile(0.95), span.percentile(0.99),
            span.max()};
}

std::vector<EventFigures> figuresOf(const board::Directory& directory, core::Micros now) {
    std::vector<EventFigures> out;
    for (const auto& event : directory.all()) {
        const auto info = event->info();
        const auto& board = event->board();
        EventFigures figures;
        figures.id = event->id();
        figures.slug = info->slug;
        figures.name = info->name;
        figures.venue = info->venue;
        figures.time_zone = info->time_zone;
        figures.currency = info->currency;
        figures.status = info->status;
        figures.starts_at = info->starts_at;
        figures.on_sale = std::ranges::any_of(info->channels, [&](const board::Channel& channel) {
            return info->onSale(channel, now);
        });
        figures.seats = event->plan().size();
        figures.available = board.count(board::SeatState::available);
        figures.held = board.count(board::SeatState::held);
        figures.sold = board.count(board::SeatState::sold);
        figures.blocked = board.count(board::SeatState::blocked);
        out.push_back(std::move(figures));
    }
    return out;
}

void readBooking(const booking::BookingStats& stats, Snapshot& out) {
    out.holds = stats.holds;
    out.seats_held = stats.seats_held;
    out.orders = stats.orders;
    out.seats_sold = stats.seats_sold;
    out.seats_expired = stats.expiries;
    out.board_refusals = stats.board_refusals;
    out.claims_missed = stats.missed_claims;
    out.commits_in_doubt = stats.doubts - stats.doubts_settled;
}

}  // namespace

Snapshot Sampler::sample(const Sources& sources) {
    Snapshot out;
    out.steady = sources.clock.steady();
    out.wall = sources.clock.wall();
    out.clock_offset = sources.database_clock.offset();
    out.serving = sources.pool != nullptr;
    out.feed_polling = sources.feed.polling();
    if (sources.pool != nullptr) out.pool = sources.pool->stats();
    out.database_connected =
        sources.feed.connected() && (sources.pool == nullptr || sources.pool->connected());
    if (sources.http != nullptr) {
        out.connections_open = sources.http->connections_open;
        out.requests_in_progress = sources.http->requests_in_progress;
        out.streams_open = sources.http->streams_open;
    }
    if (sources.routes != nullptr) out.replies = repliesOf(*sources.routes);
    readBooking(sources.booking, out);
    out.resident_bytes = metrics::processMemory().resident_bytes;
    out.events = figuresOf(sources.directory, sources.database_clock.now());
    if (before_.steady == 0 || out.steady - before_.steady >= interval_us) {
        closeInterval(sources, out);
    }
    out.interval = interval_;
    return out;
}

void Sampler::closeInterval(const Sources& sources, const Snapshot& now) {
    Totals totals;
    totals.steady = now.steady;
    totals.replies = now.replies;
    totals.seats_held = now.seats_held;
    totals.seats_sold = now.seats_sold;
    if (sources.routes != nullptr) totals.latency_us = sources.routes->bookingDurationUs();
    if (sources.pool != nullptr) {
        totals.wait_us = sources.pool->waitUs().snapshot();
        totals.batch_size = sources.pool->batchSizes().snapshot();
        totals.batch_us = sources.pool->batchUs().snapshot();
    }
    if (before_.steady != 0) {
        interval_.number += 1;
        interval_.span = totals.steady - before_.steady;
        const double seconds = static_cast<double>(interval_.span) / 1e6;
        const auto rate = [seconds](std::int64_t after, std::int64_t earlier) {
            return static_cast<double>(after - earlier) / seconds;
        };
        interval_.created_s = rate(totals.replies.created, before_.replies.created);
        interval_.conflict_s = rate(totals.replies.conflict, before_.replies.conflict);
        interval_.unavailable_s = rate(totals.replies.unavailable, before_.replies.unavailable);
        interval_.requests_s = rate(totals.replies.all(), before_.replies.all());
        interval_.seats_held_s = rate(totals.seats_held, before_.seats_held);
        interval_.seats_sold_s = rate(totals.seats_sold, before_.seats_sold);
        interval_.latency_us = percentiles(totals.latency_us, before_.latency_us);
        interval_.wait_us = percentiles(totals.wait_us, before_.wait_us);
        interval_.batch_size = percentiles(totals.batch_size, before_.batch_size);
        interval_.batch_us = percentiles(totals.batch_us, before_.batch_us);
    }
    before_ = std::move(totals);
}

}  // namespace seatlock::monitor
