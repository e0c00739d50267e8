#include "engine/store/moneyrows.h"

#include "engine/store/holdrows.h"
#include "engine/store/nullable.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement read_payments{"read_payments", R"(
select payment_no, provider, method, state, amount_minor, tendered_minor, reference, reason,
    coalesce(actor, ''), (extract(epoch from created_at) * 1000000)::int8
from payment where event_id = $1::int8 and order_id = $2::uuid order by payment_no)"};

constexpr Statement read_refunds{"read_refunds", R"(
select refund_no, provider, method, state, amount_minor, reason, coalesce(actor, ''),
    (extract(epoch from created_at) * 1000000)::int8
from refund where event_id = $1::int8 and order_id = $2::uuid order by refund_no)"};

constexpr Statement insert_payment{"insert_payment", R"(
insert into payment (event_id, order_id, payment_no, provider, method, state, amount_minor,
                     tendered_minor, reference, reason, actor, user_id, settled_at)
values ($1::int8, $2::uuid, $3::int2, $4::text, $5::text, $6::"char", $7::int8, $8::int8,
    $9::text, $10::text, nullif($11::text, ''), $12::uuid,
    case when $6::"char" = 's' then now() end))"};

constexpr Statement insert_refund{"insert_refund", R"(
insert into refund (event_id, order_id, refund_no, provider, method, state, amount_minor, reason,
                    actor, user_id, settled_at)
values ($1::int8, $2::uuid, $3::int2, $4::text, $5::text, $6::"char", $7::int8, $8::text,
    nullif($9::text, ''), $10::uuid, case when $6::"char" = 's' then now() end))"};

constexpr Statement conclude_payment{"conclude_payment", R"(
update payment set state = $4::"char", settled_at = case when $4::"char" = 's' then now() end
where event_id = $1::int8 and order_id = $2::uuid and payment_no = $3::int2 and state <> 's')"};

sales::Method methodOf(const pqxx::field& field) {
    return sales::methodNamed(text(field)).value();
}

sales::PaymentState stateOf(const pqxx::field& field) {
    return sales::paymentStateOf(text(field)[0]).value();
}

}  // namespace

void readMoney(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
               OrderRow& order) {
    order.payments.clear();
    order.refunds.clear();
    for (const auto& row : run(connection, tx, read_payments, event.value, binary(order.id))) {
        PaymentRow payment;
        payment.payment_no = integer<std::int16_t>(row[0]);
        payment.provider = text(row[1]);
        payment.method = methodOf(row[2]);
        payment.state = stateOf(row[3]);
        payment.amount_minor = integer<std::int64_t>(row[4]);
        if (!row[5].is_null()) payment.tendered_minor = integer<std::int64_t>(row[5]);
        payment.reference = text(row[6]);
        payment.reason = text(row[7]);
        payment.actor = text(row[8]);
        payment.created_at = integer<core::Micros>(row[9]);
        order.payments.push_back(std::move(payment));
    }
    for (const auto& row : run(connection, tx, read_refunds, event.value, binary(order.id))) {
        order.refunds.push_back({integer<std::int16_t>(row[0]), std::string(text(row[1])),
                                 methodOf(row[2]), stateOf(row[3]), integer<std::int64_t>(row[4]),
                                 std::string(text(row[5])), std::string(text(row[6])),
                                 integer<core::Micros>(row[7])});
    }
}

void insertPayment(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                   core::OrderId order, const PaymentRow& payment, const Actor& actor) {
    run(connection, tx, insert_payment, event.value, binary(order), payment.payment_no,
        payment.provider, std::string(sales::name(payment.method)),
        std::string(1, sales::letter(payment.state)), payment.amount_minor,
        Nullable(payment.tendered_minor), payment.reference, payment.reason, actor.login,
        Nullable(actor.user));
}

void insertRefund(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                  core::OrderId order, const RefundRow& refund, const Actor& actor) {
    run(connection, tx, insert_refund, event.value, binary(order), refund.refund_no,
        refund.provider, std::string(sales::name(refund.method)),
        std::string(1, sales::letter(refund.state)), refund.amount_minor, refund.reason,
        actor.login, Nullable(actor.user));
}

void concludePayment(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                     core::OrderId order, std::int16_t payment_no, sales::PaymentState state) {
    run(connection, tx, conclude_payment, event.value, binary(order), payment_no,
        std::string(1, sales::letter(state)));
}

}  // namespace seatlock::store
