#include "engine/staff/role.h"

#include <cstddef>

namespace seatlock::staff {

namespace {
constexpr std::string_view names[] = {"administrator", "organizer", "box_office", "gate", "viewer"};
}

std::string_view roleName(Role role) {
    return names[static_cast<std::size_t>(role)];
}

std::optional<Role> parseRole(std::string_view name) {
    for (const Role role : all_roles) {
        if (roleName(role) == name) return role;
    }
    return std::nullopt;
}

}  // namespace seatlock::staff
