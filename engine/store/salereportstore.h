// Reads the figures of an event. Desk thread; throws what libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/pool/connection.h"
#include "engine/store/salereport.h"

#include <optional>

namespace seatlock::store {

/// In one snapshot: all figures are of the same moment. Nothing: no such event.
std::optional<SaleReport> readSaleReport(pool::Connection& connection, core::EventId event);

}  // namespace seatlock::store
