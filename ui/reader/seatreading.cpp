#include "ui/reader/seatreading.h"

#include "engine/store/reportqueries.h"
#include "ui/reader/rows.h"

namespace seatlock::ui::reader {

namespace {

constexpr int history_max = 20;

void take(const Session::Row& row, SeatDetails& out) {
    out.label = row[0].toString();
    out.state = stateOf(row[1]);
    out.version = row[2].toInt();
    out.category = row[3].toString();
    out.channel = row[4].toString();
    out.held_at = integer(row[5]);
    out.expires_at = integer(row[6]);
    out.sold_at = integer(row[7]);
    out.order_code = row[8].toString();
    out.buyer = row[9].toString();
    out.buyer_email = row[10].toString();
    out.price_minor = integer(row[11]);
    out.currency = row[12].toString();
    out.ticket_type = row[13].toString();
    out.now = integer(row[14]);
}

}  // namespace

std::optional<SeatDetails> readSeat(Session& session, const SeatQuestion& question,
                                    const config::Limits& limits) {
    SeatDetails out;
    out.event = question.event;
    out.seat = question.seat;
    const auto event = static_cast<qlonglong>(question.event.value);
    std::vector<Session::Row> rows;
    if (!session.begin(limits.statement_ms_max) ||
        !session.read(store::report_seat, {event, question.seat}, 15, rows)) {
        return std::nullopt;
    }
    if (!rows.empty()) take(rows[0], out);
    if (!session.read(store::report_seat_history, {event, question.seat, history_max}, 6, rows)) {
        return std::nullopt;
    }
    for (const auto& row : rows) {
        const auto reason = reasonOf(row[3]);
        if (!reason) continue;
        Change change;
        change.event = question.event;
        change.seat = question.seat;
        change.version = row[0].toInt();
        change.from = stateOf(row[1]);
        change.to = stateOf(row[2]);
        change.reason = *reason;
        change.at = integer(row[4]);
        change.order_code = row[5].toString();
        out.history.push_back(std::move(change));
    }
    if (!session.commit()) return std::nullopt;
    return out;
}

}  // namespace seatlock::ui::reader
