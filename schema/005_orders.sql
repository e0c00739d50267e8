-- Orders after the sale: what is owed, paid and given back, what was changed, by whom and when.

-- What an event charges beside its prices, for every ticket or once an order.
create table if not exists event_fee (
    event_id     int8 not null references event,
    fee_no       int2 not null check (fee_no >= 0),
    name         text not null check (name <> ''),
    per          text not null check (per in ('ticket', 'order')),
    amount_minor int8 not null check (amount_minor >= 0),
    primary key (event_id, fee_no)
);

-- state: o open (the seats are its own, something is owed), p paid, c cancelled. revision grows
-- with every change. total_minor is what the active items cost with their fees, and fee_minor, less
-- reduction_minor (what was given back without a seat being given up); 0 when cancelled.
-- paid_minor and refunded_minor are the sums of settled payments and refunds. Nobody counts the
-- seats of an order without buyer_key. lapsed: cancelled at pay_until, so that a late payment may
-- bring it back. seller is the login of who sold it, null where buyers help themselves.
alter table orders
    alter column buyer_key drop not null,
    add column state "char" not null default 'p',
    add column revision int4 not null default 1,
    add column seller text,
    add column buyer_phone text not null default '',
    add column group_name text not null default '',
    add column pay_until timestamptz,
    add column lapsed bool not null default false,
    add column fee_minor int8 not null default 0,
    add column reduction_minor int8 not null default 0,
    add column paid_minor int8 not null default 0,
    add column refunded_minor int8 not null default 0,
    add column exchanged_from text,
    add column exchanged_to text;

-- Until now every order was paid at the shop that asked for it.
update orders set paid_minor = total_minor;

alter table orders
    add constraint orders_state_check check (state in ('o', 'p', 'c')),
    add constraint orders_revision_check check (revision > 0),
    add constraint orders_sums_check check (fee_minor >= 0 and reduction_minor >= 0
        and 0 <= refunded_minor and refunded_minor <= paid_minor);

create index orders_due on orders (event_id, pay_until) where state = 'o' and pay_until is not null;

-- A moved ticket is a new item that names the one it comes from.
alter table order_item
    add column from_item int2,
    add column fee_minor int8 not null default 0,
    add constraint order_item_fee_minor_check check (fee_minor >= 0);

-- state: p pending (a provider will tell), s settled, f failed. external: the shop that sent the
-- order has taken the money. user_id and actor are of staff, shift_id of their till.
create table payment (
    event_id       int8 not null,
    order_id       uuid not null,
    payment_no     int2 not null check (payment_no > 0),
    provider       text not null check (provider <> ''),
    method         text not null check (method in (
        'cash', 'card', 'invoice', 'complimentary', 'external', 'online', 'exchange')),
    state          "char" not null check (state in ('p', 's', 'f')),
    amount_minor   int8 not null check (amount_minor > 0),
    tendered_minor int8 check (tendered_minor >= amount_minor),
    reference      text not null default '',
    reason         text not null default '',
    actor          text,
    user_id        uuid,
    shift_id       uuid,
    created_at     timestamptz not null default now(),
    settled_at     timestamptz,
    primary key (event_id, order_id, payment_no),
    foreign key (event_id, order_id) references orders,
    check ((state = 's') = (settled_at is not null)),
    check (method <> 'complimentary' or reason <> '')
);

insert into payment (event_id, order_id, payment_no, provider, method, state, amount_minor,
                     created_at, settled_at)
select event_id, order_id, 1, 'manual', 'external', 's', total_minor, created_at, created_at
from orders where total_minor > 0;

create index payment_of_staff on payment (user_id, created_at) where user_id is not null;

-- Given back, of the payment with that number where one is named.
create table refund (
    event_id     int8 not null,
    order_id     uuid not null,
    refund_no    int2 not null check (refund_no > 0),
    payment_no   int2,
    provider     text not null check (provider <> ''),
    method       text not null check (method in (
        'cash', 'card', 'invoice', 'complimentary', 'external', 'online', 'exchange')),
    state        "char" not null check (state in ('p', 's', 'f')),
    amount_minor int8 not null check (amount_minor > 0),
    reason       text not null check (reason <> ''),
    actor        text,
    user_id      uuid,
    shift_id     uuid,
    created_at   timestamptz not null default now(),
    settled_at   timestamptz,
    primary key (event_id, order_id, refund_no),
    foreign key (event_id, order_id) references orders,
    foreign key (event_id, order_id, payment_no) references payment,
    check ((state = 's') = (settled_at is not null))
);

create index refund_of_staff on refund (user_id, created_at) where user_id is not null;

-- Append-only: one entry for each revision after the first, which two changes cannot both make.
-- actor is null where the engine or a buyer did it.
create table order_history (
    event_id int8 not null,
    order_id uuid not null,
    revision int4 not null check (revision > 1),
    action   text not null check (action <> ''),
    actor    text,
    at       timestamptz not null default now(),
    details  jsonb not null default '{}',
    primary key (event_id, order_id, revision),
    foreign key (event_id, order_id) references orders
);

create trigger order_history_append_only before update or delete on order_history
    for each row execute function refuse_change();

create trigger order_history_no_truncate before truncate on order_history
    for each statement execute function refuse_change();
