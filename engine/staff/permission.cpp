#include "engine/staff/permission.h"

#include <cstddef>
#include <iterator>

namespace seatlock::staff {

namespace {
constexpr std::string_view names[] = {
    "account",      "venues_read",   "venues_write", "charts_read",
    "charts_write", "events_read",   "events_write", "inventory_write",
    "reports_read", "orders_read",   "orders_write", "checkins_write",
    "users_manage", "tokens_manage", "audit_read",   "shifts_write"};
static_assert(std::size(names) == permission_count);
}  // namespace

std::string_view permissionName(Permission permission) {
    return names[static_cast<std::size_t>(permission)];
}

std::optional<Permission> parsePermission(std::string_view name) {
    for (std::size_t i = 0; i < std::size(names); ++i) {
        if (names[i] == name) return static_cast<Permission>(i);
    }
    return std::nullopt;
}

}  // namespace seatlock::staff
