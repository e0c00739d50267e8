#include "engine/store/checkinstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr int tries_max = 3;

// locked takes the tickets one after the other in the same order everywhere, so that two engines
// cannot wait for each other, and sees each as it is by then, which the snapshot may not: moved
// goes by what locked saw. A scan that is on file already is answered from there.
constexpr Statement record_scans{"record_scans", R"(
with wanted as materialized (
    select w.*, w.way = 1 as going_out,
        coalesce(least(to_timestamp(w.at_us / 1000000.0), now()), now()) as at
    from unnest($1::int8[], $2::uuid[], $3::int8[], $4::text[], $5::int2[], $6::text[], $7::int2[],
                $8::int8[], $9::uuid[], $10::text[])
        with ordinality as w(event_id, scan_id, ticket_id, given, way, door, offline, at_us,
                             user_id, actor, no)
), known as materialized (
    select w.no, c.ticket_id, c.result, c.passage, c.at, c.going_out
    from wanted w join check_in c using (event_id, scan_id)
), locked as materialized (
    select w.no, w.way, t.event_id, t.ticket_id, t.state, t.passages
    from wanted w join ticket t on t.event_id = w.event_id and t.ticket_id = w.ticket_id
    where w.no not in (select no from known)
    order by t.event_id, t.ticket_id
    for update of t
), moved as (
    update ticket t set passages = l.passages + 1
    from locked l
    where t.event_id = l.event_id and t.ticket_id = l.ticket_id
        and l.state = 'v' and l.passages % 2 = l.way
    returning l.no, t.passages
), judged as materialized (
    select w.*, coalesce(m.passages, l.passages, 0) as passage, (case
            when w.ticket_id is null then w.given
            when m.no is not null then 'v'
            when l.no is null then 'x'
            when l.state = 'r' then 'c'
            when w.way = 0 then 'u'
            else 'n' end)::"char" as result
    from wanted w left join locked l using (no) left join moved m using (no)
    where w.no not in (select no from known)
), told as (
    insert into check_in (event_id, scan_id, ticket_id, result, passage, going_out, door, offline,
                          user_id, actor, at)
    select event_id, scan_id, ticket_id, result, passage, going_out, door, offline = 1, user_id,
        actor, at
    from judged
)
select s.no, s.result, s.passage, (extract(epoch from s.at) * 1000000)::int8, s.known,
    s.ticket_id is distinct from w.ticket_id or s.going_out <> w.going_out,
    i.seat_no, o.buyer_name, o.code
from (select no, ticket_id, result, passage, at, going_out, false as known from judged
      union all select no, ticket_id, result, passage, at, going_out, true from known) s
join wanted w using (no)
left join ticket t on t.event_id = w.event_id and t.ticket_id = w.ticket_id
left join order_item i on i.event_id = t.event_id and i.order_id = t.order_id
    and i.item_no = t.item_no
left join orders o on o.event_id = t.event_id and o.order_id = t.order_id)"};

constexpr Statement read_passages{"read_passages", R"(
select w.no, c.door, (extract(epoch from c.at) * 1000000)::int8
from unnest($1::int8[], $2::int8[], $3::int4[], $4::int4[]) as w(event_id, ticket_id, passage, no)
join check_in c on c.event_id = w.event_id and c.ticket_id = w.ticket_id
    and c.passage = w.passage and c.result = 'v')"};

constexpr Statement count_doors{"count_doors", R"(
select door, count(*) filter (where result = 'v' and not going_out),
    count(*) filter (where result = 'v' and going_out), count(*) filter (where result <> 'v'),
    count(*) filter (where result <> 'v' and offline and not going_out),
    (extract(epoch from max(at)) * 1000000)::int8
from check_in where event_id = $1::int8 group by door order by door)"};

constexpr Statement count_inside{"count_inside", R"(
select count(*), count(*) filter (where passages > 0),
    count(*) filter (where passages % 2 = 1)
from ticket where event_id = $1::int8 and state = 'v')"};

constexpr Statement let_in_twice{"let_in_twice", R"(
select c.ticket_id, i.seat_no, o.buyer_name, o.code, c.result, c.door,
    (extract(epoch from c.at) * 1000000)::int8, v.door,
    (extract(epoch from v.at) * 1000000)::int8
from check_in c
join ticket t on t.event_id = c.event_id and t.ticket_id = c.ticket_id
join order_item i on i.event_id = t.event_id and i.order_id = t.order_id
    and i.item_no = t.item_no
join orders o on o.event_id = t.event_id and o.order_id = t.order_id
left join check_in v on v.event_id = c.event_id and v.ticket_id = c.ticket_id
    and v.passage = c.passage and v.result = 'v'
where c.event_id = $1::int8 and c.offline and not c.going_out and c.result in ('u', 'c')
order by c.recorded_at desc, c.scan_id limit $2::int4)"};

struct Undecided {
    std::size_t scan;
    std::int32_t passage;
};

pqxx::result record(pool::Connection& connection, pqxx::transaction_base& tx,
                    const std::vector<ScanRecord>& scans) {
    auto events = BinaryArray::int8();
    auto ids = BinaryArray::uuid();
    auto tickets = BinaryArray::int8();
    auto given = BinaryArray::text();
    auto out = BinaryArray::int2();
    auto doors = BinaryArray::text();
    auto offline = BinaryArray::int2();
    auto at = BinaryArray::int8();
    auto users = BinaryArray::uuid();
    auto actors = BinaryArray::text();
    for (const auto& scan : scans) {
        events.add(scan.event.value);
        ids.add(scan.scan);
        scan.ticket ? tickets.add(scan.ticket->value) : tickets.addNull();
        const char letter = static_cast<char>(scan.given);
        given.add(std::string_view(&letter, 1));
        out.add(static_cast<std::int16_t>(scan.going_out ? 1 : 0));
        doors.add(scan.door);
        offline.add(static_cast<std::int16_t>(scan.offline ? 1 : 0));
        scan.at ? at.add(*scan.at) : at.addNull();
        users.add(scan.user);
        actors.add(scan.actor);
    }
    return run(connection, tx, record_scans, events.parameter(), ids.parameter(),
               tickets.parameter(), given.parameter(), out.parameter(), doors.parameter(),
               offline.parameter(), at.parameter(), users.parameter(), actors.parameter());
}

/// The passage before, for those that were refused for it: by now it is committed.
void addPassages(pool::Connection& connection, pqxx::transaction_base& tx,
                 const std::vector<ScanRecord>& scans, const std::vector<Undecided>& refused,
                 std::vector<ScanOutcome>& outcomes) {
    if (refused.empty()) return;
    auto events = BinaryArray::int8();
    auto tickets = BinaryArray::int8();
    auto passages = BinaryArray::int4();
    auto numbers = BinaryArray::int4();
    for (const auto& one : refused) {
        events.add(scans[one.scan].event.value);
        tickets.add(scans[one.scan].ticket->value);
        passages.add(one.passage);
        numbers.add(static_cast<std::int32_t>(one.scan));
    }
    for (const auto& row : run(connection, tx, read_passages, events.parameter(),
                               tickets.parameter(), passages.parameter(), numbers.parameter())) {
        outcomes[integer<std::size_t>(row[0])].last =
            Passage{std::string(text(row[1])), integer<core::Micros>(row[2])};
    }
}

std::vector<ScanOutcome> recordOnce(pool::Connection& connection,
                                    const std::vector<ScanRecord>& scans) {
    pqxx::nontransaction tx(connection.native());
    std::vector<ScanOutcome> outcomes(scans.size());
    std::vector<Undecided> refused;
    for (const auto& row : record(connection, tx, scans)) {
        const auto at = integer<std::size_t>(row[0]) - 1;
        auto& outcome = outcomes[at];
        outcome.result = static_cast<ScanResult>(text(row[1])[0]);
        outcome.at = integer<core::Micros>(row[3]);
        outcome.repeated = boolean(row[4]);
        outcome.other_scan = boolean(row[5]);
        if (!row[6].is_null()) {
            outcome.seat = integer<core::SeatNo>(row[6]);
            outcome.buyer_name = text(row[7]);
            outcome.order = text(row[8]);
        }
        const bool passed_before =
            outcome.result == ScanResult::already_used || outcome.result == ScanResult::not_inside;
        if (passed_before && scans[at].ticket && !outcome.other_scan) {
            refused.push_back({at, integer<std::int32_t>(row[2])});
        }
    }
    addPassages(connection, tx, scans, refused, outcomes);
    return outcomes;
}

}  // namespace

std::vector<ScanOutcome> recordScans(pool::Connection& connection,
                                     const std::vector<ScanRecord>& scans) {
    // Another engine may have kept a scan of the same id between snapshot and insertion: then it
    // is on file when this looks again.
    for (int tries = 1;; ++tries) {
        try {
            return recordOnce(connection, scans);
        } catch (const pqxx::unique_violation&) {
            if (tries == tries_max) throw;
        }
    }
}

GateCounts countDoors(pool::Connection& connection, core::EventId event) {
    pqxx::nontransaction tx(connection.native());
    GateCounts out;
    for (const auto& row : run(connection, tx, count_doors, event.value)) {
        out.doors.push_back({std::string(text(row[0])), integer<std::int64_t>(row[1]),
                             integer<std::int64_t>(row[2]), integer<std::int64_t>(row[3]),
                             integer<std::int64_t>(row[4]), integer<core::Micros>(row[5])});
    }
    const auto inside = run(connection, tx, count_inside, event.value);
    out.tickets = integer<std::int64_t>(inside[0][0]);
    out.admitted = integer<std::int64_t>(inside[0][1]);
    out.inside = integer<std::int64_t>(inside[0][2]);
    return out;
}

std::vector<LetInTwice> listLetInTwice(pool::Connection& connection, core::EventId event,
                                       int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<LetInTwice> out;
    for (const auto& row : run(connection, tx, let_in_twice, event.value, limit)) {
        LetInTwice one;
        one.ticket.value = integer<std::int64_t>(row[0]);
        one.seat = integer<core::SeatNo>(row[1]);
        one.buyer_name = text(row[2]);
        one.order = text(row[3]);
        one.result = static_cast<ScanResult>(text(row[4])[0]);
        one.passage = {std::string(text(row[5])), integer<core::Micros>(row[6])};
        if (!row[7].is_null()) {
            one.accepted = Passage{std::string(text(row[7])), integer<core::Micros>(row[8])};
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace seatlock::store
