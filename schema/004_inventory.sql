-- Inventory control: seats kept for one channel, and why seats are not for sale.
--
-- What the hot tables learn is null for most rows and costs them nothing then. No foreign key leads
-- from or to event_seat here: each would be checked with every claim. `audit` checks instead.

-- channel_no: the only channel that sells the seat; null: every one. It changes, like category_no,
-- only while a seat is available or blocked, and each change is a version with its history.
alter table event_seat add column channel_no int2;

-- What else there is to say of a change: the reason of a block, the channel, the category.
alter table seat_history add column detail text;

-- One row for each blocked seat. reason 'capacity': a place of an area that is not let in.
-- release_at: when the engine unblocks the seat by itself, by the database's clock.
create table seat_block (
    event_id   int8 not null,
    seat_no    int4 not null,
    reason     text not null check (reason in ('house', 'technical', 'press', 'other', 'capacity')),
    note       text not null default '',
    actor      text not null,
    blocked_at timestamptz not null default now(),
    release_at timestamptz,
    primary key (event_id, seat_no)
);

create index seat_block_release on seat_block (release_at) where release_at is not null;

insert into seat_block (event_id, seat_no, reason, actor)
select event_id, seat_no, 'other', '' from event_seat where state = 'b';
