// Staff users. Used on the thread that holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/staffrows.h"

#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

/// Whether there is no user at all yet.
bool noUsers(pool::Connection& connection);

/// The first user, if there is none: of many at once, one succeeds. Errors: setup_done.
core::Result<StaffUser> createFirstUser(pool::Connection& connection, const NewStaffUser& user,
                                        const TrailEntry& entry);

/// Writes the entry within the same transaction where there is one. Errors: already_exists;
/// unknown_event.
core::Result<StaffUser> createUser(pool::Connection& connection, const NewStaffUser& user,
                                   const TrailEntry* entry = nullptr);

/// All of them, if there is no user yet and every event is a demonstration (board::isDemoEvent);
/// their logins, or none. Errors: database_unavailable.
core::Result<std::vector<std::string>> createDemoUsers(pool::Connection& connection,
                                                       const std::vector<NewStaffUser>& users);

/// By login, `limit` of them after `after`.
std::vector<StaffUser> listUsers(pool::Connection& connection, const std::string& after, int limit);
std::optional<StaffUser> findUser(pool::Connection& connection, const std::string& login);

/// Its encoded password hash; nothing for an unknown or disabled one.
struct PasswordRecord {
    staff::UserId user;
    std::string login;
    std::string hash;
    bool demo = false;
};
std::optional<PasswordRecord> findPassword(pool::Connection& connection, const std::string& login);

/// Writes the entry within the same transaction where there is one. Changes a user of that revision
/// (of any, without a value). When it is disabled or its password is changed, its sessions end;
/// `keep` stays. Disabling also revokes its tokens. Errors: unknown_user; unknown_event;
/// precondition_failed; last_administrator when no enabled administrator of all events would be
/// left.
core::Result<StaffUser> changeUser(pool::Connection& connection, const std::string& login,
                                   std::optional<std::int64_t> revision,
                                   const StaffUserChange& change, staff::SessionId keep = {},
                                   const TrailEntry* entry = nullptr);

}  // namespace seatlock::store
