// What roles and permissions are called, and what they are for. Pure; any thread.
#pragma once

#include "engine/staff/permission.h"
#include "engine/staff/role.h"

#include <QString>

namespace seatlock::ui::forms {

/// "Box office"
QString roleTitle(staff::Role role);
/// "Sells, exchanges, refunds and reprints."
QString roleMeaning(staff::Role role);
/// Titles of roles as the API names them: "Organizer, Gate".
QString roleTitles(const QStringList& names);
/// "Change events"
QString permissionTitle(staff::Permission permission);

}  // namespace seatlock::ui::forms
