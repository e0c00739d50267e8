// Ways to break the books that the test of the audit makes, one for each invariant at least.
#pragma once

#include <set>
#include <string>

namespace seatlock::tests {

/// How an invariant is broken, and which others cannot but break with it.
struct Break {
    const char* id;
    const char* sql;
    std::set<std::string> too = {};
};

// HA holds seats 0 and 1 and has dropped 2; HR was released with seat 3, which HB of buyer b
// holds now; HS was released with seat 4; HC became an order of seats 5 and 6; HE expired with
// seats 7 and 8, and HF has claimed seat 7; seat 9's hold was swept; seat 10 is blocked; HV is
// void. Names in braces stand for the holds.
const Break breaks[] = {
    {"seats-match-chart", "delete from event_seat where seat_no = 30"},
    {"seats-match-chart",
     "insert into event_seat (event_id, seat_no, category_no) select event_id, 999, 0 from event"},
    {"counts-add-up",
     "alter table event_seat drop constraint event_seat_check;"
     "update event_seat set state = 'x' where seat_no = 30",
     {"history-ends-at-seat", "schema-in-force"}},
    {"category-exists", "delete from ticket_type"},
    {"state-fits",
     "alter table event_seat drop constraint event_seat_check;"
     "update event_seat set hold_expires_at = now() where seat_no = 30",
     {"schema-in-force"}},
    {"cancelled-event-marked", "update event set status = 'cancelled'"},
    {"block-explained", "delete from seat_block"},
    {"block-explained",
     "insert into seat_block (event_id, seat_no, reason, actor)"
     "select event_id, 30, 'house', '' from event"},
    {"channel-exists", "update event_seat set channel_no = 9 where seat_no = 30"},
    {"channel-kept", "update event_seat set channel_no = 1 where seat_no = 0"},
    {"buyer-limit", "update event set seats_per_buyer_max = 1"},
    {"replies-true", "update idempotency set body = '{\"code\":\"NONE-AT-ALL\"}'"},
    {"replies-true",
     "update idempotency set body = '{\"hold\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}'"},
    {"replies-true", "update idempotency set body = '{}'"},
    {"hold-exists", "delete from hold where hold_id = {HA}"},
    {"hold-exists", "delete from hold where hold_id = {HR}"},
    {"hold-lists-seats", "update hold set seats = '{}' where hold_id = {HR}"},
    {"hold-lists-seats", "update hold set seats = '{3,3}' where hold_id = {HR}"},
    {"hold-lists-seats", "update hold set seats = '{3,999}' where hold_id = {HR}"},
    {"held-seat-listed", "update hold set seats = '{1}' where hold_id = {HA}"},
    {"held-by-open-hold", "update hold set state = 'r' where hold_id = {HA}"},
    {"held-by-open-hold", "update hold set state = 'e' where hold_id = {HA}"},
    {"expiry-agrees",
     "update hold set expires_at = expires_at - interval '1 second' where hold_id = {HA}"},
    {"one-active-hold", "update hold set state = 'a' where hold_id = {HR}"},
    {"active-hold-owns", "update hold set state = 'a' where hold_id = {HS}"},
    {"void-hold-owns-nothing", "update hold set state = 'v' where hold_id = {HA}"},
    {"void-hold-owns-nothing", "update hold set seats = '{30}' where hold_id = {HV}"},
    {"hold-took", "update hold set seats = '{4,30}' where hold_id = {HS}"},
    {"hold-times",
     "update hold set expires_max_at = created_at - interval '1 second' where hold_id = {HS}"},
    {"sold-seat-in-order",
     "update order_item set state = 'c' where seat_no = 5",
     {"order-total", "ticket-of-item"}},
    {"item-seat-sold",
     "insert into order_item (event_id, order_id, item_no, seat_no, category_no, ticket_type_no,"
     "price_minor) select event_id, order_id, 9, 30, 0, 0, 0 from orders",
     {"order-has-hold-seats"}},
    {"sold-once",
     "drop index order_item_seat;"
     "insert into order_item (event_id, order_id, item_no, seat_no, category_no, ticket_type_no,"
     "price_minor) select event_id, order_id, 9, 5, 0, 0, 0 from orders",
     {"schema-in-force"}},
    {"confirmed-hold-ordered", "update hold set state = 'c' where hold_id = {HS}"},
    {"order-of-confirmed-hold", "update hold set state = 'r' where hold_id = {HC}"},
    {"order-of-confirmed-hold",
     "alter table orders drop constraint orders_event_id_hold_id_key;"
     "insert into orders select event_id, gen_random_uuid(), 'TWICE', hold_id, channel_no,"
     "buyer_key, buyer_name, buyer_email, currency, 0, created_at from orders",
     {"order-has-hold-seats", "schema-in-force", "state-fits-money"}},
    {"order-has-hold-seats",
     "insert into order_item (event_id, order_id, item_no, seat_no, category_no, ticket_type_no,"
     "price_minor, state) select event_id, order_id, 9, 30, 0, 0, 0, 'c' from orders"},
    {"order-total", "update orders set total_minor = total_minor + 1", {"state-fits-money"}},
    {"order-total",
     "insert into order_history (event_id, order_id, revision, action)"
     "select event_id, order_id, 2, 'x' from orders;"
     "update orders set reduction_minor = 1, revision = 2"},
    {"paid-is-payments", "update payment set amount_minor = amount_minor + 1", {"money-adds-up"}},
    {"money-adds-up", "delete from payment", {"paid-is-payments"}},
    {"refunded-is-refunds",
     "insert into refund (event_id, order_id, refund_no, provider, method, state, amount_minor,"
     "reason) select event_id, order_id, 1, 'manual', 'cash', 'p', 5, 'rain' from orders",
     {"money-adds-up"}},
    {"state-fits-money", "update orders set state = 'o'"},
    {"state-fits-money", "update orders set state = 'c'", {"order-total"}},
    {"order-history-whole", "update orders set revision = 2"},
    {"moved-from-given-up",
     "update order_item set from_item = 1 where item_no = 2",
     {"order-has-hold-seats"}},
    {"sold-through-hold",
     "update event_seat set hold_id = {HS} where seat_no = 5",
     {"history-owner"}},
    {"history-has-seat",
     "insert into seat_history (event_id, seat_no, version, engine_id, from_state, to_state,"
     "reason, hold_id) select event_id, 999, 1, 1, 'a', 'h', 'h', {HA} from event"},
    {"history-gapless", "delete from seat_history where seat_no = 3 and version = 2"},
    {"history-chains",
     "update seat_history set from_state = 'h' where seat_no = 3 and version = 3"},
    {"history-ends-at-seat", "update event_seat set version = version + 1 where seat_no = 0"},
    {"history-ends-at-seat", "delete from seat_history where seat_no = 10"},
    {"history-owner",
     "update seat_history set order_id = gen_random_uuid() where seat_no = 5 and version = 2"},
    {"history-reasons", "update seat_history set reason = 'z' where seat_no = 3 and version = 2"},
    {"history-reasons",
     "update seat_history set order_id = null where seat_no = 5",
     {"history-owner"}},
    {"one-owner-at-a-time",
     "update hold set state = 'e', expires_at = now() + interval '1 hour',"
     "expires_max_at = now() + interval '1 hour' where hold_id = {HE}"},
    {"one-owner-at-a-time",
     "update seat_history set hold_id = {HA} where seat_no = 3 and version = 2"},
    {"ticket-of-item", "update ticket set item_no = 9 where item_no = 2"},
    {"one-ticket-an-item",
     "drop index ticket_valid; insert into ticket (event_id, ticket_id, order_id, item_no,"
     "key_no, issue) select event_id, 9, order_id, item_no, key_no, 2"
     " from ticket where item_no = 2",
     {"schema-in-force"}},
    {"passages-counted", "update ticket set passages = 2 where item_no = 1"},
    {"passages-counted", "delete from check_in"},
    {"let-in-with-ticket",
     "update ticket set state = 'r', revoked_at = '2000-01-01', revoked_xid = '1'"
     " where item_no = 1"},
    {"let-in-with-ticket", "update check_in set ticket_id = 1", {"passages-counted"}},
    {"through-own-till", "update payment set shift_id = gen_random_uuid()"},
    {"closed-till-adds-up",
     "insert into staff_user (user_id, login, display_name, password_hash, roles)"
     "values (gen_random_uuid(), 'ada', 'Ada', '$argon2id$', '{box_office}');"
     "insert into shift (shift_id, user_id, login, currency, float_minor, closed_at, closed_by,"
     "counted_minor, expected_minor) select user_id, user_id, login, 'EUR', 100, now(), 'ada', 90,"
     "90 from staff_user"},
    {"closed-till-adds-up",
     "insert into staff_user (user_id, login, display_name, password_hash, roles)"
     "values (gen_random_uuid(), 'ada', 'Ada', '$argon2id$', '{box_office}');"
     "insert into shift (shift_id, user_id, login, currency, float_minor, closed_at, closed_by,"
     "counted_minor, expected_minor) select user_id, user_id, login, 'EUR', 100, now(), 'ada', 100,"
     "100 from staff_user;"
     "update payment set method = 'cash', user_id = u.user_id, shift_id = u.user_id"
     " from staff_user u"},
    {"no-orphans", "insert into event_buyer values (12345, '\\x01')"},
    {"schema-in-force", "alter table hold drop constraint hold_state_check"},
    {"schema-in-force", "alter table order_item disable trigger all"},
    {"schema-in-force",
     "alter table orders drop constraint orders_event_id_hold_id_fkey;"
     "alter table orders add constraint orders_event_id_hold_id_fkey foreign key"
     "(event_id, hold_id) references hold not valid",
     {}},
    {"schema-in-force",
     "drop index order_item_seat; create unique index order_item_seat on order_item"
     "(event_id, seat_no) where state = 'a' and seat_no > 100"},
};

}  // namespace seatlock::tests
