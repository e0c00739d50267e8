// What the engine believes of every seat of one event, in memory. Any thread, without locks but
// for the change log. It may be stale in the refusing direction only, and it never grants: it
// saves the database the requests that are lost already.
#pragma once

#include "engine/board/changelog.h"
#include "engine/board/seatplan.h"
#include "engine/board/seatstate.h"
#include "engine/core/clock.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace seatlock::board {

/// Instead of the number of a channel: every channel sells it.
inline constexpr std::int16_t any_channel = -1;
/// Buyers' own, and of whoever does not say.
inline constexpr std::int16_t public_channel = 0;
/// In a fact: not told, and as before.
inline constexpr std::int16_t not_told = -2;

/// One seat's state as the database told it. Expiry in whole seconds since the epoch, rounded up
/// (0: none), by the database's clock. Category and channel are told together or not at all: they
/// change only where the version does.
struct SeatFact {
    SeatNo seat = 0;
    SeatState state = SeatState::available;
    std::int32_t version = 0;
    std::uint32_t expires_s = 0;
    std::int16_t category = not_told;
    std::int16_t channel = not_told;
};

inline std::uint32_t expirySeconds(core::Micros expires_at) {
    return static_cast<std::uint32_t>((expires_at + 999'999) / 1'000'000);
}

class Board {
public:
    Board(const SeatPlan& plan, std::string epoch, std::size_t change_ring_max);

    /// Takes the seat for a claim that is about to go to the database. False: it is not to be
    /// had (held, sold, blocked, another channel's, or in flight already). `now_s` by the
    /// database's clock.
    bool take(SeatNo seat, std::uint32_t now_s, std::int16_t channel = public_channel);
    /// Ends what take() began; the facts come by apply(), before.
    void put(SeatNo seat);
    /// All or none. On failure returns the seats that could not be had.
    std::vector<SeatNo> takeAll(std::span<const SeatNo> seats, std::uint32_t now_s,
                                std::int16_t channel = public_channel);

    /// Learns facts; one older than what is known already is passed over, so that facts may come
    /// in any order. Changed seats go to the change log. Returns how many changed.
    std::size_t apply(std::span<const SeatFact> facts);

    bool free(SeatNo seat, std::uint32_t now_s, std::int16_t channel = public_channel) const;
    /// Whether this channel may sell the seat at all.
    bool sells(SeatNo seat, std::int16_t channel) const {
        const std::int16_t only = this->channel(seat);
        return only == any_channel || only == channel;
    }
    std::int16_t category(SeatNo seat) const { return categoryOf(traits(seat)); }
    /// The only channel that sells the seat, or any_channel.
    std::int16_t channel(SeatNo seat) const { return channelOf(traits(seat)); }
    /// Seats that only one channel sells.
    std::int64_t assignedCount() const { return assigned_.load(relaxed); }
    /// Some seat has been moved out of the category that its plan says.
    bool recategorised() const { return recategorised_.load(relaxed); }
    SeatState state(SeatNo seat) const;
    SeatFact fact(SeatNo seat) const;
    bool inFlight(SeatNo seat) const;
    /// Counts held seats whose time is over by `now_s` as free ones, as they are, whether swept
    /// yet or not. Looks at every seat, at most once a second: before choosing, not before taking.
    void lapse(std::uint32_t now_s);

    /// Free seats in a row: available or lapsed, and not in flight. Exact when nothing is moving.
    std::int32_t freeInRow(std::int32_t row) const { return free_in_row_[row].load(relaxed); }
    /// The same of the whole house.
    std::int64_t freeCount() const { return free_.load(relaxed); }
    std::int64_t count(SeatState state) const {
        return counts_[static_cast<std::size_t>(state)].load(relaxed);
    }
    /// Seats that claims of this engine are deciding on just now.
    std::int64_t inFlightCount() const { return in_flight_.load(relaxed); }
    /// Held seats whose time is over by `now_s`, at most `limit`.
    std::vector<SeatNo> expired(std::uint32_t now_s, std::size_t limit) const;

    const SeatPlan& plan() const { return plan_; }
    const ChangeLog& changes() const { return changes_; }

private:
    static constexpr auto relaxed = std::memory_order_relaxed;

    // A seat is one word: expiry 32 bits, version 28, in flight 1, lapsed 1, state 2. Anything
    // about a seat changes by one compare-and-swap.
    using Word = std::uint64_t;
    static constexpr Word state_mask = 3;
    static constexpr Word lapsed_bit = 4;
    static constexpr Word flight_bit = 8;
    static constexpr Word version_mask = (Word{1} << 28) - 1;
    static Word pack(const SeatFact& fact, bool in_flight);
    static SeatState stateOf(Word word) { return static_cast<SeatState>(word & state_mask); }
    static std::uint32_t expiresOf(Word word) { return static_cast<std::uint32_t>(word >> 32); }
    static Word versionOf(Word word) { return word >> 4 & version_mask; }
    static bool claimable(Word word, std::uint32_t now_s);
    static bool countsFree(Word word) {
        if (word & flight_bit) return false;
        return (word & lapsed_bit) != 0 || stateOf(word) == SeatState::available;
    }
    void recount(SeatNo seat, Word before, Word after);

    // Category and channel are a word of their own: version 32 bits, channel 16, category 16. They
    // change seldom; the version orders what is told of them.
    Word traits(SeatNo seat) const { return traits_[seat].load(relaxed); }
    static Word packTraits(std::int32_t version, std::int16_t channel, std::int16_t category);
    static std::int16_t categoryOf(Word traits) { return static_cast<std::int16_t>(traits); }
    static std::int16_t channelOf(Word traits) { return static_cast<std::int16_t>(traits >> 16); }
    bool applyTraits(const SeatFact& fact);

    const SeatPlan& plan_;
    std::unique_ptr<std::atomic<Word>[]> words_;
    std::unique_ptr<std::atomic<Word>[]> traits_;
    std::unique_ptr<std::atomic<std::int32_t>[]> free_in_row_;
    std::array<std::atomic<std::int64_t>, 4> counts_{};
    std::atomic<std::int64_t> free_{0};
    std::atomic<std::int64_t> in_flight_{0};
    std::atomic<std::int64_t> assigned_{0};
    std::atomic<bool> recategorised_{false};
    std::atomic<std::uint32_t> lapsed_at_s_{0};
    ChangeLog changes_;
};

}  // namespace seatlock::board
