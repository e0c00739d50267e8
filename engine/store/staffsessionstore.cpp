#include "engine/store/staffsessionstore.h"

#include "engine/store/binaryarray.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/staffparts.h"
#include "engine/store/statement.h"
#include "engine/store/trailstore.h"

namespace seatlock::store {

using core::ErrorCode;
using core::Result;

namespace {

// A use is written down at most every tenth of the idle time or half a minute: not each request
// is a write.
constexpr Statement authenticate_session{"authenticate_session", R"(
with used as (
    update staff_session set last_used_at = now()
    where token_hash = $1::bytea and expires_at > now()
        and last_used_at + idle_s * interval '1 second' > now()
        and last_used_at < now() - least(idle_s / 10.0, 30) * interval '1 second')
select s.session_id, u.user_id, u.login, u.display_name, array_to_string(u.roles, ','),
    u.all_events, coalesce((select string_agg(g.event_id::text, ',') from staff_grant g
                            where g.user_id = u.user_id), ''),
    (select event_id from event where slug = $2::text), null
from staff_session s join staff_user u using (user_id)
where s.token_hash = $1::bytea and s.expires_at > now()
    and s.last_used_at + s.idle_s * interval '1 second' > now() and not u.disabled)"};

constexpr Statement authenticate_token{"authenticate_token", R"(
with used as (
    update api_token set last_used_at = now()
    where token_hash = $1::bytea and revoked_at is null
        and (expires_at is null or expires_at > now())
        and (last_used_at is null or last_used_at < now() - interval '30 seconds'))
select t.token_id, u.user_id, u.login, u.display_name, array_to_string(u.roles, ','),
    u.all_events, coalesce((select string_agg(g.event_id::text, ',') from staff_grant g
                            where g.user_id = u.user_id), ''),
    (select event_id from event where slug = $2::text), array_to_string(t.scopes, ',')
from api_token t join staff_user u using (user_id)
where t.token_hash = $1::bytea and t.revoked_at is null
    and (t.expires_at is null or t.expires_at > now()) and not u.disabled)"};

constexpr Statement event_by_slug{"event_by_slug", R"(
select event_id from event where slug = $1::text)"};

constexpr Statement insert_session{"insert_session", R"(
insert into staff_session (session_id, user_id, token_hash, idle_s, expires_at)
select $1::uuid, user_id, $3::bytea, $4::int4, now() + $5::int8 * interval '1 second'
from staff_user where user_id = $2::uuid and not disabled)"};

constexpr Statement tidy_sessions{"tidy_sessions", R"(
delete from staff_session where expires_at <= now()
    or last_used_at + idle_s * interval '1 second' <= now()
    or session_id in (select session_id from staff_session where user_id = $1::uuid
                      order by last_used_at desc, session_id desc offset $2::int8))"};

constexpr Statement read_session{"read_session", R"(
select session_id, (extract(epoch from created_at) * 1000000)::int8,
    (extract(epoch from expires_at) * 1000000)::int8,
    (extract(epoch from last_used_at + idle_s * interval '1 second') * 1000000)::int8
from staff_session where session_id = $1::uuid)"};

constexpr Statement end_session{"end_session", R"(
delete from staff_session where session_id = $1::uuid)"};

constexpr Statement insert_token{"insert_token", R"(
insert into api_token (token_id, user_id, token_hash, name, scopes, expires_at)
select $1::uuid, $2::uuid, $3::bytea, $4::text, $5::text[],
    now() + $6::int8 * interval '1 second'
where (select count(*) from api_token where user_id = $2::uuid and revoked_at is null
       and (expires_at is null or expires_at > now())) < $7::int8)"};

constexpr Statement select_tokens{"select_tokens", R"(
select t.token_id, t.user_id, u.login, t.name, array_to_string(t.scopes, ','),
    (extract(epoch from t.created_at) * 1000000)::int8,
    (extract(epoch from t.expires_at) * 1000000)::int8,
    (extract(epoch from t.last_used_at) * 1000000)::int8
from api_token t join staff_user u using (user_id)
where t.revoked_at is null and ($1::uuid is null or t.user_id = $1::uuid)
    and ($2::uuid is null or t.token_id > $2::uuid)
    and ($4::uuid is null or t.token_id = $4::uuid)
order by t.token_id limit $3::int4)"};

constexpr Statement revoke_token{"revoke_token", R"(
update api_token set revoked_at = now() where token_id = $1::uuid)"};

std::optional<core::Micros> timeOf(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return integer<core::Micros>(field);
}

ApiToken tokenOf(const pqxx::row& row) {
    ApiToken token;
    token.id = uuid<staff::TokenId>(row[0]);
    token.user = uuid<staff::UserId>(row[1]);
    token.login = text(row[2]);
    token.name = text(row[3]);
    token.scopes = scopesOf(text(row[4]));
    token.created_at = integer<core::Micros>(row[5]);
    token.expires_at = timeOf(row[6]);
    token.last_used_at = timeOf(row[7]);
    return token;
}

std::vector<ApiToken> select(pool::Connection& connection, pqxx::transaction_base& tx,
                             std::optional<staff::UserId> user, std::optional<staff::TokenId> after,
                             int limit, std::optional<staff::TokenId> only = std::nullopt) {
    std::vector<ApiToken> out;
    for (const auto& row : run(connection, tx, select_tokens, Nullable(user), Nullable(after),
                               limit, Nullable(only))) {
        out.push_back(tokenOf(row));
    }
    return out;
}

std::optional<StaffSession> read(pool::Connection& connection, pqxx::transaction_base& tx,
                                 staff::SessionId session) {
    const auto rows = run(connection, tx, read_session, binary(session));
    if (rows.empty()) return std::nullopt;
    return StaffSession{session, integer<core::Micros>(rows[0][1]),
                        integer<core::Micros>(rows[0][2]), integer<core::Micros>(rows[0][3])};
}

}  // namespace

std::optional<Authenticated> authenticate(pool::Connection& connection, staff::SecretKind kind,
                                          const std::string& hash,
                                          const std::optional<std::string>& slug) {
    const bool session = kind == staff::SecretKind::session;
    pqxx::nontransaction tx(connection.native());
    const auto rows = run(connection, tx, session ? authenticate_session : authenticate_token,
                          pqxx::binarystring(hash), Nullable(slug));
    if (rows.empty()) return std::nullopt;
    const auto& row = rows[0];
    Authenticated found;
    if (!row[7].is_null()) found.event = core::EventId{integer<std::int64_t>(row[7])};
    auto& out = found.who;
    out.via = session ? staff::Via::session : staff::Via::token;
    if (session) out.session = uuid<staff::SessionId>(row[0]);
    if (!session) out.token = uuid<staff::TokenId>(row[0]);
    out.user = uuid<staff::UserId>(row[1]);
    out.login = text(row[2]);
    out.display_name = text(row[3]);
    out.roles = rolesOf(text(row[4]));
    out.permissions = staff::permissionsOf(out.roles);
    if (!boolean(row[5])) {
        out.events.emplace();
        for (const auto& id : listOf(text(row[6]))) out.events->push_back({std::stoll(id)});
    }
    if (!session) {
        staff::Permissions scopes{staff::Permission::account};
        for (const auto scope : scopesOf(text(row[8]))) scopes.add(scope);
        out.permissions = out.permissions.common(scopes);
    }
    return found;
}

std::optional<core::EventId> findEventId(pool::Connection& connection, const std::string& slug) {
    pqxx::nontransaction tx(connection.native());
    const auto rows = run(connection, tx, event_by_slug, slug);
    if (rows.empty()) return std::nullopt;
    return core::EventId{integer<std::int64_t>(rows[0][0])};
}

std::optional<StaffSession> openSession(pool::Connection& connection, const NewSession& session,
                                        const TrailEntry& entry) {
    pqxx::work tx(connection.native());
    const auto opened =
        run(connection, tx, insert_session, binary(session.id), binary(session.user),
            pqxx::binarystring(session.token_hash), session.idle_s, session.absolute_s);
    if (opened.affected_rows() == 0) return std::nullopt;
    run(connection, tx, tidy_sessions, binary(session.user), session.per_user_max);
    appendTrail(connection, tx, entry);
    auto out = read(connection, tx, session.id);
    tx.commit();
    return out;
}

std::optional<StaffSession> readSession(pool::Connection& connection, staff::SessionId session) {
    pqxx::nontransaction tx(connection.native());
    return read(connection, tx, session);
}

void endSession(pool::Connection& connection, staff::SessionId session) {
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, end_session, binary(session));
}

Result<ApiToken> createToken(pool::Connection& connection, const NewToken& token) {
    pqxx::work tx(connection.native());
    const auto made = run(connection, tx, insert_token, binary(token.id), binary(token.user),
                          pqxx::binarystring(token.token_hash), token.name, scopeList(token.scopes),
                          Nullable(token.valid_s), token.per_user_max);
    if (made.affected_rows() == 0) {
        return {ErrorCode::limit_reached, "a user has at most " +
                                              std::to_string(token.per_user_max) +
                                              " API tokens; revoke one first"};
    }
    auto out = select(connection, tx, std::nullopt, std::nullopt, 1, token.id);
    tx.commit();
    return out.at(0);
}

std::vector<ApiToken> listTokens(pool::Connection& connection, std::optional<staff::UserId> user,
                                 std::optional<staff::TokenId> after, int limit) {
    pqxx::nontransaction tx(connection.native());
    return select(connection, tx, user, after, limit);
}

Result<ApiToken> revokeToken(pool::Connection& connection, staff::TokenId token,
                             std::optional<staff::UserId> user) {
    pqxx::work tx(connection.native());
    const auto found = select(connection, tx, user, std::nullopt, 1, token);
    if (found.empty()) return {ErrorCode::unknown_token, "there is no such token"};
    run(connection, tx, revoke_token, binary(token));
    tx.commit();
    return found[0];
}

}  // namespace seatlock::store
