-- Venues, charts, events and the inventory that is sold. Times are timestamptz (UTC); money is
-- integer minor units. Ids are made by the engine. Keys of the hot tables start with event_id.

create table venue (
    venue_id   int8 primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name       text not null check (name <> ''),
    time_zone  text not null default 'UTC',
    created_at timestamptz not null default now()
);

create table chart (
    chart_id   int8 primary key,
    venue_id   int8 not null references venue,
    name       text not null check (name <> ''),
    version    int4 not null check (version > 0),
    status     text not null check (status in ('draft', 'published')),
    width      float4 not null check (width > 0),
    height     float4 not null check (height > 0),
    focal_x    float4 not null,
    focal_y    float4 not null,
    created_at timestamptz not null default now(),
    unique (venue_id, name, version)
);

create table section (
    chart_id   int8 not null references chart on delete cascade,
    section_no int4 not null check (section_no >= 0),
    name       text not null check (name <> ''),
    kind       text not null check (kind in ('seated', 'general_admission')),
    primary key (chart_id, section_no),
    unique (chart_id, name)
);

-- seat_no counts through the chart: the seats of a row are consecutive, in order of adjacency.
create table seat_row (
    chart_id   int8 not null,
    row_no     int4 not null check (row_no >= 0),
    section_no int4 not null,
    label      text not null,
    primary key (chart_id, row_no),
    unique (chart_id, section_no, label),
    foreign key (chart_id, section_no) references section on delete cascade
);

-- label is what a ticket shows and a request names: unique in the chart. row_seat is unique in
-- its row. Seats are neighbours when they share a row and their adjacency differs by one.
create table seat (
    chart_id   int8 not null,
    seat_no    int4 not null check (seat_no >= 0),
    row_no     int4 not null,
    label      text not null check (label <> ''),
    row_seat   text not null check (row_seat <> ''),
    adjacency  int4 not null check (adjacency >= 0),
    x          float4 not null,
    y          float4 not null,
    accessible bool not null default false,
    companion  bool not null default false,
    obstructed bool not null default false,
    primary key (chart_id, seat_no),
    unique (chart_id, label),
    unique (chart_id, row_no, row_seat),
    unique (chart_id, row_no, adjacency),
    foreign key (chart_id, row_no) references seat_row on delete cascade
);

-- code is the first part of every order code of the event, so that a code leads to its event.
-- revision grows with every change that engines must notice.
create table event (
    event_id            int8 primary key,
    slug                text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    code                text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{5}$'),
    name                text not null check (name <> ''),
    venue_id            int8 not null references venue,
    chart_id            int8 not null references chart,
    starts_at           timestamptz not null,
    doors_at            timestamptz,
    status              text not null
        check (status in ('draft', 'on_sale', 'paused', 'closed', 'cancelled')),
    currency            char(3) not null check (currency ~ '^[A-Z]{3}$'),
    hold_s              int4 not null check (hold_s > 0),
    hold_s_max          int4 not null check (hold_s_max >= hold_s),
    seats_per_buyer_max int4 check (seats_per_buyer_max > 0),
    revision            int8 not null default 1,
    created_at          timestamptz not null default now(),
    check (doors_at is null or doors_at <= starts_at)
);

create table channel (
    event_id     int8 not null references event,
    channel_no   int2 not null check (channel_no >= 0),
    slug         text not null,
    name         text not null,
    on_sale_from timestamptz not null,
    on_sale_to   timestamptz not null check (on_sale_to > on_sale_from),
    primary key (event_id, channel_no),
    unique (event_id, slug)
);

create table price_category (
    event_id    int8 not null references event,
    category_no int2 not null check (category_no >= 0),
    slug        text not null,
    name        text not null check (name <> ''),
    color       text not null check (color ~ '^#[0-9a-f]{6}$'),
    primary key (event_id, category_no),
    unique (event_id, slug)
);

create table ticket_type (
    event_id       int8 not null,
    category_no    int2 not null,
    ticket_type_no int2 not null check (ticket_type_no >= 0),
    slug           text not null,
    name           text not null check (name <> ''),
    price_minor    int8 not null check (price_minor >= 0),
    primary key (event_id, category_no, ticket_type_no),
    unique (event_id, category_no, slug),
    foreign key (event_id, category_no) references price_category
);

-- The unit of inventory; a general-admission place is one row too. state: a available, h held,
-- s sold, b blocked. version grows by one with every change of state. fillfactor leaves room for
-- the next versions of a row on its own page, and no changing column is indexed, so that every
-- change is heap-only. Its event exists because its category does: a second foreign key would
-- only make a million seats slower to insert.
create table event_seat (
    event_id        int8 not null,
    seat_no         int4 not null check (seat_no >= 0),
    version         int4 not null default 0,
    category_no     int2 not null,
    state           "char" not null default 'a',
    hold_id         uuid,
    hold_expires_at timestamptz,
    order_id        uuid,
    primary key (event_id, seat_no),
    foreign key (event_id, category_no) references price_category,
    check (case state
        when 'a' then hold_id is null and hold_expires_at is null and order_id is null
        when 'h' then hold_id is not null and hold_expires_at is not null and order_id is null
        when 's' then order_id is not null and hold_expires_at is null
        when 'b' then hold_id is null and hold_expires_at is null and order_id is null
        else false end)
) with (fillfactor = 45, autovacuum_vacuum_scale_factor = 0.4);

-- state: a active, r released, c confirmed into an order, e expired, v void (a commit that was in
-- doubt and is now certain never to happen). buyer_key is a hash, null for an anonymous hold.
create table hold (
    event_id       int8 not null,
    hold_id        uuid not null,
    state          "char" not null check (state in ('a', 'r', 'c', 'e', 'v')),
    channel_no     int2 not null,
    buyer_key      bytea,
    seats          int4[] not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    expires_max_at timestamptz not null,
    primary key (event_id, hold_id)
) with (fillfactor = 90);

create index hold_buyer on hold (event_id, buyer_key) where buyer_key is not null;

-- One row a buyer of an event that limits seats per buyer: what two engines lock to count.
create table event_buyer (
    event_id  int8 not null,
    buyer_key bytea not null,
    primary key (event_id, buyer_key)
);

create table orders (
    event_id    int8 not null references event,
    order_id    uuid not null,
    code        text not null,
    hold_id     uuid not null,
    channel_no  int2 not null,
    buyer_key   bytea not null,
    buyer_name  text not null,
    buyer_email text not null,
    currency    char(3) not null,
    total_minor int8 not null check (total_minor >= 0),
    created_at  timestamptz not null,
    primary key (event_id, order_id),
    unique (event_id, code),
    unique (event_id, hold_id),
    foreign key (event_id, hold_id) references hold
);

create table order_item (
    event_id       int8 not null,
    order_id       uuid not null,
    item_no        int2 not null,
    seat_no        int4 not null,
    category_no    int2 not null,
    ticket_type_no int2 not null,
    price_minor    int8 not null check (price_minor >= 0),
    state          "char" not null default 'a' check (state in ('a', 'c')),
    primary key (event_id, order_id, item_no),
    foreign key (event_id, order_id) references orders,
    foreign key (event_id, seat_no) references event_seat,
    foreign key (event_id, category_no, ticket_type_no) references ticket_type
);

-- A seat is sold at most once at a time, whatever the rest of the program believes.
create unique index order_item_seat on order_item (event_id, seat_no) where state = 'a';

-- Append-only. Its key lets each version of a seat be made by one transaction only: two claims
-- that both start from version n collide here. xid finds what changed since a snapshot.
create table seat_history (
    event_id   int8 not null,
    seat_no    int4 not null,
    version    int4 not null,
    xid        xid8 not null default pg_current_xact_id(),
    engine_id  int4 not null,
    from_state "char" not null,
    to_state   "char" not null,
    reason     "char" not null,
    hold_id    uuid,
    order_id   uuid,
    actor      text,
    at         timestamptz not null default now(),
    primary key (event_id, seat_no, version)
) with (autovacuum_vacuum_insert_scale_factor = 1.0);

create index seat_history_xid on seat_history (event_id, xid);

-- What was answered to a request that carried an Idempotency-Key, for a day.
create table idempotency (
    event_id     int8 not null,
    key_hash     bytea not null,
    request_hash bytea not null,
    status       int2 not null,
    body         text not null,
    created_at   timestamptz not null default now(),
    primary key (event_id, key_hash)
);
