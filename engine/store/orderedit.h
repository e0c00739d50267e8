// One change of one order: locked, checked, written back with its sums, its next revision and its
// entry in the history, and answered once. Worker threads; all throw what libpqxx throws.
#pragma once

#include "engine/store/orderstore.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

struct OrderEdit {
    core::EventId event;
    std::string code;
    Actor actor;
    std::int32_t engine_id = 0;
    /// Under which the reply is kept: run again, the edit finds it and changes nothing. Without it
    /// the edit itself must be one that a second run finds done.
    std::optional<IdempotencyKey> key;
    int status = 200;  ///< of the reply
    /// Whether this revision may be changed; empty: any.
    std::function<bool(std::int64_t revision)> expected{};
    /// The reply to keep, of the order with its payments and refunds as they are after it.
    std::function<std::string(const OrderRow& order)> render;
    /// What a seat is called, for the history.
    std::function<std::string(core::SeatNo seat)> label;
    std::optional<TrailEntry> trail{};  ///< committed with it
};

struct EditedOrder {
    OrderRow order;                      ///< with payments and refunds
    std::vector<board::SeatFact> facts;  ///< of its event
    std::optional<Replay> replay;        ///< set: nothing was done
};

/// The order while it is changed. `order` may be altered; items, payments and seats by the
/// functions that do it.
struct OrderEditing {
    pool::Connection& connection;
    pqxx::transaction_base& tx;
    const OrderEdit& edit;
    OrderRow order;
    std::string action{};        ///< for the history: "pay"
    std::string details = "{}";  ///< JSON
    std::vector<board::SeatFact> facts{};
    bool unchanged = false;  ///< it was so already: no new revision

    /// Puts the order's total and state right after what was done to it. Errors: order_closed,
    /// nothing_due.
    core::Result<core::Done> become(sales::OrderAction what);
    /// An active item. Errors: unknown_item.
    core::Result<OrderItemRow*> item(std::int16_t item_no);
};

using EditWork = std::function<core::Result<core::Done>(OrderEditing&)>;

/// Runs `work` on the locked order. A refusal of it undoes everything. Errors beside its own:
/// unknown_order, precondition_failed (with the order as it is), idempotency_mismatch,
/// idempotency_in_progress.
core::Result<EditedOrder> editOrder(pool::Connection& connection, const OrderEdit& edit,
                                    const EditWork& work);

/// The order with payments and refunds.
std::optional<OrderRow> readOrderSheet(pool::Connection& connection, core::EventId event,
                                       const std::string& code);

}  // namespace seatlock::store
