#include "engine/store/ordersearch.h"

#include "engine/store/holdrows.h"
#include "engine/store/nullable.h"
#include "engine/store/statement.h"

#include <charconv>

namespace seatlock::store {

namespace {

// Order ids grow with time: the latest of each event are read backwards by the primary key, as many
// as are wanted, and the latest of those are it. What is looked for is found by the text that each
// order keeps for that, by a seat's label, or by a ticket's id, of any issue.
constexpr Statement find_orders{"find_orders", R"(
with named as materialized (
    select i.event_id, i.order_id
    from event e join seat s on s.chart_id = e.chart_id and lower(s.label) = lower($6::text)
    join order_item i on i.event_id = e.event_id and i.seat_no = s.seat_no and i.state = 'a'
    where $6::text <> ''
    union all
    select t.event_id, t.order_id
    from event e join ticket t on t.event_id = e.event_id and t.ticket_id = $10::int8
), picked as (
    select o.event_id, o.order_id from event e cross join lateral (
        select o.event_id, o.order_id from orders o
        where o.event_id = e.event_id
            and ($2::"char" is null or o.state = $2::"char")
            and (not $3::bool or o.paid_minor - o.refunded_minor > o.total_minor)
            and ($5::uuid is null or o.order_id < $5::uuid)
            and ($6::text = '' or o.search_text like (select lower($7::text))
                or ($8::text <> '' and o.phone_digits like '%' || $8::text || '%')
                or (o.event_id, o.order_id) in (select event_id, order_id from named))
        order by o.order_id desc limit $9::int4) o
    where ($1::int8 is null or e.event_id = $1::int8)
        and ($4::int8[] is null or e.event_id = any($4::int8[]))
    order by o.order_id desc limit $9::int4
)
select o.event_id, e.slug, e.name, o.code, o.order_id, o.state, o.buyer_name, o.buyer_email,
    o.buyer_phone, o.group_name, coalesce(o.seller, ''),
    (extract(epoch from o.created_at) * 1000000)::int8,
    (extract(epoch from o.pay_until) * 1000000)::int8, o.revision, o.currency, o.total_minor,
    o.paid_minor, o.refunded_minor,
    coalesce((select string_agg(s.label, E'\x1f' order by i.item_no)
              from order_item i join seat s on s.chart_id = e.chart_id and s.seat_no = i.seat_no
              where i.event_id = o.event_id and i.order_id = o.order_id and i.state = 'a'), '')
from picked join orders o using (event_id, order_id) join event e using (event_id)
order by o.order_id desc)"};

constexpr Statement find_buyers{"find_buyers", R"(
select buyer_name, buyer_email, buyer_phone, count(*) from orders
where ($3::int8[] is null or event_id = any($3::int8[]))
    and ((search_text like (select lower('%' || $1::text))
            and (buyer_name ilike $1::text or buyer_name ilike '% ' || $1::text
                or buyer_email ilike $1::text))
        or ($2::text <> '' and phone_digits like '%' || $2::text || '%'))
    and (buyer_name <> '' or buyer_email <> '' or buyer_phone <> '')
group by buyer_name, buyer_email, buyer_phone
order by count(*) desc, max(order_id::text) desc limit $4::int4)"};

constexpr Statement read_order_history{"read_order_history", R"(
select 1 as revision, 'sell', coalesce(o.seller, ''),
    (extract(epoch from o.created_at) * 1000000)::int8, '{}'
from orders o where o.event_id = $1::int8 and o.code = $2::text
union all
select h.revision, h.action, coalesce(h.actor, ''), (extract(epoch from h.at) * 1000000)::int8,
    h.details::text
from orders o join order_history h using (event_id, order_id)
where o.event_id = $1::int8 and o.code = $2::text
order by revision)"};

constexpr Statement overdue_orders{"overdue_orders", R"(
select event_id, code from orders
where state = 'o' and pay_until is not null and pay_until <= now()
order by pay_until limit $1::int4)"};

constexpr Statement event_of_code{"event_of_code", R"(
select event_id from event where code = $1::text)"};

/// Text with the wildcards of LIKE taken for themselves.
std::string literal(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

/// The digits of what may be a phone number: at least four and no letters.
std::string phoneDigits(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            out += c;
        } else if (std::string_view("+-/() .").find(c) == std::string_view::npos) {
            return {};
        }
    }
    return out.size() < 4 ? std::string() : out;
}

/// As tickets are named; nothing, when it is no such number.
std::optional<std::int64_t> ticketId(const std::string& text) {
    std::int64_t id = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (failure != std::errc{} || std::to_string(id) != text) return std::nullopt;
    return id;
}

std::vector<std::string> parts(std::string_view joined) {
    std::vector<std::string> out;
    while (!joined.empty()) {
        const auto end = joined.find('\x1f');
        out.emplace_back(joined.substr(0, end));
        joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
    }
    return out;
}

FoundOrder found(const pqxx::row& row) {
    FoundOrder order;
    order.event.value = integer<std::int64_t>(row[0]);
    order.event_slug = text(row[1]);
    order.event_name = text(row[2]);
    order.code = text(row[3]);
    order.id = uuid<core::OrderId>(row[4]);
    order.state = sales::orderStateOf(text(row[5])[0]).value();
    order.buyer_name = text(row[6]);
    order.buyer_email = text(row[7]);
    order.buyer_phone = text(row[8]);
    order.group_name = text(row[9]);
    order.seller = text(row[10]);
    order.created_at = integer<core::Micros>(row[11]);
    if (!row[12].is_null()) order.pay_until = integer<core::Micros>(row[12]);
    order.revision = integer<std::int32_t>(row[13]);
    order.currency = text(row[14]);
    order.balance = {integer<std::int64_t>(row[15]), integer<std::int64_t>(row[16]),
                     integer<std::int64_t>(row[17])};
    order.seats = parts(text(row[18]));
    return order;
}

}  // namespace

std::vector<FoundOrder> findOrders(pool::Connection& connection, const OrderQuery& query) {
    std::optional<std::int64_t> event;
    if (query.event) event = query.event->value;
    std::optional<std::string> state;
    if (query.state) state = std::string(1, sales::letter(*query.state));
    pqxx::nontransaction tx(connection.native());
    std::vector<FoundOrder> out;
    for (const auto& row :
         run(connection, tx, find_orders, Nullable(event), Nullable(state), query.refund_due,
             Nullable(query.among), Nullable(query.before), query.text,
             "%" + literal(query.text) + "%", phoneDigits(query.text), query.limit,
             Nullable(ticketId(query.text)))) {
        out.push_back(found(row));
    }
    return out;
}

std::vector<KnownBuyer> findBuyers(pool::Connection& connection, const std::string& text_,
                                   const std::optional<std::vector<core::EventId>>& among,
                                   int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<KnownBuyer> out;
    for (const auto& row : run(connection, tx, find_buyers, literal(text_) + "%",
                               phoneDigits(text_), Nullable(among), limit)) {
        out.push_back({std::string(text(row[0])), std::string(text(row[1])),
                       std::string(text(row[2])), integer<std::int64_t>(row[3])});
    }
    return out;
}

std::vector<HistoryEntry> readHistory(pool::Connection& connection, core::EventId event,
                                      const std::string& code) {
    pqxx::nontransaction tx(connection.native());
    std::vector<HistoryEntry> out;
    for (const auto& row : run(connection, tx, read_order_history, event.value, code)) {
        out.push_back({integer<std::int64_t>(row[0]), std::string(text(row[1])),
                       std::string(text(row[2])), integer<core::Micros>(row[3]),
                       std::string(text(row[4]))});
    }
    return out;
}

std::vector<OverdueOrder> overdueOrders(pool::Connection& connection, int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<OverdueOrder> out;
    for (const auto& row : run(connection, tx, overdue_orders, limit)) {
        out.push_back({{integer<std::int64_t>(row[0])}, std::string(text(row[1]))});
    }
    return out;
}

std::optional<core::EventId> findEventOfOrder(pool::Connection& connection,
                                              const std::string& code) {
    pqxx::nontransaction tx(connection.native());
    const auto rows = run(connection, tx, event_of_code, code.substr(0, code.find('-')));
    if (rows.empty()) return std::nullopt;
    return core::EventId{integer<std::int64_t>(rows[0][0])};
}

}  // namespace seatlock::store
