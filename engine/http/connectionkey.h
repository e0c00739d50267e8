// Names one connection of one listener. A plain value, any thread.
#pragma once

#include <cstdint>

namespace seatlock::http {

/// A slot and how often it has been used: a key of a connection that has gone fits no other.
struct ConnectionKey {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;

    std::uint64_t packed() const { return std::uint64_t{generation} << 32 | slot; }
    static ConnectionKey unpack(std::uint64_t bits) {
        return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
    }
};

}  // namespace seatlock::http
