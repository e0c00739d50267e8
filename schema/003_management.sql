-- What organizers manage: addresses, charts as they are drawn, texts and fees of events.

alter table venue
    add column address  text not null default '',
    add column revision int8 not null default 1;

-- document is the chart as it is drawn, in Seatlock's own file format; null: the chart was never
-- drawn, and is its rows. A draft has no rows. seats are without standing places, places with
-- them.
alter table chart
    add column document   text,
    add column seats      int4 not null default 0 check (seats >= 0),
    add column places     int4 not null default 0 check (places >= seats),
    add column revision   int8 not null default 1,
    add column updated_at timestamptz not null default now();

update chart c set
    places = (select count(*) from seat s where s.chart_id = c.chart_id),
    seats = (select count(*) from seat s join seat_row r using (chart_id, row_no)
             join section n using (chart_id, section_no)
             where s.chart_id = c.chart_id and n.kind = 'seated');

-- layout grows with every change of which seats there are or what they cost, after which engines
-- read the event's seats anew.
alter table event
    add column description text not null default '',
    add column ticket_text text not null default '',
    add column layout      int8 not null default 1;

-- What is charged beyond the price: once for each ticket, or once for an order.
create table event_fee (
    event_id     int8 not null references event,
    fee_no       int2 not null check (fee_no >= 0),
    name         text not null check (name <> ''),
    per          text not null check (per in ('ticket', 'order')),
    amount_minor int8 not null check (amount_minor >= 0),
    primary key (event_id, fee_no)
);
