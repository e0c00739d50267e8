#include "engine/staff/rights.h"

#include <cstddef>
#include <iterator>

namespace seatlock::staff {

namespace {

struct Row {
    Permission permission;
    // in the order of all_roles
    bool administrator, organizer, box_office, gate, viewer;
    bool beyond_events;
};

constexpr bool x = true;
constexpr bool o = false;

using P = Permission;

// clang-format off
constexpr Row matrix[] = {
    //                   admin  organizer  box office  gate  viewer   beyond events
    {P::account,         x,     x,         x,          x,    x,       x},
    {P::venues_read,     x,     x,         x,          x,    x,       x},
    {P::venues_write,    x,     x,         o,          o,    o,       o},
    {P::charts_read,     x,     x,         x,          x,    x,       x},
    {P::charts_write,    x,     x,         o,          o,    o,       o},
    {P::events_read,     x,     x,         x,          x,    x,       x},
    {P::events_write,    x,     x,         o,          o,    o,       o},
    {P::inventory_write, x,     x,         x,          o,    o,       o},
    {P::reports_read,    x,     x,         o,          o,    x,       o},
    {P::orders_read,     x,     x,         x,          x,    o,       o},
    {P::orders_write,    x,     x,         x,          o,    o,       o},
    {P::checkins_write,  x,     x,         x,          x,    o,       o},
    {P::users_manage,    x,     o,         o,          o,    o,       o},
    {P::tokens_manage,   x,     x,         o,          o,    o,       x},
    {P::audit_read,      x,     o,         o,          o,    o,       o},
    {P::shifts_write,    x,     x,         x,          o,    o,       x},
};
// clang-format on

constexpr bool complete() {
    for (std::size_t i = 0; i < std::size(matrix); ++i) {
        if (matrix[i].permission != static_cast<Permission>(i)) return false;
    }
    return std::size(matrix) == permission_count;
}
static_assert(complete());

bool permits(const Row& row, Role role) {
    switch (role) {
        case Role::administrator:
            return row.administrator;
        case Role::organizer:
            return row.organizer;
        case Role::box_office:
            return row.box_office;
        case Role::gate:
            return row.gate;
        case Role::viewer:
            return row.viewer;
    }
    return false;
}

}  // namespace

Permissions permissionsOf(Role role) {
    Permissions out;
    for (const Row& row : matrix) {
        if (permits(row, role)) out.add(row.permission);
    }
    return out;
}

bool reachesBeyondEvents(Permission permission) {
    return matrix[static_cast<std::size_t>(permission)].beyond_events;
}

}  // namespace seatlock::staff
