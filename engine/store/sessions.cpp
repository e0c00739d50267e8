#include "engine/store/sessions.h"

#include "engine/store/guarded.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using core::Result;

namespace {

constexpr Statement count_sessions{"count_sessions", R"(
select count(*) from pg_stat_activity where application_name = $1::text)"};

constexpr Statement end_session{"end_backend", R"(
select pg_terminate_backend(pid) from pg_stat_activity
where application_name = $1::text and pid <> pg_backend_pid()
order by state = 'active' desc, query_start limit 1)"};

constexpr Statement any_committing{"any_committing", R"(
select exists (select from pg_stat_activity
    where application_name = $1::text and state = 'active'
        and (wait_event in ('WALSync', 'WALWrite') or query ilike 'commit%')))"};

constexpr Statement server_version{"server_version", R"(
select 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1))"};

/// The first column of the first row; `none` without a row.
template <class T>
Result<T> one(pool::Connection& connection, const Statement& statement, T none,
              const std::string* name = nullptr) {
    return guarded<T>(connection, [&]() -> Result<T> {
        pqxx::nontransaction tx(connection.native());
        const auto rows =
            name ? run(connection, tx, statement, *name) : run(connection, tx, statement);
        return rows.empty() ? none : rows[0][0].as<T>();
    });
}

}  // namespace

Result<std::int64_t> countSessions(pool::Connection& connection, const std::string& name) {
    return one<std::int64_t>(connection, count_sessions, 0, &name);
}

Result<bool> endSession(pool::Connection& connection, const std::string& name) {
    return one<bool>(connection, end_session, false, &name);
}

Result<bool> anyCommitting(pool::Connection& connection, const std::string& name) {
    return one<bool>(connection, any_committing, false, &name);
}

Result<std::string> serverVersion(pool::Connection& connection) {
    return one<std::string>(connection, server_version, "PostgreSQL");
}

}  // namespace seatlock::store
