// Seats, their histories and their holds against each other.
#include "engine/simulator/auditrules.h"

#include <algorithm>
#include <unordered_set>

namespace seatlock::simulator {

using core::SeatNo;
using store::BookEntry;
using store::BookSeat;

namespace {

constexpr auto ledger = &AuditResult::ledger;
constexpr const char* ledger_kind = "ledger";

std::string stateName(char state) {
    switch (state) {
        case 'a':
            return "free";
        case 'h':
            return "held";
        case 's':
            return "sold";
        case 'b':
            return "blocked";
        default:
            return std::string("in an unknown state '") + state + "'";
    }
}

/// What is wrong with a history by itself; empty: nothing.
std::string historyFault(std::span<const BookEntry> history) {
    std::int32_t version = 0;
    char state = 'a';
    for (const BookEntry& entry : history) {
        const std::string here = "version " + std::to_string(entry.version);
        if (entry.version == version) return "has " + here + " twice in its history";
        if (entry.version != version + 1) {
            return "has no version " + std::to_string(version + 1) + " in its history, and " + here;
        }
        if (entry.from != state) {
            return "was " + stateName(state) + ", and by its history " + stateName(entry.from) +
                   " before " + here;
        }
        version = entry.version;
        state = entry.to;
    }
    return {};
}

std::string endFault(const BookSeat& seat, std::span<const BookEntry> history) {
    const std::int32_t version = history.empty() ? 0 : history.back().version;
    const char state = history.empty() ? 'a' : history.back().to;
    if (seat.version != version || seat.state != state) {
        return "is " + stateName(seat.state) + " in version " + std::to_string(seat.version) +
               ", and its history ends with " + stateName(state) + " in version " +
               std::to_string(version);
    }
    const bool owned = seat.state == 'h' || (seat.state == 's' && !seat.hold.empty());
    if (owned && history.back().hold != seat.hold) {
        const auto& last = history.back().hold;
        return "belongs to hold " + seat.hold + ", and by its history to " +
               (last.empty() ? "no hold" : "hold " + last);
    }
    return {};
}

std::string fieldFault(const BookSeat& seat) {
    const bool owned = seat.state == 'h' || seat.state == 's';
    if (!owned && (!seat.hold.empty() || !seat.order.empty())) {
        return "is " + stateName(seat.state) + " and has an owner";
    }
    if (seat.state == 'h' && seat.hold.empty()) return "is held, by no hold";
    if (seat.state == 'h' && !seat.order.empty()) return "is held, and has an order";
    return {};
}

std::string ownerFault(const AuditModel& model, const BookSeat& seat) {
    if (seat.hold.empty()) return {};
    const HoldStory* hold = model.hold(seat.hold);
    if (!hold || !hold->book) return "belongs to hold " + seat.hold + ", which is not in the books";
    const std::string whose = "belongs to hold " + seat.hold + " of " + model.buyerName(*hold);
    if (!std::ranges::binary_search(hold->book->seats, seat.seat)) {
        return whose + ", which does not name it";
    }
    const bool over = seat.hold_expires_at <= model.books().now;
    const char state = hold->book->state;
    // A hold may be closed while some of its lapsed seats still wait to be swept.
    if (seat.state == 'h' && state != 'a' && !(state == 'e' && over)) {
        return whose + ", which is closed";
    }
    return {};
}

std::string seatFault(const AuditModel& model, const BookSeat& seat) {
    const auto history = model.history(seat.seat);
    if (auto fault = historyFault(history); !fault.empty()) return fault;
    if (auto fault = endFault(seat, history); !fault.empty()) return fault;
    if (auto fault = fieldFault(seat); !fault.empty()) return fault;
    return ownerFault(model, seat);
}

/// What is wrong with a hold, leaving out the seats in `known`; empty: nothing.
std::string holdFault(const AuditModel& model, const HoldStory& hold, const AuditNotes& notes,
                      const std::unordered_set<SeatNo>& known) {
    const bool confirmed = hold.book->state == 'c';
    if (hold.order && !confirmed) return "has order " + hold.order->order + " and is not confirmed";
    if (hold.book->state != 'a' || hold.book->expires_at <= model.books().now) return {};
    std::vector<SeatNo> missing;
    for (const SeatNo number : hold.book->seats) {
        const BookSeat* seat = model.seat(number);
        const bool owns = seat && seat->state == 'h' && seat->hold == hold.token;
        if (!owns && !notes.excused(number) && !known.contains(number)) missing.push_back(number);
    }
    if (missing.empty()) return {};
    return "is active, and " + model.seatNames(missing) +
           (missing.size() == 1 ? " does not belong to it" : " do not belong to it");
}

}  // namespace

void findLedgerFaults(const AuditModel& model, AuditNotes& notes) {
    std::unordered_set<SeatNo> known;
    for (const BookSeat& seat : model.books().seats) {
        if (notes.excused(seat.seat)) continue;
        const auto fault = seatFault(model, seat);
        if (fault.empty()) continue;
        known.insert(seat.seat);
        notes.add(ledger, ledger_kind,
                  [&] { return "Seat " + model.seatName(seat.seat) + " " + fault + "."; });
    }
    for (const BookEntry& entry : model.books().history) {
        if (model.seat(entry.seat) || !known.insert(entry.seat).second) continue;
        notes.add(ledger, ledger_kind, [&] {
            return "Seat " + model.seatName(entry.seat) + " has a history and does not exist.";
        });
    }
    for (const HoldStory& hold : model.holds()) {
        if (!hold.book) continue;
        const auto fault = holdFault(model, hold, notes, known);
        if (fault.empty()) continue;
        notes.add(ledger, ledger_kind, [&] {
            return "Hold " + std::string(hold.token) + " of " + model.buyerName(hold) + " " +
                   fault + ".";
        });
    }
}

}  // namespace seatlock::simulator
