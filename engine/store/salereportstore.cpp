#include "engine/store/salereportstore.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement report_head{"report_head", R"(
select e.slug, e.name, v.name, v.time_zone, e.status, e.currency,
    (extract(epoch from e.starts_at) * 1000000)::int8, (extract(epoch from now()) * 1000000)::int8
from event e join venue v using (venue_id) where e.event_id = $1::int8)"};

constexpr Statement report_sums{"report_sums", R"(
select count(*) filter (where t.tickets > 0), count(*) filter (where o.state = 'c'),
    count(distinct lower(o.buyer_email)) filter (where t.tickets > 0),
    coalesce(sum(o.total_minor), 0)::int8, coalesce(sum(t.price), 0)::int8,
    coalesce(sum(case when o.state = 'c' then 0 else o.fee_minor + t.fee end), 0)::int8,
    coalesce(sum(o.paid_minor), 0)::int8, coalesce(sum(o.refunded_minor), 0)::int8
from orders o
cross join lateral (
    select count(*) as tickets, coalesce(sum(price_minor), 0) as price,
        coalesce(sum(fee_minor), 0) as fee
    from order_item i
    where i.event_id = o.event_id and i.order_id = o.order_id and i.state = 'a') t
where o.event_id = $1::int8)"};

constexpr Statement report_days{"report_days", R"(
select (o.created_at at time zone v.time_zone)::date::text, count(distinct o.order_id), count(*),
    sum(i.price_minor)::int8
from event e
join venue v using (venue_id)
join orders o using (event_id)
join order_item i on i.event_id = o.event_id and i.order_id = o.order_id and i.state = 'a'
where e.event_id = $1::int8
group by 1 order by 1)"};

constexpr Statement report_sections{"report_sections", R"(
select '', k.name,
    count(*) filter (where s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now())),
    count(*) filter (where s.state = 'h' and s.hold_expires_at > now()),
    count(*) filter (where s.state = 's'), count(*) filter (where s.state = 'b'),
    coalesce(sum(i.price_minor), 0)::int8
from event e
join section k using (chart_id)
join seat_row r on r.chart_id = k.chart_id and r.section_no = k.section_no
join seat c on c.chart_id = r.chart_id and c.row_no = r.row_no
join event_seat s on s.event_id = e.event_id and s.seat_no = c.seat_no
left join order_item i on i.event_id = s.event_id and i.seat_no = s.seat_no and i.state = 'a'
where e.event_id = $1::int8
group by k.section_no, k.name order by k.section_no)"};

constexpr Statement report_categories{"report_categories", R"(
select c.slug, c.name,
    count(*) filter (where s.state = 'a' or (s.state = 'h' and s.hold_expires_at <= now())),
    count(*) filter (where s.state = 'h' and s.hold_expires_at > now()),
    count(*) filter (where s.state = 's'), count(*) filter (where s.state = 'b'),
    coalesce(sum(i.price_minor), 0)::int8
from price_category c
left join event_seat s on s.event_id = c.event_id and s.category_no = c.category_no
left join order_item i on i.event_id = s.event_id and i.seat_no = s.seat_no and i.state = 'a'
where c.event_id = $1::int8
group by c.category_no, c.slug, c.name order by c.category_no)"};

constexpr Statement report_channels{"report_channels", R"(
select c.slug, c.name, count(distinct o.order_id) filter (where i.item_no is not null),
    count(i.item_no), coalesce(sum(i.price_minor), 0)::int8,
    (select count(*) from event_seat s where s.event_id = $1::int8 and s.channel_no = c.channel_no)
from channel c
left join orders o on o.event_id = c.event_id and o.channel_no = c.channel_no
left join order_item i on i.event_id = o.event_id and i.order_id = o.order_id and i.state = 'a'
where c.event_id = $1::int8
group by c.channel_no, c.slug, c.name order by c.channel_no)"};

constexpr Statement report_prices{"report_prices", R"(
select c.slug, t.slug, c.name, t.name, i.price_minor, count(*), sum(i.price_minor)::int8
from order_item i
join price_category c on c.event_id = i.event_id and c.category_no = i.category_no
join ticket_type t on t.event_id = i.event_id and t.category_no = i.category_no
    and t.ticket_type_no = i.ticket_type_no
where i.event_id = $1::int8 and i.state = 'a'
group by c.category_no, c.slug, c.name, t.ticket_type_no, t.slug, t.name, i.price_minor
order by c.category_no, t.ticket_type_no, i.price_minor desc)"};

constexpr Statement report_holds{"report_holds", R"(
select count(*) filter (where state = 'c'),
    count(*) filter (where state = 'e' or (state = 'a' and expires_at <= now())),
    count(*) filter (where state = 'r'),
    count(*) filter (where state = 'a' and expires_at > now())
from hold where event_id = $1::int8)"};

constexpr Statement report_refusals{"report_refusals", R"(
select reason, sum(refusals)::int8 from refusal_count where event_id = $1::int8
group by reason order by 2 desc, 1)"};

// By the hour; by the minute where all of it took less than six hours.
constexpr Statement report_curve{"report_curve", R"(
with sold as (
    select o.created_at as at
    from orders o
    join order_item i on i.event_id = o.event_id and i.order_id = o.order_id and i.state = 'a'
    where o.event_id = $1::int8
), step as (
    select case when max(at) - min(at) < interval '6 hours' then 'minute' else 'hour' end as unit
    from sold
), spans as (
    select date_trunc(unit, at) + ('1 ' || unit)::interval as ends from sold, step
)
select (extract(epoch from ends) * 1000000)::int8, sum(count(*)) over (order by ends)::int8
from spans group by ends order by ends)"};

std::int64_t number(const pqxx::row& row, int column) {
    return integer<std::int64_t>(row[column]);
}

std::string words(const pqxx::row& row, int column) {
    return std::string(text(row[column]));
}

/// Reads one report within its transaction.
class ReportReader {
public:
    ReportReader(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event)
        : connection_(connection), tx_(tx), event_(event) {}

    std::optional<SaleReport> read() {
        const auto head = rows(report_head);
        if (head.empty()) return std::nullopt;
        SaleReport out;
        out.event = words(head[0], 0);
        out.name = words(head[0], 1);
        out.venue = words(head[0], 2);
        out.time_zone = words(head[0], 3);
        out.status = words(head[0], 4);
        out.currency = words(head[0], 5);
        out.starts_at = number(head[0], 6);
        out.now = number(head[0], 7);
        readSums(out);
        readSales(out);
        readHolds(out);
        return out;
    }

private:
    pqxx::result rows(const Statement& statement) {
        return run(connection_, tx_, statement, event_.value);
    }

    void readSums(SaleReport& out) {
        const auto sums = rows(report_sums)[0];
        out.orders = number(sums, 0);
        out.cancelled = number(sums, 1);
        out.buyers = number(sums, 2);
        out.revenue_minor = number(sums, 3);
        out.tickets_minor = number(sums, 4);
        out.fees_minor = number(sums, 5);
        out.paid_minor = number(sums, 6);
        out.refunds_minor = number(sums, 7);
        out.sections = groups(report_sections);
        out.categories = groups(report_categories);
        for (const auto& section : out.sections) {
            out.places.available += section.places.available;
            out.places.held += section.places.held;
            out.places.sold += section.places.sold;
            out.places.blocked += section.places.blocked;
        }
    }

    std::vector<SaleReport::Group> groups(const Statement& statement) {
        std::vector<SaleReport::Group> out;
        for (const auto& row : rows(statement)) {
            out.push_back({words(row, 0),
                           words(row, 1),
                           {number(row, 2), number(row, 3), number(row, 4), number(row, 5)},
                           number(row, 6)});
        }
        return out;
    }

    void readSales(SaleReport& out) {
        for (const auto& row : rows(report_days)) {
            out.days.push_back({words(row, 0), number(row, 1), number(row, 2), number(row, 3)});
        }
        for (const auto& row : rows(report_channels)) {
            out.channels.push_back({words(row, 0), words(row, 1), number(row, 2), number(row, 3),
                                    number(row, 4), number(row, 5)});
        }
        for (const auto& row : rows(report_prices)) {
            out.prices.push_back({words(row, 0), words(row, 1), words(row, 2), words(row, 3),
                                  number(row, 4), number(row, 5), number(row, 6)});
        }
        for (const auto& row : rows(report_curve)) {
            out.curve.push_back({number(row, 0), number(row, 1)});
        }
    }

    void readHolds(SaleReport& out) {
        const auto holds = rows(report_holds)[0];
        out.holds = {number(holds, 0), number(holds, 1), number(holds, 2), number(holds, 3)};
        for (const auto& row : rows(report_refusals)) {
            out.refusals.push_back({words(row, 0), number(row, 1)});
        }
    }

    pool::Connection& connection_;
    pqxx::transaction_base& tx_;
    const core::EventId event_;
};

}  // namespace

std::optional<SaleReport> readSaleReport(pool::Connection& connection, core::EventId event) {
    pqxx::transaction<pqxx::repeatable_read, pqxx::read_only> tx(connection.native());
    return ReportReader(connection, tx, event).read();
}

}  // namespace seatlock::store
