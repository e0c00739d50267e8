#include "engine/store/refusalstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement add_refusals{"add_refusals", R"(
insert into refusal_count as c (event_id, hour, reason, refusals)
select $1::int8, date_trunc('hour', now()), r.reason, r.refusals::int8
from unnest($2::text[], $3::text[]) as r(reason, refusals)
on conflict (event_id, hour, reason) do update set refusals = c.refusals + excluded.refusals)"};

}  // namespace

void addRefusals(pool::Connection& connection, core::EventId event,
                 const board::RefusalTally::Counts& counts) {
    auto reasons = BinaryArray::text();
    auto refusals = BinaryArray::text();  // there is no array of int8
    for (const auto& [code, count] : counts) {
        reasons.add(core::slug(code));
        refusals.add(std::to_string(count));
    }
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, add_refusals, event.value, reasons.parameter(), refusals.parameter());
}

}  // namespace seatlock::store
