// What a member of staff is. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seatlock::staff {

enum class Role : std::uint8_t { administrator, organizer, box_office, gate, viewer };

inline constexpr std::array<Role, 5> all_roles = {Role::administrator, Role::organizer,
                                                  Role::box_office, Role::gate, Role::viewer};

/// "box_office".
std::string_view roleName(Role role);
std::optional<Role> parseRole(std::string_view name);

}  // namespace seatlock::staff
