#include "engine/store/auditstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/guarded.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <algorithm>
#include <map>
#include <set>

namespace seatlock::store {

using core::HoldId;
using core::Result;
using core::SeatNo;

namespace {

constexpr std::size_t batch_max = 20'000;  // elements of one statement's arrays

constexpr Statement find_event{"audit_find_event", R"(
select event_id, (extract(epoch from clock_timestamp()) * 1000000)::int8
from event where slug = $1::text)"};

constexpr Statement read_seats{"audit_read_seats", R"(
select s.label, coalesce(es.state = 'a' or (es.state = 'h' and es.hold_expires_at <= now()),
                         false)
from event e
join seat s on s.chart_id = e.chart_id
left join event_seat es on es.event_id = e.event_id and es.seat_no = s.seat_no
where e.event_id = $1::int8
order by s.seat_no)"};

constexpr Statement read_slugs{"audit_read_slugs", "select slug from event order by slug"};

constexpr Statement lost_claims{"audit_lost_claims", R"(
select c.n - 1
from unnest($2::uuid[], $3::int4[]) with ordinality as c(hold_id, seat_no, n)
left join hold h on h.event_id = $1::int8 and h.hold_id = c.hold_id and h.state <> 'v'
where h.hold_id is null or not exists (
    select from seat_history t
    where t.event_id = $1::int8 and t.seat_no = c.seat_no and t.hold_id = c.hold_id
        and t.to_state = 'h'))"};

// A claim has ended when the seat was free at some time after it, or was taken over when the
// hold's time was over.
constexpr Statement lasting_claims{"audit_lasting_claims", R"(
select c.n - 1
from unnest($2::uuid[], $3::int4[]) with ordinality as c(hold_id, seat_no, n)
where not exists (
    select from seat_history t
    join hold h on h.event_id = $1::int8 and h.hold_id = c.hold_id
    join seat_history after on after.event_id = $1::int8 and after.seat_no = c.seat_no
        and after.version > t.version
    where t.event_id = $1::int8 and t.seat_no = c.seat_no and t.hold_id = c.hold_id
        and t.to_state = 'h'
        and (after.to_state = 'a'
            or (after.from_state = 'h' and after.to_state = 'h' and after.hold_id <> c.hold_id
                and after.at >= h.expires_at))))"};

constexpr Statement unsold_holds{"audit_unsold_holds", R"(
select c.hold_id
from unnest($2::uuid[]) as c(hold_id)
left join hold h on h.event_id = $1::int8 and h.hold_id = c.hold_id
left join orders o on o.event_id = $1::int8 and o.hold_id = c.hold_id
where o.order_id is null or h.state <> 'c' or exists (
    select from unnest(h.seats) as l(seat_no)
    where not exists (
        select from order_item i
        where i.event_id = $1::int8 and i.order_id = o.order_id and i.seat_no = l.seat_no)))"};

constexpr Statement seat_holds_since{"audit_seat_holds_since", R"(
select distinct t.hold_id
from unnest($2::int4[]) as w(seat_no)
join seat_history t on t.event_id = $1::int8 and t.seat_no = w.seat_no
where t.to_state = 'h' and t.at >= to_timestamp($3::int8 / 1000000.0))"};

constexpr Statement holds_since{"audit_holds_since", R"(
select hold_id from hold
where event_id = $1::int8 and state <> 'v' and created_at >= to_timestamp($2::int8 / 1000000.0))"};

/// Runs `statement` over the claims in batches; the indexes it returns.
std::vector<std::size_t> claimsThat(const Statement& statement, pool::Connection& connection,
                                    pqxx::transaction_base& tx, core::EventId event,
                                    std::span<const SeatClaim> claims) {
    std::vector<std::size_t> out;
    for (std::size_t from = 0; from < claims.size(); from += batch_max) {
        auto holds = BinaryArray::uuid();
        auto seats = BinaryArray::int4();
        for (const auto& claim : claims.subspan(from, std::min(batch_max, claims.size() - from))) {
            holds.add(claim.hold);
            seats.add(claim.seat);
        }
        const auto rows =
            run(connection, tx, statement, event.value, holds.parameter(), seats.parameter());
        for (const auto& row : rows) out.push_back(from + integer<std::size_t>(row[0]));
    }
    std::ranges::sort(out);
    return out;
}

/// The claims of seats that are claimed more than once, and seats claimed in one hold twice.
std::vector<SeatClaim> rivals(std::span<const SeatClaim> claims, std::set<SeatNo>& twice) {
    std::vector<SeatClaim> sorted(claims.begin(), claims.end());
    std::ranges::sort(sorted, [](const SeatClaim& a, const SeatClaim& b) {
        return std::tie(a.seat, a.hold) < std::tie(b.seat, b.hold);
    });
    std::vector<SeatClaim> out;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i;
        while (end < sorted.size() && sorted[end].seat == sorted[i].seat) {
            if (end > i && sorted[end].hold == sorted[end - 1].hold) twice.insert(sorted[i].seat);
            ++end;
        }
        if (end - i > 1) out.insert(out.end(), sorted.begin() + i, sorted.begin() + end);
        i = end;
    }
    return out;
}

std::vector<HoldId> holdIds(const pqxx::result& rows) {
    std::vector<HoldId> out;
    out.reserve(static_cast<std::size_t>(rows.size()));
    for (const auto& row : rows) out.push_back(uuid<HoldId>(row[0]));
    return out;
}

}  // namespace

Result<std::optional<EventSeats>> readEventSeats(pool::Connection& connection,
                                                 const std::string& slug) {
    return guarded<std::optional<EventSeats>>(connection, [&]() -> std::optional<EventSeats> {
        pqxx::nontransaction tx(connection.native());
        const auto found = run(connection, tx, find_event, slug);
        if (found.empty()) return std::nullopt;
        EventSeats out;
        out.event = {integer<std::int64_t>(found[0][0])};
        out.now = integer<core::Micros>(found[0][1]);
        for (const auto& row : run(connection, tx, read_seats, out.event.value)) {
            if (boolean(row[1])) out.free.push_back(static_cast<SeatNo>(out.labels.size()));
            out.labels.emplace_back(text(row[0]));
        }
        return out;
    });
}

Result<std::vector<std::string>> eventSlugs(pool::Connection& connection) {
    return guarded<std::vector<std::string>>(connection, [&] {
        pqxx::nontransaction tx(connection.native());
        std::vector<std::string> out;
        for (const auto& row : run(connection, tx, read_slugs)) out.emplace_back(text(row[0]));
        return out;
    });
}

Result<ClaimCheck> checkClaims(pool::Connection& connection, core::EventId event,
                               std::span<const SeatClaim> claims) {
    return guarded<ClaimCheck>(connection, [&] {
        pqxx::nontransaction tx(connection.native());
        ClaimCheck out;
        out.lost = claimsThat(lost_claims, connection, tx, event, claims);
        std::set<SeatNo> twice;
        const auto contested = rivals(claims, twice);
        std::map<SeatNo, int> lasting;
        for (const auto index : claimsThat(lasting_claims, connection, tx, event, contested)) {
            if (++lasting[contested[index].seat] == 2) twice.insert(contested[index].seat);
        }
        out.twice.assign(twice.begin(), twice.end());
        return out;
    });
}

Result<std::vector<HoldId>> unsoldHolds(pool::Connection& connection, core::EventId event,
                                        std::span<const HoldId> holds) {
    return guarded<std::vector<HoldId>>(connection, [&] {
        pqxx::nontransaction tx(connection.native());
        std::vector<HoldId> out;
        for (std::size_t from = 0; from < holds.size(); from += batch_max) {
            auto ids = BinaryArray::uuid();
            for (const auto& id : holds.subspan(from, std::min(batch_max, holds.size() - from))) {
                ids.add(id);
            }
            const auto some =
                holdIds(run(connection, tx, unsold_holds, event.value, ids.parameter()));
            out.insert(out.end(), some.begin(), some.end());
        }
        return out;
    });
}

Result<std::vector<HoldId>> holdsSince(pool::Connection& connection, core::EventId event,
                                       std::span<const SeatNo> seats, core::Micros since) {
    return guarded<std::vector<HoldId>>(connection, [&] {
        pqxx::nontransaction tx(connection.native());
        if (seats.empty()) return holdIds(run(connection, tx, holds_since, event.value, since));
        auto numbers = BinaryArray::int4();
        for (const SeatNo seat : seats) numbers.add(seat);
        return holdIds(
            run(connection, tx, seat_holds_since, event.value, numbers.parameter(), since));
    });
}

}  // namespace seatlock::store
