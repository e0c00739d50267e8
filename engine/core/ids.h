// Strong identifiers. Plain values, any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>

namespace seatlock::core {

/// A 64-bit id that does not mix with ids of another kind.
template <class Tag>
struct Id64 {
    std::int64_t value = 0;
    auto operator<=>(const Id64&) const = default;
};

using EventId = Id64<struct EventTag>;
using VenueId = Id64<struct VenueTag>;
using ChartId = Id64<struct ChartTag>;
using ChannelId = Id64<struct ChannelTag>;
using TicketId = Id64<struct TicketTag>;

/// 128 bits, big endian, as PostgreSQL's uuid. Version 7 layout (RFC 9562 section 5.7): 48 bits of
/// milliseconds so that index inserts go to the right-hand edge, then 74 random bits, which
/// make it unguessable.
template <class Tag>
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Uuid&) const = default;
    bool isNull() const { return *this == Uuid{}; }
};

using HoldId = Uuid<struct HoldTag>;
using OrderId = Uuid<struct OrderTag>;

/// The number of a seat within its event: its position in the chart, from 0.
using SeatNo = std::int32_t;

}  // namespace seatlock::core

template <class Tag>
struct std::hash<seatlock::core::Id64<Tag>> {
    std::size_t operator()(const seatlock::core::Id64<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};

template <class Tag>
struct std::hash<seatlock::core::Uuid<Tag>> {
    std::size_t operator()(const seatlock::core::Uuid<Tag>& id) const noexcept {
        std::uint64_t low = 0;  // the random half
        std::memcpy(&low, id.bytes.data() + 8, sizeof low);
        return static_cast<std::size_t>(low);
    }
};
