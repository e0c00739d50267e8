#include "engine/core/random.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <sodium.h>

namespace seatlock::core {

std::uint64_t Random::below(std::uint64_t bound) {
    // Rejection keeps it uniform: drop the few values past the last whole multiple.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = next64();
    while (value >= limit) value = next64();
    return value % bound;
}

void SecureRandom::fill(void* out, std::size_t size) {
    // One system call for many small draws: holds take 10 bytes each.
    thread_local unsigned char buffer[1024];
    thread_local std::size_t left = 0;
    auto* to = static_cast<unsigned char*>(out);
    while (size > 0) {
        if (left == 0) {
            randombytes_buf(buffer, sizeof buffer);
            left = sizeof buffer;
        }
        const std::size_t take = std::min(size, left);
        std::memcpy(to, buffer + left - take, take);
        sodium_memzero(buffer + left - take, take);
        left -= take;
        to += take;
        size -= take;
    }
}

SecureRandom& SecureRandom::instance() {
    static SecureRandom random = [] {
        if (sodium_init() < 0) std::abort();
        return SecureRandom{};
    }();
    return random;
}

std::uint64_t SeededRandom::step() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void SeededRandom::fill(void* out, std::size_t size) {
    auto* to = static_cast<unsigned char*>(out);
    while (size > 0) {
        const std::uint64_t value = step();
        const std::size_t take = std::min(size, sizeof value);
        std::memcpy(to, &value, take);
        to += take;
        size -= take;
    }
}

}  // namespace seatlock::core
