// Injected randomness. SecureRandom: any thread. SeededRandom: one thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <cstddef>
#include <cstdint>

namespace seatlock::core {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(void* out, std::size_t size) = 0;

    std::uint64_t next64() {
        std::uint64_t value = 0;
        fill(&value, sizeof value);
        return value;
    }
    /// Uniform in [0, bound), bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1).
    double unit() { return static_cast<double>(next64() >> 11) * 0x1.0p-53; }
};

/// libsodium's generator, buffered per thread; for everything a stranger must not guess.
class SecureRandom final : public Random {
public:
    void fill(void* out, std::size_t size) override;
    static SecureRandom& instance();
};

/// SplitMix64 (Steele, Lea, Flood 2014): reproducible workloads and tests.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(void* out, std::size_t size) override;

private:
    std::uint64_t step();
    std::uint64_t state_;
};

/// A version 7 UUID at wall time `now`.
template <class Id>
Id makeUuid(Random& random, Micros now) {
    Id id;
    random.fill(id.bytes.data() + 6, 10);
    const auto ms = static_cast<std::uint64_t>(now / 1000);
    for (int i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x70);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

}  // namespace seatlock::core
