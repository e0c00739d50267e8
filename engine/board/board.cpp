#include "engine/board/board.h"

namespace seatlock::board {

Board::Board(const SeatPlan& plan, std::string epoch, std::size_t change_ring_max)
    : plan_(plan),
      words_(std::make_unique<std::atomic<Word>[]>(plan.size())),
      traits_(std::make_unique<std::atomic<Word>[]>(plan.size())),
      free_in_row_(std::make_unique<std::atomic<std::int32_t>[]>(plan.rows().size())),
      changes_(std::move(epoch), change_ring_max) {
    for (std::size_t row = 0; row < plan.rows().size(); ++row) {
        free_in_row_[row] = plan.rows()[row].count;
    }
    for (SeatNo seat = 0; seat < plan.size(); ++seat) {
        traits_[seat].store(packTraits(0, any_channel, plan.category(seat)), relaxed);
    }
    counts_[0] = plan.size();  // all words are zero: available, version 0
    free_ = plan.size();
}

Board::Word Board::pack(const SeatFact& fact, bool in_flight) {
    return Word{fact.expires_s} << 32 |
           (static_cast<Word>(static_cast<std::uint32_t>(fact.version)) & version_mask) << 4 |
           (in_flight ? flight_bit : 0) | static_cast<Word>(fact.state);
}

Board::Word Board::packTraits(std::int32_t version, std::int16_t channel, std::int16_t category) {
    return Word{static_cast<std::uint32_t>(version)} << 32 |
           Word{static_cast<std::uint16_t>(channel)} << 16 | static_cast<std::uint16_t>(category);
}

bool Board::claimable(Word word, std::uint32_t now_s) {
    if (word & flight_bit) return false;
    const SeatState state = stateOf(word);
    return state == SeatState::available || (state == SeatState::held && expiresOf(word) <= now_s);
}

void Board::recount(SeatNo seat, Word before, Word after) {
    if (const int free = countsFree(after) - countsFree(before); free != 0) {
        free_in_row_[plan_.row(seat)].fetch_add(free, relaxed);
        free_.fetch_add(free, relaxed);
    }
    if (stateOf(before) != stateOf(after)) {
        counts_[before & state_mask].fetch_sub(1, relaxed);
        counts_[after & state_mask].fetch_add(1, relaxed);
    }
}

bool Board::take(SeatNo seat, std::uint32_t now_s, std::int16_t channel) {
    if (!sells(seat, channel)) return false;
    Word before = words_[seat].load(std::memory_order_acquire);
    do {
        if (!claimable(before, now_s)) return false;
    } while (!words_[seat].compare_exchange_weak(before, before | flight_bit,
                                                 std::memory_order_acq_rel));
    recount(seat, before, before | flight_bit);
    in_flight_.fetch_add(1, relaxed);
    return true;
}

void Board::put(SeatNo seat) {
    const Word before = words_[seat].fetch_and(~flight_bit, std::memory_order_acq_rel);
    recount(seat, before, before & ~flight_bit);
    if (before & flight_bit) in_flight_.fetch_sub(1, relaxed);
}

std::vector<SeatNo> Board::takeAll(std::span<const SeatNo> seats, std::uint32_t now_s,
                                   std::int16_t channel) {
    std::vector<SeatNo> refused;
    for (const SeatNo seat : seats) {
        if (!free(seat, now_s, channel))
            refused.push_back(seat);  // name every lost seat, not the first
    }
    if (!refused.empty()) return refused;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        if (take(seats[i], now_s, channel)) continue;
        refused.push_back(seats[i]);
        for (std::size_t k = 0; k < i; ++k) put(seats[k]);
        break;
    }
    return refused;
}

bool Board::applyTraits(const SeatFact& fact) {
    if (fact.category == not_told) return false;
    const Word after = packTraits(fact.version, fact.channel, fact.category);
    Word before = traits_[fact.seat].load(relaxed);
    do {
        if (before >> 32 > after >> 32 || before == after) return false;
    } while (!traits_[fact.seat].compare_exchange_weak(before, after, relaxed));
    assigned_.fetch_add((fact.channel != any_channel) - (channelOf(before) != any_channel),
                        relaxed);
    if (fact.category != plan_.category(fact.seat)) recategorised_.store(true, relaxed);
    return channelOf(before) != fact.channel || categoryOf(before) != fact.category;
}

std::size_t Board::apply(std::span<const SeatFact> facts) {
    std::vector<SeatNo> changed;
    for (const SeatFact& fact : facts) {
        // Of a plan that has just come and that this board is not of.
        if (fact.seat < 0 || fact.seat >= plan_.size()) continue;
        // First, so that a seat is never free to a channel that has just lost it.
        const bool moved = applyTraits(fact);
        Word before = words_[fact.seat].load(std::memory_order_acquire);
        Word after = 0;
        bool newer = false;
        do {
            const Word version = pack(fact, false) >> 4 & version_mask;
            newer = version > versionOf(before) ||
                    // an extended hold changes its expiry within the same version
                    (version == versionOf(before) && fact.state == stateOf(before) &&
                     fact.expires_s > expiresOf(before));
            if (!newer) break;
            after = pack(fact, before & flight_bit);
        } while (
            !words_[fact.seat].compare_exchange_weak(before, after, std::memory_order_acq_rel));
        if (newer) recount(fact.seat, before, after);
        if (!newer && !moved) continue;
        changed.push_back(fact.seat);
    }
    if (!changed.empty()) changes_.add(changed.data(), changed.size());
    return changed.size();
}

void Board::lapse(std::uint32_t now_s) {
    if (count(SeatState::held) == 0 || lapsed_at_s_.exchange(now_s, relaxed) == now_s) return;
    for (SeatNo seat = 0; seat < plan_.size(); ++seat) {
        Word before = words_[seat].load(relaxed);
        while (stateOf(before) == SeatState::held && !(before & lapsed_bit) &&
               expiresOf(before) <= now_s) {
            if (!words_[seat].compare_exchange_weak(before, before | lapsed_bit,
                                                    std::memory_order_acq_rel)) {
                continue;
            }
            recount(seat, before, before | lapsed_bit);
            break;
        }
    }
}

bool Board::free(SeatNo seat, std::uint32_t now_s, std::int16_t channel) const {
    return claimable(words_[seat].load(std::memory_order_acquire), now_s) && sells(seat, channel);
}

SeatState Board::state(SeatNo seat) const {
    return stateOf(words_[seat].load(std::memory_order_acquire));
}

bool Board::inFlight(SeatNo seat) const {
    return words_[seat].load(std::memory_order_acquire) & flight_bit;
}

SeatFact Board::fact(SeatNo seat) const {
    const Word word = words_[seat].load(std::memory_order_acquire);
    const Word traits = this->traits(seat);
    return {seat,
            stateOf(word),
            static_cast<std::int32_t>(versionOf(word)),
            expiresOf(word),
            categoryOf(traits),
            channelOf(traits)};
}

std::vector<SeatNo> Board::expired(std::uint32_t now_s, std::size_t limit) const {
    std::vector<SeatNo> out;
    if (count(SeatState::held) == 0) return out;
    for (SeatNo seat = 0; seat < plan_.size() && out.size() < limit; ++seat) {
        const Word word = words_[seat].load(relaxed);
        if (stateOf(word) == SeatState::held && expiresOf(word) <= now_s) out.push_back(seat);
    }
    return out;
}

}  // namespace seatlock::board
