#include "ui/reader/historyreading.h"

#include "engine/store/reportqueries.h"
#include "ui/reader/rows.h"

#include <algorithm>

namespace seatlock::ui::reader {

std::optional<HistoryChunk> HistoryReading::read(Session& session, const HistoryRequest& request) {
    if (request.reading != request_.reading) {
        request_ = request;
        snapshot_.clear();
    }
    HistoryChunk out;
    out.event = request.question.event;
    out.reading = request.reading;
    if (!session.begin(limits_.report_ms_max) || !readChunk(session, out) || !session.commit()) {
        return std::nullopt;
    }
    return out;
}

bool HistoryReading::readChunk(Session& session, HistoryChunk& out) {
    std::vector<Session::Row> rows;
    if (snapshot_.isEmpty()) {
        if (!session.read(store::report_moment, {}, 2, rows) || rows.empty()) return false;
        snapshot_ = rows[0][0].toString();
        xid_ = QStringLiteral("18446744073709551615");
        seat_ = std::numeric_limits<core::SeatNo>::max();
        version_ = std::numeric_limits<std::int32_t>::max();
        left_ = request_.question.changes_max;
    }
    // One more than wanted, to know whether that was all.
    const std::int64_t wanted = std::min(chunk_changes, left_);
    const auto event = static_cast<qlonglong>(request_.question.event.value);
    const auto most = static_cast<qlonglong>(wanted + 1);
    if (!session.read(store::report_history, {event, snapshot_, xid_, seat_, version_, most}, 5,
                      rows)) {
        return false;
    }
    const bool more = static_cast<std::int64_t>(rows.size()) > wanted;
    if (more) rows.pop_back();
    out.changes.reserve(rows.size());
    for (const auto& row : rows) {
        out.changes.push_back(
            {integer(row[0]), row[1].toInt(), static_cast<std::uint32_t>(integer(row[2]))});
    }
    if (!rows.empty()) {
        xid_ = rows.back()[3].toString();
        seat_ = rows.back()[1].toInt();
        version_ = rows.back()[4].toInt();
    }
    left_ -= static_cast<std::int64_t>(rows.size());
    out.last = !more || left_ <= 0;
    out.whole = !more;
    return true;
}

}  // namespace seatlock::ui::reader
