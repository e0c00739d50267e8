#include "engine/core/token.h"

#include <cstdint>

#include <sodium.h>

namespace seatlock::core {

namespace {
constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t raw_size = 24;   // 8 bytes of event, 16 of hold
constexpr std::size_t text_size = 32;  // 24 * 4 / 3, so no padding

int sextet(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '-') return 62;
    return c == '_' ? 63 : -1;
}

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}
}  // namespace

std::string HoldToken::text() const {
    std::uint8_t raw[raw_size];
    for (int i = 0; i < 8; ++i) raw[i] = static_cast<std::uint8_t>(event.value >> (56 - 8 * i));
    std::copy(hold.bytes.begin(), hold.bytes.end(), raw + 8);
    std::string out(text_size, '\0');
    for (std::size_t i = 0, o = 0; i < raw_size; i += 3, o += 4) {
        const unsigned triple = raw[i] << 16 | raw[i + 1] << 8 | raw[i + 2];
        for (int k = 0; k < 4; ++k) out[o + k] = alphabet[triple >> (18 - 6 * k) & 63];
    }
    return out;
}

std::optional<HoldToken> HoldToken::parse(std::string_view text) {
    if (text.size() != text_size) return std::nullopt;
    std::uint8_t raw[raw_size];
    for (std::size_t i = 0, o = 0; i < text_size; i += 4, o += 3) {
        unsigned triple = 0;
        for (int k = 0; k < 4; ++k) {
            const int value = sextet(text[i + k]);
            if (value < 0) return std::nullopt;
            triple = triple << 6 | static_cast<unsigned>(value);
        }
        for (int k = 0; k < 3; ++k) raw[o + k] = static_cast<std::uint8_t>(triple >> (16 - 8 * k));
    }
    HoldToken token;
    std::uint64_t event = 0;
    for (int i = 0; i < 8; ++i) event = event << 8 | raw[i];
    token.event.value = static_cast<std::int64_t>(event);
    std::copy(raw + 8, raw + raw_size, token.hold.bytes.begin());
    return token;
}

std::string uuidText(const std::array<std::uint8_t, 16>& bytes) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += hex[bytes[i] >> 4];
        out += hex[bytes[i] & 15];
    }
    return out;
}

std::optional<std::array<std::uint8_t, 16>> parseUuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            if (text[at++] != '-') return std::nullopt;
        }
        const int high = nibble(text[at++]);
        const int low = nibble(text[at++]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return bytes;
}

std::string hash32(std::string_view data) {
    std::string out(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                       reinterpret_cast<const unsigned char*>(data.data()), data.size(), nullptr,
                       0);
    return out;
}

}  // namespace seatlock::core
