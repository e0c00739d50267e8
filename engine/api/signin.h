// What sign-ins and changes of passwords share: the throttle, and a comparison that takes as long
// for nobody as for somebody. On the thread that holds the connection; throw what libpqxx throws.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/staff/secret.h"
#include "engine/store/userstore.h"

#include <string>
#include <string_view>

namespace seatlock::api {

struct SignInTry {
    std::string login;  ///< folded
    std::string password;
    std::string address;  ///< of the client
    bool local = false;   ///< from this machine: strangers cannot lock its people out
};

staff::HashCost hashCost(const config::Limits& limits);

/// The user, when the password is right; a demo user only from this machine. `decoy` is made when
/// it is first needed. Errors: sign_in_throttled, with the seconds to wait; sign_in_failed,
/// whatever was wrong; overloaded.
core::Result<store::PasswordRecord> verify(pool::Connection& connection, const SignInTry& attempt,
                                           const config::Limits& limits, core::Random& random,
                                           std::string& decoy);

}  // namespace seatlock::api
