#include "engine/tickets/base32.h"

#include <array>
#include <cstdint>

namespace seatlock::tickets {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int bits = 5;
constexpr std::int8_t skipped = -1;
constexpr std::int8_t refused = -2;

constexpr std::array<std::int8_t, 256> values = [] {
    std::array<std::int8_t, 256> out{};
    out.fill(refused);
    for (int i = 0; i < 32; ++i) {
        const auto c = static_cast<unsigned char>(alphabet[i]);
        out[c] = static_cast<std::int8_t>(i);
        if (c >= 'A') out[c + ('a' - 'A')] = static_cast<std::int8_t>(i);
    }
    for (const unsigned char c : {'I', 'i', 'L', 'l'}) out[c] = 1;
    for (const unsigned char c : {'O', 'o'}) out[c] = 0;
    for (const unsigned char c : {' ', '\t', '\r', '\n', '-'}) out[c] = skipped;
    return out;
}();

}  // namespace

std::string toBase32(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 8 + bits - 1) / bits);
    unsigned pending = 0;
    int count = 0;
    for (const char byte : bytes) {
        pending = pending << 8 | static_cast<unsigned char>(byte);
        for (count += 8; count >= bits; count -= bits) {
            out += alphabet[pending >> (count - bits) & 31];
        }
        pending &= (1u << count) - 1;
    }
    if (count > 0) out += alphabet[pending << (bits - count) & 31];
    return out;
}

std::optional<std::string> fromBase32(std::string_view text) {
    std::string out;
    out.reserve(text.size() * bits / 8);
    unsigned pending = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = values[static_cast<unsigned char>(c)];
        if (value == skipped) continue;
        if (value == refused) return std::nullopt;
        pending = pending << bits | static_cast<unsigned>(value);
        count += bits;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(pending >> count & 0xff);
        pending &= (1u << count) - 1;
    }
    // Less than a character is left over, and nothing in it.
    if (count >= bits || pending != 0) return std::nullopt;
    return out;
}

}  // namespace seatlock::tickets
