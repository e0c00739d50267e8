-- What stands between a careless seller and a seat sold twice, taken off the tables of a scratch
-- schema. No migration: it is never run on real tables.

-- Two transactions may make the same version of a seat.
alter table seat_history drop constraint seat_history_pkey;
create index seat_history_key on seat_history (event_id, seat_no, version);

-- A seat may be in two orders.
drop index order_item_seat;
create index order_item_seat on order_item (event_id, seat_no) where state = 'a';
alter table order_item
    drop constraint order_item_event_id_order_id_fkey,
    drop constraint order_item_event_id_seat_no_fkey,
    drop constraint order_item_event_id_category_no_ticket_type_no_fkey;

-- A seat may be held and sold at once.
alter table event_seat drop constraint event_seat_check;
