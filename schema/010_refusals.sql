-- How many requests for seats were refused, by reason (the slug of a problem) and hour.
create table refusal_count (
    event_id int8 not null,
    hour     timestamptz not null,
    reason   text not null check (reason <> ''),
    refusals int8 not null check (refusals > 0),
    primary key (event_id, hour, reason)
);
