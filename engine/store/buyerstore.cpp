#include "engine/store/buyerstore.h"

#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

// In order of key, so that two engines that insert the same new buyers cannot deadlock.
constexpr Statement add_buyers{"add_buyers", R"(
insert into event_buyer (event_id, buyer_key)
select $1::int8, key from unnest($2::bytea[]) as k(key)
where not exists (select from event_buyer b where b.event_id = $1::int8 and b.buyer_key = key)
order by key
on conflict do nothing)"};

constexpr Statement lock_buyers{"lock_buyers", R"(
select encode(buyer_key, 'hex') from event_buyer
where event_id = $1::int8 and buyer_key = any($2::bytea[]) for update skip locked)"};

constexpr Statement count_seats{"count_seats", R"(
select encode(buyer_key, 'hex'), sum(cardinality(seats))
from hold
where event_id = $1::int8 and buyer_key = any($2::bytea[]) and hold_id <> $3::uuid
    and (state = 'c' or (state = 'a' and expires_at > now()))
group by buyer_key)"};

pqxx::binarystring keyArray(const std::set<std::string>& keys) {
    auto array = BinaryArray::bytea();
    for (const auto& key : keys) array.add(key);
    return array.parameter();
}

}  // namespace

std::map<std::string, std::int64_t> lockBuyers(pool::Connection& connection,
                                               pqxx::transaction_base& tx, core::EventId event,
                                               const std::set<std::string>& buyer_keys,
                                               core::HoldId except) {
    std::map<std::string, std::int64_t> counts;
    if (buyer_keys.empty()) return counts;
    const auto keys = keyArray(buyer_keys);
    run(connection, tx, add_buyers, event.value, keys);
    for (const auto& row : run(connection, tx, lock_buyers, event.value, keys)) {
        counts[unhex(text(row[0]))] = 0;
    }
    for (const auto& row : run(connection, tx, count_seats, event.value, keys, binary(except))) {
        if (const auto at = counts.find(unhex(text(row[0]))); at != counts.end()) {
            at->second = integer<std::int64_t>(row[1]);
        }
    }
    return counts;
}

}  // namespace seatlock::store
