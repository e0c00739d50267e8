// The accounts of a demonstration. Their password is no secret, so they can sign in from the
// engine's own machine only. Plain values; any thread.
#pragma once

#include "engine/staff/role.h"

#include <string>

namespace seatlock::staff {

inline constexpr const char* demo_password = "seatlock-demo";

/// "demo-box-office".
std::string demoLogin(Role role);
/// "Demo box office".
std::string demoName(Role role);

}  // namespace seatlock::staff
