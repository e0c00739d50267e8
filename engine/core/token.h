// Text forms of ids that leave the engine. Pure functions, any thread.
#pragma once

#include "engine/core/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace seatlock::core {

/// A hold's public token: event id and hold id in base64url (RFC 4648 section 5), 32 characters.
/// It carries the event so that every query can start with the event's key.
struct HoldToken {
    EventId event;
    HoldId hold;

    std::string text() const;
    static std::optional<HoldToken> parse(std::string_view text);
};

/// 8-4-4-4-12 lower-case form of a uuid.
std::string uuidText(const std::array<std::uint8_t, 16>& bytes);
std::optional<std::array<std::uint8_t, 16>> parseUuid(std::string_view text);

/// BLAKE2b-256 (libsodium's crypto_generichash) of `data`: 32 raw bytes.
std::string hash32(std::string_view data);

}  // namespace seatlock::core
