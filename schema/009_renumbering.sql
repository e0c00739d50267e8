-- An event that moves to another version of its chart has its seats numbered anew, in one
-- transaction that says so: no ticket is worth less for that.

alter table order_item
    alter constraint order_item_event_id_seat_no_fkey deferrable initially immediate;

create or replace function revoke_ticket() returns trigger language plpgsql as $body$
begin
    if current_setting('seatlock.renumbering', true) = 'on' then
        return null;
    end if;
    update ticket
    set state = 'r', revoked_at = clock_timestamp(), revoked_xid = pg_current_xact_id()
    where event_id = old.event_id and order_id = old.order_id and item_no = old.item_no
        and state = 'v';
    return null;
end
$body$;
