#include "ui/reader/overviewreading.h"

#include "engine/store/reportqueries.h"
#include "ui/reader/rows.h"

#include <algorithm>

namespace seatlock::ui::reader {

namespace {

constexpr std::size_t curve_points_max = 300;
constexpr core::Micros second_us = 1'000'000;
/// A snapshot that saw nothing: everything has changed since.
const auto before_all = QStringLiteral("1:1:");

using Rows = std::vector<Session::Row>;

QVariant number(std::int64_t value) {
    return QVariant(static_cast<qlonglong>(value));
}

}  // namespace

std::optional<Overview> OverviewReading::read(Session& session, const OverviewQuestion& question) {
    if (question.anew) known_ = {};
    // What follows works on a copy: a reading that fails half way leaves no half sums.
    Known known = known_;
    const core::Micros now = clock_.steady();
    const bool fresh = known.snapshot.isEmpty() || known.curve_event != question.curve_event ||
                       now - known.fresh_at >= fresh_every;
    Overview out;
    out.since = known.at;
    Rows moment;
    if (!session.begin(limits_.report_ms_max) ||
        !session.read(store::report_moment, {}, 2, moment) || moment.empty()) {
        return std::nullopt;
    }
    out.at = integer(moment[0][1]);
    const bool known_before = !known.snapshot.isEmpty();
    if (known_before && !readSince(session, known, out)) return std::nullopt;
    if (!readNewest(session, question, out)) return std::nullopt;
    if (fresh || !out.bursts_whole) {
        known.fresh_at = now;
        if (!readAll(session, question, known)) return std::nullopt;
    }
    if (question.lapsing && !readLapsing(session, question, out)) return std::nullopt;
    if (!session.commit()) return std::nullopt;

    known.snapshot = moment[0][0].toString();
    known.at = out.at;
    out.sales.reserve(known.sales.size());
    for (const auto& [event, sales] : known.sales) out.sales.push_back(sales);
    out.curve_event = known.curve_event;
    out.curve = known.curve.points(out.at, curve_points_max);
    known_ = std::move(known);
    return out;
}

bool OverviewReading::readAll(Session& session, const OverviewQuestion& question, Known& known) {
    known.curve_event = question.curve_event;
    return readSales(session, known) && readCurve(session, known);
}

bool OverviewReading::readSales(Session& session, Known& known) {
    Rows rows;
    if (!session.read(store::report_sales, {}, 3, rows)) return false;
    known.sales.clear();
    for (const auto& row : rows) {
        const core::EventId event = eventOf(row[0]);
        known.sales[event] = {event, integer(row[1]), integer(row[2])};
    }
    return true;
}

bool OverviewReading::readCurve(Session& session, Known& known) {
    known.curve.begin(1);
    if (known.curve_event.value == 0) return true;
    const QVariant event = number(known.curve_event.value);
    Rows rows;
    if (!session.read(store::report_first_change, {event}, 1, rows)) return false;
    if (rows.empty()) return true;
    const std::int64_t began_s = integer(rows[0][0]) / second_us;
    const std::int64_t lasted_s = clock_.wall() / second_us - began_s;
    known.curve.begin(SoldCurve::spanFor(lasted_s));
    const QVariant span = number(known.curve.spanSeconds());
    if (!session.read(store::report_curve, {event, span}, 2, rows)) return false;
    for (const auto& row : rows) known.curve.add(integer(row[0]), integer(row[1]));
    return true;
}

bool OverviewReading::readSince(Session& session, Known& known, Overview& out) {
    Rows rows;
    if (!session.read(store::report_changes, {known.snapshot, number(changes_max)}, 3, rows)) {
        return false;
    }
    std::map<core::EventId, std::int64_t> looked_at;
    bool sold = false;
    for (const auto& row : rows) {
        const core::EventId event = eventOf(row[0]);
        const std::int64_t seats = integer(row[2]);
        looked_at[event] += seats;
        const auto reason = reasonOf(row[1]);
        if (!reason) continue;
        out.bursts.push_back({event, *reason, seats});
        if (*reason != board::Reason::confirm) continue;
        sold = true;
        // As sold just now: when exactly is not worth reading each row's time.
        if (event == known.curve_event) known.curve.add(out.at / second_us, seats);
    }
    out.bursts_whole = std::ranges::none_of(
        looked_at, [](const auto& event) { return event.second >= changes_max; });
    // When not all was looked at, everything is read anew anyway.
    return !sold || !out.bursts_whole || readNewSales(session, known);
}

bool OverviewReading::readNewSales(Session& session, Known& known) {
    Rows rows;
    if (!session.read(store::report_new_sales, {known.snapshot}, 3, rows)) return false;
    for (const auto& row : rows) {
        Sales& sales = known.sales[eventOf(row[0])];
        sales.event = eventOf(row[0]);
        sales.orders += integer(row[1]);
        sales.revenue_minor += integer(row[2]);
    }
    return true;
}

bool OverviewReading::readNewest(Session& session, const OverviewQuestion& question,
                                 Overview& out) {
    const QString since = known_.snapshot.isEmpty() ? before_all : known_.snapshot;
    Rows rows;
    if (!session.read(store::report_newest, {since, 0, question.newest_max}, 11, rows)) {
        return false;
    }
    out.newest.reserve(rows.size());
    for (const auto& row : rows) {
        const auto reason = reasonOf(row[6]);
        if (!reason) continue;
        out.newest.push_back({eventOf(row[0]), row[1].toInt(), row[2].toString(), row[3].toInt(),
                              stateOf(row[4]), stateOf(row[5]), *reason, integer(row[7]),
                              row[8].toString(), row[9].toString(), row[10].toString()});
    }
    return true;
}

bool OverviewReading::readLapsing(Session& session, const OverviewQuestion& question,
                                  Overview& out) {
    Rows rows;
    if (!session.read(store::report_lapsing, {question.lapsing_s}, 4, rows)) return false;
    auto& lapsing = out.lapsing.emplace();
    for (const auto& row : rows) {
        lapsing.push_back({eventOf(row[0]), integer(row[1]), integer(row[2]), integer(row[3])});
    }
    return true;
}

}  // namespace seatlock::ui::reader
