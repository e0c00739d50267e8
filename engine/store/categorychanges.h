// An event's categories and ticket types, changed to what is wanted. Within a transaction of the
// caller's, on the thread that holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/eventdraft.h"
#include "engine/store/eventlock.h"

#include <pqxx/pqxx>

namespace seatlock::store {

/// Known again by slug, and keeping their numbers: names, colours and prices change, new ones are
/// added. Ticket types that were not sold may go and change their order; categories may as long as
/// no seat was touched. Errors: in_use; invalid_body when seats would be left without category.
core::Result<core::Done> changeCategories(pool::Connection& connection, pqxx::transaction_base& tx,
                                          const LockedEvent& event, const EventDraft& wanted);

}  // namespace seatlock::store
