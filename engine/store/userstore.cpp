#include "engine/store/userstore.h"

#include "engine/board/demoevents.h"
#include "engine/store/binaryarray.h"
#include "engine/store/guarded.h"
#include "engine/store/nullable.h"
#include "engine/store/rows.h"
#include "engine/store/staffparts.h"
#include "engine/store/statement.h"
#include "engine/store/trailstore.h"

namespace seatlock::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

// Writers of accounts are few: one at a time keeps "is there one already" and "is another left"
// true until the commit. Readers do not wait.
constexpr Statement lock_users{"lock_users", "lock table staff_user in share row exclusive mode"};

constexpr Statement any_user{"any_user", "select exists (select from staff_user)"};

constexpr Statement event_slugs{"event_slugs", "select slug from event"};

constexpr Statement insert_user{"insert_user", R"(
insert into staff_user (user_id, login, display_name, password_hash, roles, all_events, demo)
values ($1::uuid, $2::text, $3::text, $4::text, $5::text[], $6::bool, $7::bool)
on conflict (login) do nothing)"};

constexpr Statement clear_grants{"clear_grants", R"(
delete from staff_grant where user_id = $1::uuid)"};

constexpr Statement insert_grants{"insert_grants", R"(
insert into staff_grant (user_id, event_id)
select $1::uuid, e.event_id from event e where e.slug = any($2::text[]))"};

constexpr Statement select_users{"select_users", R"(
select u.user_id, u.login, u.display_name, array_to_string(u.roles, ','), u.all_events,
    coalesce((select string_agg(e.slug, ',' order by e.slug)
              from staff_grant g join event e using (event_id) where g.user_id = u.user_id), ''),
    u.disabled, u.demo, u.revision, (extract(epoch from u.created_at) * 1000000)::int8
from staff_user u
where ($3::bool and u.login = $1::text) or (not $3::bool and u.login > $1::text)
order by u.login limit $2::int4)"};

constexpr Statement select_password{"select_password", R"(
select user_id, login, password_hash, demo from staff_user
where login = $1::text and not disabled)"};

constexpr Statement update_user{"update_user", R"(
update staff_user set
    display_name = coalesce($2::text, display_name),
    roles = coalesce($3::text[], roles),
    all_events = coalesce($4::bool, all_events),
    disabled = coalesce($5::bool, disabled),
    password_hash = coalesce($6::text, password_hash),
    revision = revision + 1
where login = $1::text)"};

constexpr Statement count_administrators{"count_administrators", R"(
select count(*) from staff_user
where not disabled and all_events and 'administrator' = any(roles))"};

constexpr Statement end_sessions{"end_sessions", R"(
delete from staff_session where user_id = $1::uuid and session_id <> $2::uuid)"};

constexpr Statement revoke_all_tokens{"revoke_all_tokens", R"(
update api_token set revoked_at = now() where user_id = $1::uuid and revoked_at is null)"};

StaffUser userOf(const pqxx::row& row) {
    StaffUser user;
    user.id = uuid<staff::UserId>(row[0]);
    user.login = text(row[1]);
    user.display_name = text(row[2]);
    user.roles = rolesOf(text(row[3]));
    if (!boolean(row[4])) user.events = listOf(text(row[5]));
    user.disabled = boolean(row[6]);
    user.demo = boolean(row[7]);
    user.revision = integer<std::int64_t>(row[8]);
    user.created_at = integer<core::Micros>(row[9]);
    return user;
}

std::optional<StaffUser> read(pool::Connection& connection, pqxx::transaction_base& tx,
                              const std::string& login) {
    const auto rows = run(connection, tx, select_users, login, 1, true);
    if (rows.empty()) return std::nullopt;
    return userOf(rows[0]);
}

Result<core::Done> grant(pool::Connection& connection, pqxx::transaction_base& tx,
                         staff::UserId user, const std::vector<std::string>& slugs) {
    run(connection, tx, clear_grants, binary(user));
    auto array = BinaryArray::text();
    for (const auto& slug : slugs) array.add(slug);
    const auto granted = run(connection, tx, insert_grants, binary(user), array.parameter());
    if (granted.affected_rows() == slugs.size()) return core::Done{};
    return {ErrorCode::unknown_event, "there is no event of one of these names, or one is twice"};
}

Result<StaffUser> insert(pool::Connection& connection, pqxx::transaction_base& tx,
                         const NewStaffUser& user) {
    const auto inserted =
        run(connection, tx, insert_user, binary(user.id), user.login, user.display_name,
            user.password_hash, roleList(user.roles), !user.events.has_value(), user.demo);
    if (inserted.affected_rows() == 0) {
        return {ErrorCode::already_exists, "there is a user \"" + user.login + "\" already"};
    }
    if (user.events) {
        if (auto granted = grant(connection, tx, user.id, *user.events); !granted) {
            return granted.error();
        }
    }
    return *read(connection, tx, user.login);
}

}  // namespace

bool noUsers(pool::Connection& connection) {
    pqxx::nontransaction tx(connection.native());
    return !boolean(run(connection, tx, any_user)[0][0]);
}

Result<StaffUser> createFirstUser(pool::Connection& connection, const NewStaffUser& user,
                                  const TrailEntry& entry) {
    pqxx::work tx(connection.native());
    run(connection, tx, lock_users);
    if (boolean(run(connection, tx, any_user)[0][0])) {
        return {ErrorCode::setup_done, "there are users already; sign in as an administrator"};
    }
    auto created = insert(connection, tx, user);
    if (!created) return created;
    appendTrail(connection, tx, entry);
    tx.commit();
    return created;
}

Result<StaffUser> createUser(pool::Connection& connection, const NewStaffUser& user,
                             const TrailEntry* entry) {
    pqxx::work tx(connection.native());
    auto created = insert(connection, tx, user);
    if (!created) return created;
    if (entry != nullptr) appendTrail(connection, tx, *entry);
    tx.commit();
    return created;
}

Result<std::vector<std::string>> createDemoUsers(pool::Connection& connection,
                                                 const std::vector<NewStaffUser>& users) {
    return guarded<std::vector<std::string>>(connection, [&] {
        std::vector<std::string> logins;
        pqxx::work tx(connection.native());
        run(connection, tx, lock_users);
        if (boolean(run(connection, tx, any_user)[0][0])) return logins;
        for (const auto& row : run(connection, tx, event_slugs)) {
            if (!board::isDemoEvent(text(row[0]))) return logins;
        }
        for (const auto& user : users) {
            if (insert(connection, tx, user)) logins.push_back(user.login);
        }
        tx.commit();
        return logins;
    });
}

std::vector<StaffUser> listUsers(pool::Connection& connection, const std::string& after,
                                 int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<StaffUser> out;
    for (const auto& row : run(connection, tx, select_users, after, limit, false)) {
        out.push_back(userOf(row));
    }
    return out;
}

std::optional<StaffUser> findUser(pool::Connection& connection, const std::string& login) {
    pqxx::nontransaction tx(connection.native());
    return read(connection, tx, login);
}

std::optional<PasswordRecord> findPassword(pool::Connection& connection, const std::string& login) {
    pqxx::nontransaction tx(connection.native());
    const auto rows = run(connection, tx, select_password, login);
    if (rows.empty()) return std::nullopt;
    return PasswordRecord{uuid<staff::UserId>(rows[0][0]), std::string(text(rows[0][1])),
                          std::string(text(rows[0][2])), boolean(rows[0][3])};
}

Result<StaffUser> changeUser(pool::Connection& connection, const std::string& login,
                             std::optional<std::int64_t> revision, const StaffUserChange& change,
                             staff::SessionId keep, const TrailEntry* entry) {
    pqxx::work tx(connection.native());
    run(connection, tx, lock_users);
    const auto before = read(connection, tx, login);
    if (!before) return {ErrorCode::unknown_user, "there is no user \"" + login + "\""};
    if (revision && *revision != before->revision) {
        return {ErrorCode::precondition_failed, "the user was changed meanwhile"};
    }
    const auto administrators = [&] {
        return integer<std::int64_t>(run(connection, tx, count_administrators)[0][0]);
    };
    const auto administrators_before = administrators();
    std::optional<bool> all_events;
    if (change.events) all_events = !change.events->has_value();
    std::optional<std::string> roles;
    if (change.roles) roles = roleList(*change.roles);
    run(connection, tx, update_user, login, Nullable(change.display_name), Nullable(roles),
        Nullable(all_events), Nullable(change.disabled), Nullable(change.password_hash));
    if (change.events && *change.events) {
        const auto granted = grant(connection, tx, before->id, **change.events);
        if (!granted) return granted.error();
    } else if (change.events) {
        run(connection, tx, clear_grants, binary(before->id));
    }
    if (administrators_before > 0 && administrators() == 0) {
        return {ErrorCode::last_administrator,
                "an administrator of all events must be left who can sign in"};
    }
    if (change.disabled.value_or(false)) run(connection, tx, revoke_all_tokens, binary(before->id));
    if (change.disabled.value_or(false) || change.password_hash) {
        run(connection, tx, end_sessions, binary(before->id), binary(keep));
    }
    if (entry != nullptr) appendTrail(connection, tx, *entry);
    auto after = *read(connection, tx, login);
    tx.commit();
    return after;
}

}  // namespace seatlock::store
