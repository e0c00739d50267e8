// Staff accounts as JSON text; never a secret or its hash. Pure; any thread.
#pragma once

#include "engine/core/jsonwriter.h"
#include "engine/store/staffrows.h"

#include <string>
#include <vector>

namespace seatlock::api {

std::string renderUser(const store::StaffUser& user);
std::string renderSession(const store::StaffSession& session);
std::string renderToken(const store::ApiToken& token);
std::string renderTrailEntry(const store::TrailEntry& entry);
/// Names of the permissions as an array.
std::string renderPermissions(staff::Permissions permissions);

}  // namespace seatlock::api
