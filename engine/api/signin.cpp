#include "engine/api/signin.h"

#include "engine/core/token.h"
#include "engine/store/throttlestore.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

std::string loginSubject(const SignInTry& attempt) {
    return core::hash32("login\n" + attempt.login + (attempt.local ? "\nlocal" : "\nremote"));
}

std::string addressSubject(const SignInTry& attempt) {
    return core::hash32("address\n" + attempt.address);
}

Error throttled(std::int64_t wait_s) {
    return {ErrorCode::sign_in_throttled,
            "too many failed tries; wait " + std::to_string(wait_s) + " s",
            {},
            static_cast<int>(wait_s)};
}

}  // namespace

staff::HashCost hashCost(const config::Limits& limits) {
    return {limits.password_memory_kib, limits.password_passes};
}

Result<store::PasswordRecord> verify(pool::Connection& connection, const SignInTry& attempt,
                                     const config::Limits& limits, core::Random& random,
                                     std::string& decoy) {
    const auto login = loginSubject(attempt);
    const auto address = addressSubject(attempt);
    if (!attempt.local) {
        if (const auto wait =
                store::beginTry(connection, address,
                                {limits.sign_in_address_free_tries, limits.sign_in_delay_s_max})) {
            return throttled(wait);
        }
    }
    if (const auto wait = store::beginTry(
            connection, login, {limits.sign_in_free_tries, limits.sign_in_delay_s_max})) {
        return throttled(wait);
    }
    if (decoy.empty()) {
        auto made = staff::decoyHash(hashCost(limits), random);
        if (!made) return made.error();
        decoy = std::move(made).value();
    }
    auto record = store::findPassword(connection, attempt.login);
    const bool right = staff::verifyPassword(attempt.password, record ? record->hash : decoy);
    const bool here = attempt.local || !record || !record->demo;
    if (!record || !right || !here) {
        return {ErrorCode::sign_in_failed, "login and password do not belong together"};
    }
    store::forgetTries(connection, login);
    if (!attempt.local) store::forgetTries(connection, address);
    return std::move(*record);
}

}  // namespace seatlock::api
