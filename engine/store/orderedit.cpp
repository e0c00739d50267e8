#include "engine/store/orderedit.h"

#include "engine/store/holdrows.h"
#include "engine/store/moneyrows.h"
#include "engine/store/nullable.h"
#include "engine/store/orderrows.h"
#include "engine/store/statement.h"
#include "engine/store/trailstore.h"

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;
using sales::OrderAction;
using sales::OrderState;

namespace {

// As long as an order is changed, its event keeps its chart, and so the seats their numbers.
constexpr Statement keep_chart{"keep_chart", R"(
select from event where event_id = $1::int8 for share)"};

constexpr Statement lock_order{"lock_order", R"(
select from orders where event_id = $1::int8 and code = $2::text for update)"};

constexpr Statement write_order{"write_order", R"(
update orders set state = $3::"char", revision = revision + 1, buyer_name = $4::text,
    buyer_email = $5::text, buyer_phone = $6::text, group_name = $7::text, total_minor = $8::int8,
    fee_minor = $9::int8, reduction_minor = $10::int8, paid_minor = $11::int8,
    refunded_minor = $12::int8, lapsed = $13::bool, exchanged_to = nullif($14::text, ''),
    pay_until = to_timestamp($15::int8 / 1000000.0)
where event_id = $1::int8 and order_id = $2::uuid)"};

constexpr Statement write_history{"write_history", R"(
insert into order_history (event_id, order_id, revision, action, actor, details)
values ($1::int8, $2::uuid, $3::int4, $4::text, nullif($5::text, ''), $6::jsonb))"};

/// A cancelled order's hold no longer counts among its buyer's.
constexpr Statement forget_buyer{"forget_buyer", R"(
update hold set buyer_key = null
where event_id = $1::int8 and hold_id = $2::uuid and buyer_key is not null)"};

void writeBack(OrderEditing& editing) {
    const auto& order = editing.order;
    const auto event = editing.edit.event;
    run(editing.connection, editing.tx, write_order, event.value, binary(order.id),
        std::string(1, sales::letter(order.state)), order.buyer_name, order.buyer_email,
        order.buyer_phone, order.group_name, order.total_minor, order.fee_minor,
        order.reduction_minor, order.paid_minor, order.refunded_minor, order.lapsed,
        order.exchanged_to, Nullable(order.pay_until));
    run(editing.connection, editing.tx, write_history, event.value, binary(order.id),
        order.revision + 1, editing.action, editing.edit.actor.login, editing.details);
    if (order.state == OrderState::cancelled) {
        run(editing.connection, editing.tx, forget_buyer, event.value, binary(order.hold));
    }
}

Error changedMeanwhile(const OrderEdit& edit, const OrderRow& order) {
    Error error{ErrorCode::precondition_failed,
                "the order was changed since you have read it; look at what is there now",
                {},
                0};
    error.members = "\"current\":" + edit.render(order);
    return error;
}

std::optional<OrderRow> readSheet(pool::Connection& connection, pqxx::transaction_base& tx,
                                  core::EventId event, const std::string& code) {
    auto order = readOrder(connection, tx, event, code);
    if (order) readMoney(connection, tx, event, *order);
    return order;
}

}  // namespace

Result<Done> OrderEditing::become(OrderAction what) {
    std::int64_t total = order.fee_minor - order.reduction_minor;
    for (const auto& item : order.items) {
        if (item.active) total += item.price_minor + item.fee_minor;
    }
    const bool gives_up = what == OrderAction::cancel || what == OrderAction::lapse ||
                          (order.state == OrderState::cancelled && what == OrderAction::refund);
    order.total_minor = gives_up ? 0 : total;
    const auto next = sales::next(order.state, what, order.balance().due() > 0, order.lapsed);
    if (!next && order.state == OrderState::cancelled) {
        return Error{ErrorCode::order_closed, "the order is cancelled", {}, 0};
    }
    if (!next) return Error{ErrorCode::nothing_due, "nothing is owed for this order", {}, 0};
    order.state = *next;
    order.lapsed =
        what == OrderAction::lapse || (order.lapsed && order.state == OrderState::cancelled);
    return Done{};
}

Result<OrderItemRow*> OrderEditing::item(std::int16_t item_no) {
    for (auto& one : order.items) {
        if (one.item_no == item_no && one.active) return &one;
    }
    return Error{
        ErrorCode::unknown_item, "the order has no active item " + std::to_string(item_no), {}, 0};
}

Result<EditedOrder> editOrder(pool::Connection& connection, const OrderEdit& edit,
                              const EditWork& work) {
    pqxx::work tx(connection.native());
    run(connection, tx, keep_chart, edit.event.value);
    // A statement of its own, so that what is read next is from a snapshot after the lock.
    run(connection, tx, lock_order, edit.event.value, edit.code);
    if (edit.key) {
        auto replay = earlierReply(connection, tx, edit.event, *edit.key);
        if (!replay) return replay.error();
        if (*replay) return EditedOrder{{}, {}, std::move(replay).value()};
    }
    auto order = readSheet(connection, tx, edit.event, edit.code);
    if (!order) return Error{ErrorCode::unknown_order, "there is no such order", {}, 0};
    if (edit.expected && !edit.expected(order->revision)) return changedMeanwhile(edit, *order);
    OrderEditing editing{connection, tx, edit, std::move(*order)};
    if (auto done = work(editing); !done) return done.error();
    if (!editing.unchanged) writeBack(editing);
    EditedOrder out;
    out.facts = std::move(editing.facts);
    out.order = readSheet(connection, tx, edit.event, edit.code).value();
    if (edit.trail) appendTrail(connection, tx, *edit.trail);
    if (edit.key) {
        const auto kept =
            keepReply(connection, tx, edit.event,
                      {*edit.key, edit.render(out.order), static_cast<std::int16_t>(edit.status)});
        if (!kept) return kept.error();
    }
    tx.commit();
    return out;
}

std::optional<OrderRow> readOrderSheet(pool::Connection& connection, core::EventId event,
                                       const std::string& code) {
    pqxx::read_transaction tx(connection.native());
    return readSheet(connection, tx, event, code);
}

}  // namespace seatlock::store
