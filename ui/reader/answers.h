// What the reader answers. Plain values; any thread.
#pragma once

#include "engine/board/seatstate.h"
#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <cstdint>
#include <optional>
#include <vector>

#include <QMetaType>
#include <QString>

namespace seatlock::ui::reader {

/// One row of seat_history. Times here and below are the database's, µs since the epoch.
struct Change {
    core::EventId event;
    core::SeatNo seat = 0;
    QString label;
    std::int32_t version = 0;
    board::SeatState from = board::SeatState::available;
    board::SeatState to = board::SeatState::available;
    board::Reason reason = board::Reason::hold;
    core::Micros at = 0;
    QString hold;  ///< its id; rows of one act share it
    QString order_code;
    QString buyer;
};

/// Orders of an event since it is sold.
struct Sales {
    core::EventId event;
    std::int64_t orders = 0;
    std::int64_t revenue_minor = 0;  ///< in the event's currency
};

/// How many seats changed for one reason between two readings.
struct Burst {
    core::EventId event;
    board::Reason reason = board::Reason::hold;
    std::int64_t seats = 0;
};

/// Seats whose hold ends soon and that nobody has bought yet.
struct Lapsing {
    core::EventId event;
    std::int64_t seats = 0;
    std::int64_t holds = 0;
    core::Micros first_at = 0;
};

struct CurvePoint {
    core::Micros at = 0;
    std::int64_t sold = 0;  ///< until then, from the beginning

    bool operator==(const CurvePoint&) const = default;
};

struct OverviewQuestion {
    core::EventId curve_event;     ///< 0: no curve
    std::int32_t newest_max = 60;  ///< changes
    bool lapsing = false;          ///< looks at every seat, so not every time
    std::int32_t lapsing_s = 60;
    bool anew = false;  ///< as if nothing had been asked before
};

struct Overview {
    core::Micros at = 0;
    core::Micros since = 0;  ///< of the reading before; 0: there was none
    std::vector<Sales> sales;
    std::vector<Burst> bursts;   ///< changes since then; empty when there was none
    bool bursts_whole = true;    ///< false: there were more than were counted
    std::vector<Change> newest;  ///< of those since then, newest first
    core::EventId curve_event;
    std::vector<CurvePoint> curve;
    std::optional<std::vector<Lapsing>> lapsing;  ///< when asked for
};

struct SeatQuestion {
    core::EventId event;
    core::SeatNo seat = 0;
};

/// What a box-office clerk may know of a seat. Times: 0 for none.
struct SeatDetails {
    core::EventId event;
    core::SeatNo seat = 0;
    core::Micros now = 0;
    QString label;
    board::SeatState state = board::SeatState::available;
    std::int32_t version = 0;
    QString category;
    QString channel;
    core::Micros held_at = 0;
    core::Micros expires_at = 0;
    core::Micros sold_at = 0;
    QString order_code;
    QString buyer;
    QString buyer_email;  ///< its first letter and its domain
    QString currency;
    std::int64_t price_minor = -1;  ///< as sold; -1: not sold
    QString ticket_type;
    std::vector<Change> history;  ///< newest first; without labels, holds and buyers
};

struct HistoryQuestion {
    core::EventId event;
    std::int64_t changes_max = 0;  ///< the newest are read
};

/// One row of seat_history for replays: 16 bytes.
struct SeatChange {
    core::Micros at = 0;
    core::SeatNo seat = 0;
    std::uint32_t packed = 0;  ///< version × 16 + from × 4 + to

    std::int32_t version() const { return static_cast<std::int32_t>(packed >> 4); }
    board::SeatState from() const { return static_cast<board::SeatState>(packed >> 2 & 3); }
    board::SeatState to() const { return static_cast<board::SeatState>(packed & 3); }
    bool operator==(const SeatChange&) const = default;
};
static_assert(sizeof(SeatChange) == 16);

/// Some of an event's history; the chunks of one reading go back in time, from its beginning.
struct HistoryChunk {
    core::EventId event;
    std::uint64_t reading = 0;  ///< as Reader::readHistory() returned it
    std::vector<SeatChange> changes;
    bool last = false;
    bool whole = true;  ///< of the last: nothing older was left out
};

/// What can be asked, and can fail.
enum class Topic : std::uint8_t { overview, seat, history };

}  // namespace seatlock::ui::reader

Q_DECLARE_METATYPE(seatlock::ui::reader::Overview)
Q_DECLARE_METATYPE(seatlock::ui::reader::SeatDetails)
Q_DECLARE_METATYPE(seatlock::ui::reader::HistoryChunk)
Q_DECLARE_METATYPE(seatlock::ui::reader::Topic)
