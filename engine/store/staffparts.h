// Lists of roles, scopes and events between rows and values. Pure; any thread.
#pragma once

#include "engine/staff/permission.h"
#include "engine/staff/role.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::store {

/// Of "a,b"; empty of "".
std::vector<std::string> listOf(std::string_view joined);
/// Names that this program does not know are left out: they give no right.
std::vector<staff::Role> rolesOf(std::string_view joined);
std::vector<staff::Permission> scopesOf(std::string_view joined);

/// PostgreSQL's text form of an array: {a,b}.
std::string roleList(const std::vector<staff::Role>& roles);
std::string scopeList(const std::vector<staff::Permission>& scopes);

}  // namespace seatlock::store
