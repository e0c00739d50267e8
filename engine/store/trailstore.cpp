#include "engine/store/trailstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement append_trail{"append_trail", R"(
insert into audit_trail (entry_id, user_id, login, via, action, resource, event_id, status, details)
values ($1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::int8, $8::int2,
    $9::jsonb))"};

constexpr Statement read_trail{"read_trail", R"(
select t.entry_id, (extract(epoch from t.at) * 1000000)::int8, t.user_id, t.login, t.via, t.action,
    t.resource, t.event_id, coalesce(e.slug, ''), t.status, t.details::text
from audit_trail t left join event e using (event_id)
where ($1::text is null or t.login = $1::text)
    and ($2::text is null or t.action = $2::text)
    and ($3::text is null or e.slug = $3::text)
    and ($4::text is null or t.resource = $4::text or starts_with(t.resource, $4::text || '/'))
    and ($5::int8 is null or t.at >= to_timestamp($5::int8 / 1000000.0))
    and ($6::int8 is null or t.at < to_timestamp($6::int8 / 1000000.0))
    and ($7::uuid is null or (t.at, t.entry_id) < (
        select b.at, b.entry_id from audit_trail b where b.entry_id = $7::uuid))
order by t.at desc, t.entry_id desc limit $8::int4)"};

}  // namespace

void appendTrail(pool::Connection& connection, pqxx::transaction_base& tx,
                 const TrailEntry& entry) {
    std::optional<std::int64_t> event;
    if (entry.event) event = entry.event->value;
    run(connection, tx, append_trail, binary(entry.id), Nullable(entry.user), entry.login,
        entry.via, entry.action, entry.resource, Nullable(event), entry.status, entry.details);
}

void appendTrail(pool::Connection& connection, const TrailEntry& entry) {
    pqxx::nontransaction tx(connection.native());
    appendTrail(connection, tx, entry);
}

std::vector<TrailEntry> readTrail(pool::Connection& connection, const TrailQuery& query) {
    pqxx::nontransaction tx(connection.native());
    std::vector<TrailEntry> out;
    for (const auto& row :
         run(connection, tx, read_trail, Nullable(query.login), Nullable(query.action),
             Nullable(query.event), Nullable(query.resource), Nullable(query.from),
             Nullable(query.to), Nullable(query.before), query.limit)) {
        TrailEntry entry;
        entry.id = uuid<staff::EntryId>(row[0]);
        entry.at = integer<core::Micros>(row[1]);
        if (!row[2].is_null()) entry.user = uuid<staff::UserId>(row[2]);
        entry.login = text(row[3]);
        entry.via = text(row[4]);
        entry.action = text(row[5]);
        entry.resource = text(row[6]);
        if (!row[7].is_null()) entry.event = core::EventId{integer<std::int64_t>(row[7])};
        entry.event_slug = text(row[8]);
        entry.status = integer<int>(row[9]);
        entry.details = text(row[10]);
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace seatlock::store
