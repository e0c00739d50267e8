-- Staff: who may do what beyond buying. Secrets are kept as hashes: passwords Argon2id, tokens
-- BLAKE2b-256. Times are decided by this database's clock.

-- revision grows with every change. A user with all_events = false has rights at granted events
-- only. demo marks the accounts that a demonstration made.
create table staff_user (
    user_id       uuid primary key,
    login         text not null unique check (login ~ '^[a-z0-9]+([._@+-][a-z0-9]+)*$'),
    display_name  text not null check (display_name <> ''),
    password_hash text not null check (password_hash like '$argon2id$%'),
    roles         text[] not null check (cardinality(roles) > 0 and roles <@ array[
        'administrator', 'organizer', 'box_office', 'gate', 'viewer']),
    all_events    bool not null default true,
    disabled      bool not null default false,
    demo          bool not null default false,
    revision      int8 not null default 1,
    created_at    timestamptz not null default now()
);

create table staff_grant (
    user_id  uuid not null references staff_user,
    event_id int8 not null references event on delete cascade,
    primary key (user_id, event_id)
);

-- A session ends at expires_at, or when it has not been used for idle_s.
create table staff_session (
    session_id   uuid primary key,
    user_id      uuid not null references staff_user,
    token_hash   bytea not null unique check (octet_length(token_hash) = 32),
    idle_s       int4 not null check (idle_s > 0),
    created_at   timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at   timestamptz not null
);

create index staff_session_user on staff_session (user_id);

-- scopes are names of permissions; what the owner's roles do not permit, a token does not either.
create table api_token (
    token_id     uuid primary key,
    user_id      uuid not null references staff_user,
    token_hash   bytea not null unique check (octet_length(token_hash) = 32),
    name         text not null check (name <> ''),
    scopes       text[] not null check (cardinality(scopes) > 0),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

create index api_token_user on api_token (user_id);

-- subject is a hash of a login or an address; tries before wait_until are refused unheard.
create table sign_in_failure (
    subject    bytea primary key,
    failures   int4 not null check (failures > 0),
    last_at    timestamptz not null default now(),
    wait_until timestamptz not null
);

-- Who changed what. user_id is null where no account did it; login is what it was called then.
create table audit_trail (
    entry_id uuid primary key,
    at       timestamptz not null default now(),
    user_id  uuid,
    login    text not null,
    via      text not null check (via in ('session', 'token', 'password', 'setup', 'command')),
    action   text not null check (action <> ''),
    resource text not null,
    event_id int8,
    status   int2 not null,
    details  jsonb not null default '{}'
);

create index audit_trail_at on audit_trail (at, entry_id);

create function refuse_change() returns trigger language plpgsql as $body$
begin
    raise exception 'table % is append-only', tg_table_name;
end
$body$;

create trigger audit_trail_append_only before update or delete on audit_trail
    for each row execute function refuse_change();

create trigger audit_trail_no_truncate before truncate on audit_trail
    for each statement execute function refuse_change();
