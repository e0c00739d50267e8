// Who makes a staff request, and what that one may do. A plain value; any thread.
#pragma once

#include "engine/core/ids.h"
#include "engine/staff/permission.h"
#include "engine/staff/role.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::staff {

using UserId = core::Uuid<struct UserTag>;
using SessionId = core::Uuid<struct SessionTag>;
using TokenId = core::Uuid<struct TokenTag>;
using EntryId = core::Uuid<struct EntryTag>;

enum class Via : std::uint8_t { session, token };

/// "session" or "token".
std::string_view viaName(Via via);

struct Principal {
    UserId user;
    std::string login;  ///< what trails and histories name as the actor
    std::string display_name;
    Via via = Via::session;
    SessionId session;  ///< via session
    TokenId token;      ///< via token
    std::vector<Role> roles;
    Permissions permissions;  ///< of the roles, and of the token's scopes where there is a token
    /// The only events this one has rights at; no value: all events.
    std::optional<std::vector<core::EventId>> events;

    /// For an event: granted, if there is a limitation, and permitted.
    bool may(Permission permission, core::EventId event) const;
    /// Without an event (lists, venues, new events, users).
    bool may(Permission permission) const;
    /// Whether lists may show this event.
    bool reaches(core::EventId event) const;
};

/// What roles together permit.
Permissions permissionsOf(const std::vector<Role>& roles);

}  // namespace seatlock::staff
