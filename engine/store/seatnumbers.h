// Gives the seats of an event the numbers of another chart. Within a transaction of the caller's,
// on the thread that holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <string>
#include <vector>

#include <pqxx/pqxx>

namespace seatlock::store {

/// Whether a seat with that label has another number in `to`, or is not in it.
bool numbersChange(pool::Connection& connection, pqxx::transaction_base& tx, core::ChartId from,
                   core::ChartId to);

/// Tables, apart from the inventory itself, that name seats of events by number.
std::vector<std::string> tablesOfSeats(pqxx::transaction_base& tx);

/// Seats keep label, state and owner and get their numbers in `to`; those not in `to` go with all
/// that is said of them, new ones are available. `categories` is by number in `to`. All seats of
/// the event must be locked, and those that go must never have been held.
void renumberSeats(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                   core::ChartId from, core::ChartId to,
                   const std::vector<std::int16_t>& categories);

}  // namespace seatlock::store
