-- Events that do not take place, and the orders that are to be given their money back for it.

alter table event add column cancel_reason text not null default '';

-- What is left to give back is told by the order's own sums: a mark stays when it is done.
create table refund_mark (
    event_id  int8 not null,
    order_id  uuid not null,
    reason    text not null check (reason <> ''),
    actor     text not null,
    marked_at timestamptz not null default now(),
    primary key (event_id, order_id),
    foreign key (event_id, order_id) references orders
);
