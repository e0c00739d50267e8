#include "ui/pages/enginefigures.h"

#include "ui/charts/columnlayout.h"
#include "ui/charts/quantity.h"

#include <QLocale>

namespace seatlock::ui::pages {

using charts::durationText;
using charts::FigureTile;
using charts::Quantity;
using charts::valueText;
using style::Tone;

namespace {

constexpr int columns_max = 4;
constexpr int gap = 8;
/// What the window promises of its own event loop.
constexpr core::Micros loop_p99_good_us = 16'000;

QString number(std::int64_t value) {
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString rate(double value) {
    return valueText(value, Quantity::per_second);
}

QString micros(std::uint64_t value) {
    return durationText(static_cast<double>(value));
}

}  // namespace

EngineFigures::EngineFigures(QWidget* parent) : QWidget(parent) {
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("p50 82.8 ms, p95 157 ms"));
    auto* layout = new charts::ColumnLayout(width, columns_max, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    addReplies();
    addPool();
    addServer();
}

FigureTile* EngineFigures::add(const QString& name, const QString& meaning) {
    auto* tile = new FigureTile(name, meaning, this);
    layout()->addWidget(tile);
    return tile;
}

void EngineFigures::addReplies() {
    requests_ = add(tr("Requests"), tr("All HTTP requests answered in the last second."));
    created_ =
        add(tr("Booked (201)"),
            tr("Holds and orders granted in the last second, each safely on disk; below, how many "
               "seats."));
    conflict_ = add(tr("Refused (409)"),
                    tr("Buyers told at once that the seat is gone; plenty of these is normal in a "
                       "rush."));
    unavailable_ = add(tr("Turned away (503)"),
                       tr("Buyers asked to try again later, as the engine or its database could "
                          "not serve them; should be none."));
}

void EngineFigures::addPool() {
    connections_ = add(tr("Database connections"),
                       tr("Connections at work now, of the most that there may ever be; the rest "
                          "are idle, logging in or lost."));
    waiting_ = add(tr("Waiting"),
                   tr("Requests that wait for a connection now, and for how long the first of them "
                      "has waited."));
    wait_ = add(tr("Wait for a connection"),
                tr("99 of 100 requests of the last second waited no longer than this for a "
                   "database connection."));
    batch_ = add(tr("Batch"),
                 tr("Bookings that went into one transaction in the last second, typically; larger "
                    "batches carry more load."));
}

void EngineFigures::addServer() {
    latency_ = add(tr("Latency p99"),
                   tr("99 of 100 bookings of the last second were answered within this time."));
    clients_ = add(tr("HTTP connections"), tr("Clients connected to this engine now."));
    progress_ = add(tr("In progress"), tr("Requests received and not yet answered."));
    streams_ = add(tr("Event streams"), tr("Browsers and tools that follow a seat map live."));
    doubt_ = add(tr("Commits in doubt"),
                 tr("Bookings whose outcome the database has not confirmed yet; they are settled, "
                    "never repeated blindly."));
    memory_ = add(tr("Memory"), tr("What this program occupies of the machine's memory."));
    loop_ = add(tr("Window p99"),
                tr("99 of 100 times in the last minute this window answered within this time; over "
                   "16 ms begins to feel sluggish."));
    stall_ = add(tr("Window's worst stall"),
                 tr("The longest time in the last minute in which this window could not answer."));
}

void EngineFigures::show(const monitor::Snapshot& snapshot) {
    showReplies(snapshot.interval);
    showPool(snapshot.pool, snapshot.interval);
    clients_->setValue(number(snapshot.connections_open));
    streams_->setValue(number(snapshot.streams_open));
    progress_->setValue(number(snapshot.requests_in_progress));
    doubt_->setValue(number(snapshot.commits_in_doubt), {},
                     snapshot.commits_in_doubt > 0 ? Tone::warning : Tone::normal);
    memory_->setValue(charts::bytesText(static_cast<double>(snapshot.resident_bytes)));
}

void EngineFigures::showReplies(const monitor::Interval& interval) {
    if (interval.number == 0) return;
    requests_->setValue(rate(interval.requests_s));
    created_->setValue(rate(interval.created_s),
                       tr("%1 held, %2 sold")
                           .arg(valueText(interval.seats_held_s, Quantity::count),
                                valueText(interval.seats_sold_s, Quantity::count)));
    conflict_->setValue(rate(interval.conflict_s));
    unavailable_->setValue(rate(interval.unavailable_s), {},
                           interval.unavailable_s > 0 ? Tone::bad : Tone::normal);
    const monitor::Percentiles& latency = interval.latency_us;
    if (latency.count == 0) {
        latency_->setValue(QStringLiteral("–"), tr("no booking"));
    } else {
        latency_->setValue(micros(latency.p99),
                           tr("p50 %1, p95 %2").arg(micros(latency.p50), micros(latency.p95)));
    }
}

void EngineFigures::showPool(const pool::PoolStats& pool, const monitor::Interval& interval) {
    QStringList others;
    if (pool.sv_closed > 0) others << tr("%1 lost").arg(pool.sv_closed);
    if (pool.sv_login > 0) others << tr("%1 logging in").arg(pool.sv_login);
    others << tr("%1 idle").arg(pool.sv_idle);
    connections_->setValue(tr("%1 of %2").arg(pool.sv_active).arg(pool.ceiling),
                           others.join(QStringLiteral(", ")),
                           pool.sv_closed > 0 ? Tone::bad : Tone::normal);
    waiting_->setValue(
        number(pool.cl_waiting),
        pool.cl_waiting == 0
            ? tr("nobody waits")
            : tr("longest %1").arg(durationText(static_cast<double>(pool.maxwait_us))));
    const QString average =
        tr("average %1").arg(durationText(static_cast<double>(pool.avg_wait_time_us())));
    const monitor::Percentiles& wait = interval.wait_us;
    wait_->setValue(wait.count == 0 ? QStringLiteral("–") : micros(wait.p99), average);
    const monitor::Percentiles& batch = interval.batch_size;
    if (batch.count == 0) {
        batch_->setValue(QStringLiteral("–"), tr("no transaction"));
    } else {
        batch_->setValue(
            number(static_cast<std::int64_t>(batch.p50)),
            tr("largest %1, p99 %2")
                .arg(number(static_cast<std::int64_t>(batch.max)), micros(interval.batch_us.p99)));
    }
}

void EngineFigures::show(const host::Heartbeat& heartbeat) {
    const host::Heartbeat::Figures minute = heartbeat.lastMinute();
    const host::Heartbeat::Figures all = heartbeat.sinceStart();
    if (minute.beats == 0) return;
    loop_->setValue(durationText(static_cast<double>(minute.p99)),
                    tr("typical %1").arg(durationText(static_cast<double>(minute.p50))),
                    minute.p99 > loop_p99_good_us ? Tone::warning : Tone::normal);
    stall_->setValue(durationText(static_cast<double>(minute.worst)),
                     tr("%n over 50 ms since start", nullptr, static_cast<int>(all.stalls)),
                     minute.stalls > 0 ? Tone::warning : Tone::normal);
}

void EngineFigures::showWatching(const monitor::Snapshot& snapshot) {
    clear();
    memory_->setValue(charts::bytesText(static_cast<double>(snapshot.resident_bytes)));
}

void EngineFigures::clear() {
    for (FigureTile* tile :
         {connections_, waiting_, wait_, batch_, requests_, created_, conflict_, unavailable_,
          latency_, clients_, streams_, progress_, doubt_, memory_}) {
        tile->setValue(QStringLiteral("–"));
    }
}

}  // namespace seatlock::ui::pages
