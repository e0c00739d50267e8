#include "engine/store/ticketstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement order_of_code{"order_of_code", R"(
select order_id, state = 'o' from orders where event_id = $1::int8 and code = $2::text)"};

// A ticket for every item without a valid one. The ids are as many as there are items at least.
constexpr Statement issue_tickets{"issue_tickets", R"(
with lacking as (
    select i.item_no, row_number() over (order by i.item_no) as no,
        (select coalesce(max(t.issue), 0) + 1 from ticket t where t.event_id = i.event_id
             and t.order_id = i.order_id and t.item_no = i.item_no)::int2 as issue
    from order_item i
    where i.event_id = $1::int8 and i.order_id = $2::uuid and i.state = 'a'
        and not exists (select from ticket t where t.event_id = i.event_id
                        and t.order_id = i.order_id and t.item_no = i.item_no and t.state = 'v')
)
insert into ticket (event_id, ticket_id, order_id, item_no, key_no, issue)
select $1::int8, u.ticket_id, $2::uuid, l.item_no, $3::int2, l.issue
from lacking l join unnest($4::int8[]) with ordinality as u(ticket_id, no) using (no)
on conflict do nothing)"};

// Whoever cancels an item waits for the ticket that is being issued for it, or this for the end
// of the cancellation.
constexpr Statement lock_items{"lock_items", R"(
select from order_item
where event_id = $1::int8 and order_id = $2::uuid and state = 'a' for share)"};

constexpr Statement count_lacking{"count_lacking", R"(
select count(*) from order_item i
where i.event_id = $1::int8 and i.order_id = $2::uuid and i.state = 'a'
    and not exists (select from ticket t where t.event_id = i.event_id
                    and t.order_id = i.order_id and t.item_no = i.item_no and t.state = 'v'))"};

// Null where an item of the order lacks its ticket; of an order without any, its state alone.
constexpr Statement tickets_of_code{"tickets_of_code", R"(
select t.ticket_id, t.key_no, t.issue, i.item_no, i.seat_no, i.category_no, i.ticket_type_no,
    i.price_minor, t.prints, o.buyer_name, o.currency, t.passages % 2 = 1, o.state = 'o'
from orders o
left join order_item i on i.event_id = o.event_id and i.order_id = o.order_id and i.state = 'a'
left join ticket t on t.event_id = i.event_id and t.order_id = i.order_id
    and t.item_no = i.item_no and t.state = 'v'
where o.event_id = $1::int8 and o.code = $2::text
order by i.item_no)"};

constexpr Statement read_tickets{"read_tickets", R"(
select t.ticket_id, t.key_no, t.issue, t.item_no, i.seat_no, i.category_no, i.ticket_type_no,
    i.price_minor, t.prints, o.buyer_name, o.currency, t.passages % 2 = 1
from ticket t
join order_item i using (event_id, order_id, item_no)
join orders o using (event_id, order_id)
where t.event_id = $1::int8 and t.order_id = $2::uuid and t.state = 'v'
order by t.item_no)"};

constexpr Statement count_prints{"count_prints", R"(
update ticket set prints = prints + 1, printed_at = now()
where event_id = $1::int8 and order_id = $2::uuid and state = 'v'
    and (cardinality($3::int8[]) = 0 or ticket_id = any($3::int8[])))"};

// The row lock makes it wait for a scan of the same ticket, or that scan for this.
constexpr Statement lock_ticket{"lock_ticket", R"(
select passages % 2 = 1 from ticket
where event_id = $1::int8 and order_id = $2::uuid and ticket_id = $3::int8 and state = 'v'
for update)"};

constexpr Statement revoke_ticket{"revoke_ticket", R"(
update ticket set state = 'r', revoked_at = clock_timestamp(), revoked_xid = pg_current_xact_id()
where event_id = $1::int8 and ticket_id = $2::int8)"};

// Whoever revokes and has not committed when this looks has a transaction id of at least xmin.
constexpr Statement revoked_since{"revoked_since", R"(
with now as materialized (
    select pg_snapshot_xmin(pg_current_snapshot()) as xmin
)
select null::int8, xmin::text from now
union all
select ticket_id, null from ticket
where event_id = $1::int8 and state = 'r' and revoked_xid >= ($2::text)::xid8)"};

const Error unknown_ticket{
    ErrorCode::unknown_ticket, "this order has no valid ticket of that id", {}, 0};

/// Errors: unknown_order; order_unpaid.
Result<core::OrderId> findOrder(pool::Connection& connection, pqxx::transaction_base& tx,
                                core::EventId event, const std::string& code) {
    const auto rows = run(connection, tx, order_of_code, event.value, code);
    if (rows.empty()) return {ErrorCode::unknown_order, "there is no such order"};
    if (boolean(rows[0][1])) {
        return {ErrorCode::order_unpaid, "tickets are issued when the order is paid"};
    }
    return uuid<core::OrderId>(rows[0][0]);
}

TicketRow ticketOf(const pqxx::row& row) {
    TicketRow ticket;
    ticket.id.value = integer<std::int64_t>(row[0]);
    ticket.key_no = integer<std::int16_t>(row[1]);
    ticket.issue = integer<std::int16_t>(row[2]);
    ticket.item_no = integer<std::int16_t>(row[3]);
    ticket.seat = integer<core::SeatNo>(row[4]);
    ticket.category_no = integer<std::int16_t>(row[5]);
    ticket.ticket_type_no = integer<std::int16_t>(row[6]);
    ticket.price_minor = integer<std::int64_t>(row[7]);
    ticket.prints = integer<std::int32_t>(row[8]);
    ticket.buyer_name = text(row[9]);
    ticket.currency = text(row[10]);
    ticket.inside = boolean(row[11]);
    return ticket;
}

std::vector<TicketRow> read(pool::Connection& connection, pqxx::transaction_base& tx,
                            core::EventId event, core::OrderId order) {
    std::vector<TicketRow> out;
    for (const auto& row : run(connection, tx, read_tickets, event.value, binary(order))) {
        out.push_back(ticketOf(row));
    }
    return out;
}

/// As long as every item has its ticket, which is all there is to see.
std::optional<std::vector<TicketRow>> readIssued(pool::Connection& connection, core::EventId event,
                                                 const std::string& order) {
    pqxx::nontransaction tx(connection.native());
    std::vector<TicketRow> out;
    for (const auto& row : run(connection, tx, tickets_of_code, event.value, order)) {
        if (boolean(row[12]) || row[0].is_null()) return std::nullopt;
        out.push_back(ticketOf(row));
    }
    if (out.empty()) return std::nullopt;
    return out;
}

void issue(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
           core::OrderId order, std::int16_t key_no, core::Random& random) {
    const auto lacking =
        integer<std::int64_t>(run(connection, tx, count_lacking, event.value, binary(order))[0][0]);
    if (lacking == 0) return;
    run(connection, tx, lock_items, event.value, binary(order));
    issueTickets(connection, tx, event, order, static_cast<std::size_t>(lacking), key_no, random);
}

}  // namespace

void issueTickets(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                  core::OrderId order, std::size_t items, std::int16_t key_no,
                  core::Random& random) {
    auto ids = BinaryArray::int8();
    // Random, so that nobody learns from a ticket how many there are.
    for (std::size_t i = 0; i < items; ++i) {
        ids.add(static_cast<std::int64_t>(1 + random.below(INT64_MAX)));
    }
    run(connection, tx, issue_tickets, event.value, binary(order), key_no, ids.parameter());
}

Result<std::vector<TicketRow>> ticketsOf(pool::Connection& connection, core::EventId event,
                                         const std::string& order, std::int16_t key_no,
                                         core::Random& random) {
    if (auto issued = readIssued(connection, event, order)) return std::move(*issued);
    pqxx::work tx(connection.native());
    const auto id = findOrder(connection, tx, event, order);
    if (!id) return id.error();
    issue(connection, tx, event, *id, key_no, random);
    auto tickets = read(connection, tx, event, *id);
    tx.commit();
    return tickets;
}

Result<std::vector<TicketRow>> countPrints(pool::Connection& connection, core::EventId event,
                                           const std::string& order,
                                           const std::vector<core::TicketId>& tickets,
                                           const std::optional<IdempotencyKey>& key) {
    pqxx::work tx(connection.native());
    const auto id = findOrder(connection, tx, event, order);
    if (!id) return id.error();
    if (key) {
        const auto earlier = earlierReply(connection, tx, event, *key);
        if (!earlier) return earlier.error();
        if (*earlier) return read(connection, tx, event, *id);
        const auto kept = keepReply(connection, tx, event, {*key, "{}", 200});
        if (!kept) return kept.error();
    }
    auto ids = BinaryArray::int8();
    for (const auto ticket : tickets) ids.add(ticket.value);
    const auto counted =
        run(connection, tx, count_prints, event.value, binary(*id), ids.parameter());
    if (counted.affected_rows() == 0 ||
        (!tickets.empty() && counted.affected_rows() != tickets.size())) {
        return unknown_ticket;
    }
    auto out = read(connection, tx, event, *id);
    tx.commit();
    return out;
}

Result<std::vector<TicketRow>> reissue(pool::Connection& connection, core::EventId event,
                                       const std::string& order, core::TicketId ticket,
                                       std::int16_t key_no, core::Random& random) {
    pqxx::work tx(connection.native());
    const auto id = findOrder(connection, tx, event, order);
    if (!id) return id.error();
    run(connection, tx, lock_items, event.value, binary(*id));  // in the order of a cancellation
    const auto locked = run(connection, tx, lock_ticket, event.value, binary(*id), ticket.value);
    if (locked.empty()) return unknown_ticket;
    if (boolean(locked[0][0])) {
        return Error{ErrorCode::already_used,
                     "its holder is inside: a new ticket would let in another",
                     {},
                     0};
    }
    run(connection, tx, revoke_ticket, event.value, ticket.value);
    issue(connection, tx, event, *id, key_no, random);
    auto out = read(connection, tx, event, *id);
    tx.commit();
    return out;
}

Revocations revokedSince(pool::Connection& connection, core::EventId event, std::int64_t version) {
    pqxx::nontransaction tx(connection.native());
    Revocations out;
    for (const auto& row :
         run(connection, tx, revoked_since, event.value, std::to_string(version))) {
        if (row[0].is_null()) {
            out.version = integer<std::int64_t>(row[1]);
        } else {
            out.tickets.push_back({integer<std::int64_t>(row[0])});
        }
    }
    std::ranges::sort(out.tickets);
    return out;
}

}  // namespace seatlock::store
