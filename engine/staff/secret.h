// Passwords and bearer tokens. Any thread; hashing a password takes a tenth of a second.
#pragma once

#include "engine/core/random.h"
#include "engine/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatlock::staff {

/// What one Argon2id hash costs.
struct HashCost {
    std::int64_t memory_kib = 64 * 1024;
    std::int64_t passes = 3;
};

/// libsodium's encoded Argon2id hash, with its own salt and cost. Errors: overloaded when there is
/// not that much memory.
core::Result<std::string> hashPassword(std::string_view password, const HashCost& cost);
/// In a time that does not depend on where they differ. False for a hash that is none.
bool verifyPassword(std::string_view password, const std::string& hash);
/// A hash no password belongs to, of that cost: verifying against it takes as long as against a
/// user's. Errors as hashPassword().
core::Result<std::string> decoyHash(const HashCost& cost, core::Random& random);

enum class SecretKind : std::uint8_t { session, token };

/// "sls_" (session) or "slt_" (API token) and 32 random bytes in base64url.
std::string makeSecret(SecretKind kind, core::Random& random);
/// By its prefix and shape; nothing when it cannot be one.
std::optional<SecretKind> secretKind(std::string_view secret);
/// What is stored instead: BLAKE2b-256, 32 raw bytes. The secret has 256 random bits, so that no
/// slow hash is needed.
std::string secretHash(std::string_view secret);

}  // namespace seatlock::staff
