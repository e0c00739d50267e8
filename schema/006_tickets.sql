-- Tickets and who came in with them; the tills of those who sold them.

-- Keys that ticket codes are signed with, shared by all engines; a code names its key's number.
-- What is retired signs no more but still counts. Who can read this table can make tickets, as who
-- can write this database can.
create table ticket_key (
    key_no     int2 primary key check (key_no > 0),
    public_key bytea not null unique check (octet_length(public_key) = 32),
    secret_key bytea not null check (octet_length(secret_key) = 64),
    created_at timestamptz not null default now(),
    retired_at timestamptz
);

-- One row an issue: a new one for the same item makes the one before worthless. state: v valid,
-- r revoked; revoked_xid finds what was revoked since a snapshot. passages counts how often it was
-- let in or out: odd, its holder is inside. fillfactor leaves room for that on the row's own page.
create table ticket (
    event_id    int8 not null,
    ticket_id   int8 not null check (ticket_id > 0),
    order_id    uuid not null,
    item_no     int2 not null,
    key_no      int2 not null references ticket_key,
    issue       int2 not null check (issue > 0),
    state       "char" not null default 'v' check (state in ('v', 'r')),
    passages    int4 not null default 0 check (passages >= 0),
    prints      int4 not null default 0 check (prints >= 0),
    printed_at  timestamptz,
    issued_at   timestamptz not null default now(),
    revoked_at  timestamptz,
    revoked_xid xid8,
    primary key (event_id, ticket_id),
    unique (event_id, order_id, item_no, issue),
    foreign key (event_id, order_id, item_no) references order_item,
    check ((state = 'r') = (revoked_at is not null)),
    check ((state = 'r') = (revoked_xid is not null))
) with (fillfactor = 80);

-- However often it is issued, one ticket of an item is good.
create unique index ticket_valid on ticket (event_id, order_id, item_no) where state = 'v';

create index ticket_revoked on ticket (event_id, revoked_xid) where state = 'r';

-- Whatever takes an item from an order revokes its ticket in the same transaction. A ticket that is
-- moved to another seat is another item.
create function revoke_ticket() returns trigger language plpgsql as $body$
begin
    update ticket
    set state = 'r', revoked_at = clock_timestamp(), revoked_xid = pg_current_xact_id()
    where event_id = old.event_id and order_id = old.order_id and item_no = old.item_no
        and state = 'v';
    return null;
end
$body$;

create trigger order_item_revokes_ticket after update on order_item for each row
    when (old.state = 'a' and new.state <> 'a')
    execute function revoke_ticket();

-- Every scan at a door, let through or not; its id is made by the device, so that a scan that is
-- sent again is answered as before. result: v let through, u used already, n went out without being
-- inside, c cancelled, e of another event, x not a ticket. passage: the ticket's count of passages
-- after it. offline: decided at the door alone and told afterwards, at said by the door.
create table check_in (
    event_id    int8 not null references event,
    scan_id     uuid not null,
    ticket_id   int8,
    result      "char" not null check (result in ('v', 'u', 'n', 'c', 'e', 'x')),
    passage     int4 not null default 0,
    going_out   bool not null,
    door        text not null check (door <> ''),
    offline     bool not null,
    user_id     uuid not null,
    actor       text not null,
    at          timestamptz not null,
    recorded_at timestamptz not null default now(),
    primary key (event_id, scan_id),
    check (result <> 'v' or (ticket_id is not null and passage > 0
        and going_out = (passage % 2 = 0)))
);

-- Each passage of a ticket happens once, whatever the rest of the program believes.
create unique index check_in_passage on check_in (event_id, ticket_id, passage)
    where result = 'v';

create trigger check_in_append_only before update or delete on check_in
    for each row execute function refuse_change();
