// Which role may what: the one table. Pure; any thread.
#pragma once

#include "engine/staff/permission.h"
#include "engine/staff/role.h"

namespace seatlock::staff {

/// What a role permits; nothing that is not listed.
Permissions permissionsOf(Role role);

/// Whether a user who is limited to some events has this right without an event being named: what
/// all events share may be read, and lists show the granted events only.
bool reachesBeyondEvents(Permission permission);

}  // namespace seatlock::staff
