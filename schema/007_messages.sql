-- What buyers are to be sent, and refunds that providers have yet to make.

-- Whoever delivers mail for the house takes it from here; state: w waiting, s sent, f failed.
create table order_message (
    event_id   int8 not null,
    order_id   uuid not null,
    message_no int2 not null check (message_no > 0),
    kind       text not null check (kind in ('tickets')),
    recipient  text not null check (recipient <> ''),
    state      "char" not null default 'w' check (state in ('w', 's', 'f')),
    actor      text,
    created_at timestamptz not null default now(),
    primary key (event_id, order_id, message_no),
    foreign key (event_id, order_id) references orders
);

create index order_message_waiting on order_message (created_at) where state = 'w';

create index refund_pending on refund (created_at) where state = 'p';
