#include "engine/tickets/signingkey.h"

#include <algorithm>

#include <sodium.h>

namespace seatlock::tickets {

static_assert(sizeof(PublicKey::bytes) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(SecretKey::bytes) == crypto_sign_SECRETKEYBYTES);

std::string PublicKey::text() const {
    std::string out(sodium_base64_ENCODED_LEN(bytes.size(), 7), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.resize(out.find('\0'));
    return out;
}

std::optional<PublicKey> PublicKey::parse(std::string_view text) {
    PublicKey key;
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed =
        sodium_base642bin(key.bytes.data(), key.bytes.size(), text.data(), text.size(), nullptr,
                          &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || size != key.bytes.size() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return key;
}

std::optional<PublicKey> PublicKey::ofRaw(std::string_view raw) {
    PublicKey key;
    if (raw.size() != key.bytes.size()) return std::nullopt;
    std::ranges::copy(raw, key.bytes.begin());
    return key;
}

SecretKey SecretKey::make(KeyNo number, core::Random& random) {
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    random.fill(seed.data(), seed.size());
    SecretKey key;
    key.number = number;
    PublicKey unused;
    crypto_sign_seed_keypair(unused.bytes.data(), key.bytes.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return key;
}

std::optional<SecretKey> SecretKey::ofRaw(KeyNo number, std::string_view raw) {
    SecretKey key;
    if (raw.size() != key.bytes.size()) return std::nullopt;
    key.number = number;
    std::ranges::copy(raw, key.bytes.begin());
    return key;
}

PublicKey SecretKey::publicKey() const {
    PublicKey out;
    crypto_sign_ed25519_sk_to_pk(out.bytes.data(), bytes.data());
    return out;
}

}  // namespace seatlock::tickets
