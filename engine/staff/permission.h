// What a staff request may need. Pure; any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace seatlock::staff {

/// Grouped by resource: reading, then changing.
enum class Permission : std::uint8_t {
    account,  ///< one's own: who am I, sign out, own password
    venues_read,
    venues_write,
    charts_read,
    charts_write,
    events_read,
    events_write,
    inventory_write,
    reports_read,
    orders_read,
    orders_write,
    checkins_write,
    users_manage,
    tokens_manage,  ///< one's own; with users_manage everybody's
    audit_read,
    shifts_write,  ///< one's own till; with reports_read everybody's
};

inline constexpr int permission_count = 16;

/// "events_write": also the name of a token's scope.
std::string_view permissionName(Permission permission);
std::optional<Permission> parsePermission(std::string_view name);

/// A set of permissions. A plain value.
class Permissions {
public:
    constexpr Permissions() = default;
    constexpr Permissions(std::initializer_list<Permission> all) {
        for (const Permission one : all) bits_ |= bit(one);
    }
    static constexpr Permissions all() {
        Permissions out;
        out.bits_ = (1u << permission_count) - 1;
        return out;
    }

    constexpr bool has(Permission one) const { return (bits_ & bit(one)) != 0; }
    constexpr bool hasAll(Permissions others) const { return (others.bits_ & ~bits_) == 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr void add(Permission one) { bits_ |= bit(one); }
    constexpr void add(Permissions others) { bits_ |= others.bits_; }
    constexpr Permissions common(Permissions others) const {
        Permissions out;
        out.bits_ = bits_ & others.bits_;
        return out;
    }
    constexpr bool operator==(const Permissions&) const = default;

private:
    static constexpr std::uint32_t bit(Permission one) {
        return 1u << static_cast<std::uint8_t>(one);
    }
    std::uint32_t bits_ = 0;
};

}  // namespace seatlock::staff
