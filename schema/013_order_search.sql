-- What orders are looked for by, so that no search has to take each of them apart: code, name,
-- e-mail and group in small letters, and the digits of the phone. Parts are kept apart by a
-- character that nobody types.
alter table orders
    add column search_text text not null generated always as (
        lower(code || E'\x1f' || buyer_name || E'\x1f' || buyer_email || E'\x1f' || group_name)
    ) stored,
    add column phone_digits text not null generated always as (
        regexp_replace(buyer_phone, '[^0-9]', '', 'g')
    ) stored;

create index seat_lower_label on seat (chart_id, lower(label));
