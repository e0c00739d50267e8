// Sessions and API tokens of staff, and failed sign-ins. Used on the thread that holds the
// connection; throws what libpqxx throws.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/staff/secret.h"
#include "engine/store/staffrows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct Authenticated {
    staff::Principal who;
    std::optional<core::EventId> event;  ///< the one asked about, a draft too
};

/// Whose secret that is (by staff::secretHash()), and notes its use; which event has that slug.
/// Nothing when the secret is unknown, expired or revoked, or its user disabled.
std::optional<Authenticated> authenticate(pool::Connection& connection, staff::SecretKind kind,
                                          const std::string& hash,
                                          const std::optional<std::string>& slug = {});

/// The event of that slug, a draft too.
std::optional<core::EventId> findEventId(pool::Connection& connection, const std::string& slug);

struct NewSession {
    staff::SessionId id;
    staff::UserId user;
    std::string token_hash;
    std::int64_t idle_s = 0;
    std::int64_t absolute_s = 0;
    std::int64_t per_user_max = 0;  ///< beyond it, those unused for longest end
};

/// Opens it, forgets expired ones, and keeps the entry in the audit trail. Nothing when the user is
/// disabled meanwhile.
std::optional<StaffSession> openSession(pool::Connection& connection, const NewSession& session,
                                        const TrailEntry& entry);
std::optional<StaffSession> readSession(pool::Connection& connection, staff::SessionId session);
void endSession(pool::Connection& connection, staff::SessionId session);

struct NewToken {
    staff::TokenId id;
    staff::UserId user;
    std::string token_hash;
    std::string name;
    std::vector<staff::Permission> scopes;
    std::optional<std::int64_t> valid_s;
    std::int64_t per_user_max = 0;
};
/// Errors: limit_reached.
core::Result<ApiToken> createToken(pool::Connection& connection, const NewToken& token);
/// Those not revoked, expired ones too; of one user, or of all without one. By age, after `after`.
std::vector<ApiToken> listTokens(pool::Connection& connection, std::optional<staff::UserId> user,
                                 std::optional<staff::TokenId> after, int limit);
/// Of one user, or whoever's without one. Errors: unknown_token.
core::Result<ApiToken> revokeToken(pool::Connection& connection, staff::TokenId token,
                                   std::optional<staff::UserId> user);

}  // namespace seatlock::store
