#include "engine/tickets/code.h"

#include "engine/tickets/base32.h"

#include <cstdint>

#include <sodium.h>

namespace seatlock::tickets {

using core::ErrorCode;
using core::Result;

namespace {

// The layout of version 1, big endian.
constexpr std::uint8_t version = 1;
constexpr std::size_t key_at = 1;
constexpr std::size_t event_at = 3;
constexpr std::size_t ticket_at = 11;
constexpr std::size_t seat_at = 19;
constexpr std::size_t signature_size = crypto_sign_BYTES;  // after the seat
constexpr std::size_t size_min = seat_at + signature_size;
constexpr std::size_t size_max = size_min + code_seat_bytes_max;

// What is signed begins with this: a signature made for anything else is none of a ticket.
constexpr std::string_view purpose = "seatlock ticket:";

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t out = 0;
    for (const char byte : bytes.substr(at, count)) {
        out = out << 8 | static_cast<unsigned char>(byte);
    }
    return out;
}

std::string signedText(std::string_view facts) {
    return std::string(purpose) + std::string(facts);
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string sign(const TicketFacts& facts, const SecretKey& key) {
    std::string code;
    put(code, version, 1);
    put(code, static_cast<std::uint16_t>(key.number), 2);
    put(code, static_cast<std::uint64_t>(facts.event.value), 8);
    put(code, static_cast<std::uint64_t>(facts.ticket.value), 8);
    code += std::string_view(facts.seat).substr(0, code_seat_bytes_max);
    const auto message = signedText(code);
    std::string signature(signature_size, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(message),
                         message.size(), key.bytes.data());
    return toBase32(code + signature);
}

Result<TicketFacts> verify(std::string_view code, const PublicKeys& keys) {
    const auto no = [](const char* why) {
        return Result<TicketFacts>(ErrorCode::not_a_ticket, why);
    };
    const auto bytes = code.size() <= code_text_max ? fromBase32(code) : std::nullopt;
    if (!bytes || bytes->size() < size_min || bytes->size() > size_max) {
        return no("this is not a ticket's code, or not all of it");
    }
    if (static_cast<std::uint8_t>((*bytes)[0]) != version) {
        return no("the code is of a version that is not known here");
    }
    const auto key = keys.find(static_cast<KeyNo>(get(*bytes, key_at, 2)));
    if (key == keys.end()) return no("the code is signed with a key that is not known here");
    const auto signature_at = bytes->size() - signature_size;
    const auto message = signedText(std::string_view(*bytes).substr(0, signature_at));
    if (crypto_sign_verify_detached(raw(*bytes) + signature_at, raw(message), message.size(),
                                    key->second.bytes.data()) != 0) {
        return no("the code is damaged, or was not made by this box office");
    }
    TicketFacts facts;
    facts.event.value = static_cast<std::int64_t>(get(*bytes, event_at, 8));
    facts.ticket.value = static_cast<std::int64_t>(get(*bytes, ticket_at, 8));
    facts.seat = bytes->substr(seat_at, signature_at - seat_at);
    return facts;
}

}  // namespace seatlock::tickets
