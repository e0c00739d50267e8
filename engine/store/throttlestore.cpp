#include "engine/store/throttlestore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

// One statement counts and decides. While a wait runs nothing is counted: who keeps trying does
// not lock the owner out for longer.
constexpr Statement begin_try{"begin_try", R"(
insert into sign_in_failure as f (subject, failures, wait_until)
values ($1::bytea, 1, now() + case when $2::int8 <= 1 then interval '1 second'
                                   else interval '0' end)
on conflict (subject) do update set (failures, last_at, wait_until) = (
    select n, now(), now() + case when n < $2::int8 then interval '0'
        else least(power(2, least(n - $2::int8, 30)), $3::int8) * interval '1 second' end
    from (select case when f.last_at < now() - interval '1 day' then 1
                      else least(f.failures + 1, 1000000) end) as c(n))
where f.wait_until <= now()
returning 1)"};

constexpr Statement seconds_left{"seconds_left", R"(
select greatest(1, ceil(extract(epoch from wait_until - now())))::int8
from sign_in_failure where subject = $1::bytea)"};

constexpr Statement forget_tries{"forget_tries", R"(
delete from sign_in_failure
where subject = $1::bytea or last_at < now() - interval '2 days')"};

}  // namespace

std::int64_t beginTry(pool::Connection& connection, const std::string& subject,
                      const Throttle& throttle) {
    pqxx::nontransaction tx(connection.native());
    const pqxx::binarystring key(subject);
    if (!run(connection, tx, begin_try, key, throttle.free_tries, throttle.delay_s_max).empty()) {
        return 0;
    }
    const auto left = run(connection, tx, seconds_left, key);
    return left.empty() ? 1 : integer<std::int64_t>(left[0][0]);
}

void forgetTries(pool::Connection& connection, const std::string& subject) {
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, forget_tries, pqxx::binarystring(subject));
}

}  // namespace seatlock::store
