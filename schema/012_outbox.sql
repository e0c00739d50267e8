-- What became of what buyers are to be sent, as whoever delivers it tells; detail: why it failed.

alter table order_message
    add column settled_at timestamptz,
    add column detail text not null default '',
    add constraint order_message_settled check ((state = 'w') = (settled_at is null));
