// Rows that inventory control reads, and the statements that change seats. Desk thread and workers,
// within a transaction of the caller's; all throw what libpqxx throws.
#pragma once

#include "engine/board/board.h"
#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

/// Keeps the event at its chart until the end of the transaction: seats keep their numbers. Claims
/// and orders go on meanwhile; other changes of the event wait.
void holdChart(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event);

/// A seat that was named; without a number there is none of that label.
struct NamedSeat {
    std::string label;
    std::optional<core::SeatNo> seat;
};

/// In the order named.
std::vector<NamedSeat> seatsOfLabels(pool::Connection& connection, pqxx::transaction_base& tx,
                                     core::EventId event, const std::vector<std::string>& labels);
/// All seats of the section; empty: there is no such section.
std::vector<NamedSeat> seatsOfSection(pool::Connection& connection, pqxx::transaction_base& tx,
                                      core::EventId event, const std::string& section);

/// A seat that inventory control may change, locked until the end of the transaction.
struct LockedSeat {
    bool blocked = false;
    std::int16_t channel_no = board::any_channel;
    std::int16_t category_no = 0;
    // of a blocked one
    std::string reason;
    std::string note;
    std::optional<core::Micros> release_at;
};

/// Those of the seats that are available or blocked, by number.
std::unordered_map<core::SeatNo, LockedSeat> lockSeats(pool::Connection& connection,
                                                       pqxx::transaction_base& tx,
                                                       core::EventId event,
                                                       const std::vector<core::SeatNo>& seats);

/// Who changes seats of which event.
struct SeatEditor {
    core::EventId event;
    std::int32_t engine_id = 0;
    std::string_view actor;
};

// Each changes those of the seats that are as it needs them, writes their histories and returns
// their facts.
std::vector<board::SeatFact> blockSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                        const SeatEditor& editor,
                                        const std::vector<core::SeatNo>& seats,
                                        const LockedSeat& block);
std::vector<board::SeatFact> unblockSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                          const SeatEditor& editor,
                                          const std::vector<core::SeatNo>& seats);
/// `channel_no` may be board::any_channel; `detail` is what the history says.
std::vector<board::SeatFact> assignSeats(pool::Connection& connection, pqxx::transaction_base& tx,
                                         const SeatEditor& editor,
                                         const std::vector<core::SeatNo>& seats,
                                         std::int16_t channel_no, const std::string& detail);
std::vector<board::SeatFact> categoriseSeats(pool::Connection& connection,
                                             pqxx::transaction_base& tx, const SeatEditor& editor,
                                             const std::vector<core::SeatNo>& seats,
                                             std::int16_t category_no, const std::string& detail);
/// No change of a seat: only of when its block ends.
void setReleaseTime(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                    const std::vector<core::SeatNo>& seats,
                    const std::optional<core::Micros>& release_at);

}  // namespace seatlock::store
