#include "engine/staff/demoaccounts.h"

#include <algorithm>

namespace seatlock::staff {

std::string demoLogin(Role role) {
    std::string out = "demo-" + std::string(roleName(role));
    std::ranges::replace(out, '_', '-');
    return out;
}

std::string demoName(Role role) {
    std::string out = "Demo " + std::string(roleName(role));
    std::ranges::replace(out, '_', ' ');
    return out;
}

}  // namespace seatlock::staff
