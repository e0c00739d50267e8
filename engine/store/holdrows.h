// Rows and parameters that the statements about holds and orders share. Worker threads.
#pragma once

#include "engine/store/binaryarray.h"
#include "engine/store/holdstore.h"
#include "engine/store/rows.h"

namespace seatlock::store {

/// Locks the row of a hold for this transaction, waiting for another of its own requests.
void lockHold(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
              core::HoldId hold);

/// Columns: hold_id, state, channel_no, buyer_key in hex, seats, created_at, expires_at,
/// expires_max_at, now (the times in microseconds).
HoldRow holdRow(const pqxx::row& row);

/// Columns: seat_no, state, version, expiry in microseconds or 0; and, where they are told,
/// category_no, channel_no or -1.
std::vector<board::SeatFact> facts(const pqxx::result& rows);

/// Facts of these seats as `tx` sees them.
std::vector<board::SeatFact> seatFacts(pool::Connection& connection, pqxx::transaction_base& tx,
                                       core::EventId event, const std::vector<core::SeatNo>& seats);

pqxx::binarystring seatArray(const std::vector<core::SeatNo>& seats);

/// The elements of a text array of whole numbers: {1,2,3}.
std::vector<core::SeatNo> seatNumbers(std::string_view array);

/// Lower-case hexadecimal text.
std::string hex(std::string_view bytes);
/// Bytes of such a text.
std::string unhex(std::string_view hex);

}  // namespace seatlock::store
