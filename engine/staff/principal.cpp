#include "engine/staff/principal.h"

#include "engine/staff/rights.h"

#include <algorithm>

namespace seatlock::staff {

std::string_view viaName(Via via) {
    return via == Via::session ? "session" : "token";
}

bool Principal::reaches(core::EventId event) const {
    return !events || std::ranges::find(*events, event) != events->end();
}

bool Principal::may(Permission permission, core::EventId event) const {
    return permissions.has(permission) && reaches(event);
}

bool Principal::may(Permission permission) const {
    return permissions.has(permission) && (!events || reachesBeyondEvents(permission));
}

Permissions permissionsOf(const std::vector<Role>& roles) {
    Permissions out;
    for (const Role role : roles) out.add(permissionsOf(role));
    return out;
}

}  // namespace seatlock::staff
