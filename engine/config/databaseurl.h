// What can be said of a database's address before anybody connects to it. Pure; any thread.
#pragma once

#include "engine/core/result.h"

#include <string>
#include <string_view>

namespace seatlock::config {

/// "postgresql://user@host/name", or libpq's "host=… dbname=…". Says what is wrong with its form;
/// whether a server answers there is another matter. Errors: configuration.
core::Result<core::Done> checkDatabaseUrl(std::string_view text);

/// The same address with no password in it, in either form: for screens, logs and lists.
std::string withoutPassword(std::string_view text);

}  // namespace seatlock::config
