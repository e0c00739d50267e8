// Staff accounts as the database keeps them. Plain values; any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"
#include "engine/staff/permission.h"
#include "engine/staff/principal.h"
#include "engine/staff/role.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::store {

struct StaffUser {
    staff::UserId id;
    std::string login;
    std::string display_name;
    std::vector<staff::Role> roles;
    /// Slugs of the only events it has rights at; no value: all events.
    std::optional<std::vector<std::string>> events;
    bool disabled = false;
    bool demo = false;
    std::int64_t revision = 1;
    core::Micros created_at = 0;
};

struct NewStaffUser {
    staff::UserId id;
    std::string login;
    std::string display_name;
    std::string password_hash;
    std::vector<staff::Role> roles;
    std::optional<std::vector<std::string>> events;
    bool demo = false;
};

/// What to change; what has no value stays.
struct StaffUserChange {
    std::optional<std::string> display_name;
    std::optional<std::vector<staff::Role>> roles;
    /// Outer: whether to change; inner: as in StaffUser.
    std::optional<std::optional<std::vector<std::string>>> events;
    std::optional<bool> disabled;
    std::optional<std::string> password_hash;
};

struct StaffSession {
    staff::SessionId id;
    core::Micros created_at = 0;
    core::Micros expires_at = 0;       ///< whatever happens
    core::Micros idle_expires_at = 0;  ///< unless it is used before
};

struct ApiToken {
    staff::TokenId id;
    staff::UserId user;
    std::string login;
    std::string name;
    std::vector<staff::Permission> scopes;
    core::Micros created_at = 0;
    std::optional<core::Micros> expires_at;
    std::optional<core::Micros> last_used_at;
};

/// One entry of the audit trail.
struct TrailEntry {
    staff::EntryId id;
    core::Micros at = 0;  ///< when read
    std::optional<staff::UserId> user;
    std::string login;
    std::string via;  ///< session, token, password, setup, command
    std::string action;
    std::string resource;
    std::optional<core::EventId> event;  ///< when written
    std::string event_slug;              ///< when read; empty: none
    int status = 0;
    std::string details = "{}";  ///< a JSON object
};

}  // namespace seatlock::store
