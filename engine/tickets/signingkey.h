// Ed25519 keys that tickets are signed with. Plain values; any thread.
#pragma once

#include "engine/core/random.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatlock::tickets {

/// Number of a key within one database, from 1: a code names it.
using KeyNo = std::int16_t;

struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const PublicKey&) const = default;

    /// Base64url without padding, 43 characters.
    std::string text() const;
    static std::optional<PublicKey> parse(std::string_view text);
    /// Of 32 raw bytes.
    static std::optional<PublicKey> ofRaw(std::string_view raw);
};

/// Whoever has it can make tickets.
struct SecretKey {
    KeyNo number = 0;
    std::array<std::uint8_t, 64> bytes{};  ///< libsodium's form: seed and public key

    static SecretKey make(KeyNo number, core::Random& random);
    /// Of 64 raw bytes.
    static std::optional<SecretKey> ofRaw(KeyNo number, std::string_view raw);
    PublicKey publicKey() const;
    std::string raw() const { return {bytes.begin(), bytes.end()}; }
};

}  // namespace seatlock::tickets
