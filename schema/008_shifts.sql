-- The till of one person at one desk, from when it is opened with a float to when it is counted.
-- expected_minor is what should have been in it then: the float and the cash taken, less the cash
-- given back.
create table shift (
    shift_id       uuid primary key,
    user_id        uuid not null references staff_user,
    login          text not null,
    desk           text not null default '',
    currency       char(3) not null check (currency ~ '^[A-Z]{3}$'),
    float_minor    int8 not null check (float_minor >= 0),
    opened_at      timestamptz not null default now(),
    closed_at      timestamptz,
    closed_by      text,
    counted_minor  int8 check (counted_minor >= 0),
    expected_minor int8,
    note           text not null default '',
    check ((closed_at is null) = (counted_minor is null)),
    check ((closed_at is null) = (expected_minor is null)),
    check ((closed_at is null) = (closed_by is null))
);

create unique index shift_open on shift (user_id) where closed_at is null;

create index payment_of_shift on payment (shift_id) where shift_id is not null;
create index refund_of_shift on refund (shift_id) where shift_id is not null;

-- What a person takes or gives back goes through the till that they have open. The lock makes who
-- closes a till wait for what is being paid.
create function use_open_shift() returns trigger language plpgsql as $body$
begin
    if new.user_id is not null and new.shift_id is null then
        select s.shift_id into new.shift_id
        from shift s join orders o on o.event_id = new.event_id and o.order_id = new.order_id
        where s.user_id = new.user_id and s.closed_at is null and s.currency = o.currency
        for share of s;
    end if;
    return new;
end
$body$;

create trigger payment_of_shift before insert on payment for each row
    execute function use_open_shift();
create trigger refund_of_shift before insert on refund for each row
    execute function use_open_shift();
