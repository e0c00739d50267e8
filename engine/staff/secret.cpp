#include "engine/staff/secret.h"

#include "engine/core/token.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <sodium.h>

namespace seatlock::staff {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t encoded_chars = 43;  // base64url without padding
constexpr std::string_view session_prefix = "sls_";
constexpr std::string_view token_prefix = "slt_";
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

Result<std::string> hashPassword(std::string_view password, const HashCost& cost) {
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(
            out, password.data(), password.size(), static_cast<unsigned long long>(cost.passes),
            static_cast<std::size_t>(cost.memory_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error{
            ErrorCode::overloaded, "there is not enough memory to hash a password just now", {}, 1};
    }
    return std::string(out);
}

bool verifyPassword(std::string_view password, const std::string& hash) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<std::string> decoyHash(const HashCost& cost, core::Random& random) {
    return hashPassword(makeSecret(SecretKind::token, random), cost);
}

std::string makeSecret(SecretKind kind, core::Random& random) {
    std::array<unsigned char, secret_bytes> raw{};
    random.fill(raw.data(), raw.size());
    char text[encoded_chars + 1];
    sodium_bin2base64(text, sizeof text, raw.data(), raw.size(), variant);
    sodium_memzero(raw.data(), raw.size());
    return std::string(kind == SecretKind::session ? session_prefix : token_prefix) + text;
}

std::optional<SecretKind> secretKind(std::string_view secret) {
    const auto isLetter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    };
    if (secret.size() != session_prefix.size() + encoded_chars) return std::nullopt;
    if (!std::ranges::all_of(secret, isLetter)) return std::nullopt;
    if (secret.starts_with(session_prefix)) return SecretKind::session;
    if (secret.starts_with(token_prefix)) return SecretKind::token;
    return std::nullopt;
}

std::string secretHash(std::string_view secret) {
    return core::hash32(secret);
}

}  // namespace seatlock::staff
