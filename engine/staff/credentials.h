// Reading the Authorization field and the rules of logins and passwords. Pure; any thread.
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace seatlock::staff {

/// The secret of `Bearer SECRET` (RFC 6750 section 2.1). Errors: unauthorized when it is another
/// scheme or not the shape of a secret.
core::Result<std::string> bearerSecret(std::string_view authorization);

/// Lower case, without blanks around it: what a login is compared as.
std::string foldedLogin(std::string_view login);
/// 2 to 64 of a-z 0-9 and . _ - @ + between them. Errors: invalid_body.
core::Result<core::Done> checkLogin(std::string_view login);
/// Errors: invalid_body when it is shorter than `bytes_min` or longer than 1,024 bytes, is the
/// login, or one character over and over.
core::Result<core::Done> checkPassword(std::string_view password, std::string_view login,
                                       std::int64_t bytes_min);

}  // namespace seatlock::staff
