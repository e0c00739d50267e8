// Tickets of orders. Used on the thread that holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/idempotencystore.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

struct TicketRow {
    core::TicketId id;
    std::int16_t key_no = 0;
    std::int16_t issue = 1;
    std::int16_t item_no = 0;
    core::SeatNo seat = 0;
    std::int16_t category_no = 0;
    std::int16_t ticket_type_no = 0;
    std::int64_t price_minor = 0;
    std::int32_t prints = 0;
    std::string buyer_name;
    std::string currency;
    bool inside = false;  ///< its holder
};

/// Those of an order that was made in this very transaction, one for each of its items.
void issueTickets(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                  core::OrderId order, std::size_t items, std::int16_t key_no,
                  core::Random& random);

/// The valid tickets of an order, by item; those that are lacking are issued, under a key of that
/// number. Errors: unknown_order; order_unpaid.
core::Result<std::vector<TicketRow>> ticketsOf(pool::Connection& connection, core::EventId event,
                                               const std::string& order, std::int16_t key_no,
                                               core::Random& random);

/// Counts a print of each of these tickets, of all that are valid without any; the order's tickets
/// after that. With a `key` that counted before nothing is counted again: the reply itself is not
/// kept, as it would have the codes in it. Errors: unknown_order; order_unpaid; unknown_ticket: it
/// is no valid one of these; idempotency_mismatch, idempotency_in_progress.
core::Result<std::vector<TicketRow>> countPrints(pool::Connection& connection, core::EventId event,
                                                 const std::string& order,
                                                 const std::vector<core::TicketId>& tickets,
                                                 const std::optional<IdempotencyKey>& key = {});

/// Revokes a valid ticket and issues another for the same seat; the order's tickets after that.
/// Errors: unknown_order; order_unpaid; unknown_ticket; already_used when its holder is inside.
core::Result<std::vector<TicketRow>> reissue(pool::Connection& connection, core::EventId event,
                                             const std::string& order, core::TicketId ticket,
                                             std::int16_t key_no, core::Random& random);

struct Revocations {
    std::vector<core::TicketId> tickets;
    std::int64_t version = 0;
};

/// Tickets of an event that were revoked since a version told before (0: all), and the version of
/// now. None is left out that commits late; some may be told twice.
Revocations revokedSince(pool::Connection& connection, core::EventId event, std::int64_t version);

}  // namespace seatlock::store
