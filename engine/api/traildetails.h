// What the audit trail keeps of a request's body. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seatlock::api {

/// The body as a JSON object without members named like a password or secret, at any depth; of a
/// larger or other body only its size.
std::string trailDetails(std::string_view body, std::int64_t bytes_max);

}  // namespace seatlock::api
