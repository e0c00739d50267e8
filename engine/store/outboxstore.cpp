#include "engine/store/outboxstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <array>
#include <utility>

namespace seatlock::store {

namespace {

constexpr std::array<std::pair<MessageState, std::string_view>, 3> names{
    {{MessageState::waiting, "waiting"},
     {MessageState::sent, "sent"},
     {MessageState::failed, "failed"}}};

constexpr Statement list_messages{"list_messages", R"(
select o.order_id, o.code, e.slug, e.name, m.message_no, m.kind, m.recipient, o.buyer_name,
    coalesce(m.actor, ''), m.state, (extract(epoch from m.created_at) * 1000000)::int8,
    (extract(epoch from m.settled_at) * 1000000)::int8, m.detail
from order_message m join event e using (event_id) join orders o using (event_id, order_id)
where ($1::"char" is null or m.state = $1::"char")
    and ($2::int8[] is null or m.event_id = any($2::int8[]))
    and ($3::int8 is null or (m.created_at, m.order_id, m.message_no)
        > (to_timestamp($3::int8 / 1000000.0), $4::uuid, $5::int2))
    and ($7::text is null or (o.code = $7::text and m.message_no = $5::int2))
order by m.created_at, m.order_id, m.message_no limit $6::int4)"};

constexpr Statement settle_message{"settle_message", R"(
update order_message m set state = $4::"char", settled_at = now(), detail = $5::text
from orders o
where o.event_id = $1::int8 and o.code = $2::text and m.event_id = o.event_id
    and m.order_id = o.order_id and m.message_no = $3::int2 and m.state <> 's')"};

OutboxMessage messageOf(const pqxx::row& row) {
    OutboxMessage message;
    message.order = uuid<core::OrderId>(row[0]);
    message.code = text(row[1]);
    message.event_slug = text(row[2]);
    message.event_name = text(row[3]);
    message.number = integer<std::int16_t>(row[4]);
    message.kind = text(row[5]);
    message.recipient = text(row[6]);
    message.buyer_name = text(row[7]);
    message.actor = text(row[8]);
    message.state = static_cast<MessageState>(text(row[9])[0]);
    message.created_at = integer<core::Micros>(row[10]);
    if (!row[11].is_null()) message.settled_at = integer<core::Micros>(row[11]);
    message.detail = text(row[12]);
    return message;
}

/// Only the one that `query.after` says the number of, if it is of this order.
std::vector<OutboxMessage> select(pool::Connection& connection, pqxx::transaction_base& tx,
                                  const OutboxQuery& query,
                                  const std::optional<std::string>& code = std::nullopt) {
    std::optional<std::string> state;
    if (query.state) state = std::string(1, static_cast<char>(*query.state));
    std::optional<std::int64_t> created_at;
    if (query.after && !code) created_at = query.after->created_at;
    const auto place = query.after.value_or(OutboxQuery::Place{});
    std::vector<OutboxMessage> out;
    for (const auto& row : run(connection, tx, list_messages, Nullable(state),
                               Nullable(query.among), Nullable(created_at), binary(place.order),
                               place.number, query.limit, Nullable(code))) {
        out.push_back(messageOf(row));
    }
    return out;
}

}  // namespace

std::string_view messageStateName(MessageState state) {
    for (const auto& [one, name] : names) {
        if (one == state) return name;
    }
    return {};
}

std::optional<MessageState> messageStateNamed(std::string_view name) {
    for (const auto& [state, one] : names) {
        if (one == name) return state;
    }
    return std::nullopt;
}

std::vector<OutboxMessage> listMessages(pool::Connection& connection, const OutboxQuery& query) {
    pqxx::nontransaction tx(connection.native());
    return select(connection, tx, query);
}

core::Result<OutboxMessage> settleMessage(pool::Connection& connection, core::EventId event,
                                          const std::string& code, std::int16_t number,
                                          MessageState state, const std::string& detail) {
    pqxx::work tx(connection.native());
    run(connection, tx, settle_message, event.value, code, number,
        std::string(1, static_cast<char>(state)), detail);
    OutboxQuery one;
    one.among = {event};
    one.after.emplace().number = number;
    auto found = select(connection, tx, one, code);
    if (found.empty()) return {core::ErrorCode::not_found, "there is no such message"};
    tx.commit();
    return std::move(found.front());
}

}  // namespace seatlock::store
