// Two owners of one seat at one time.
#include "engine/core/isotime.h"
#include "engine/simulator/auditrules.h"

#include <algorithm>
#include <limits>

namespace seatlock::simulator {

using core::Micros;
using core::SeatNo;

namespace {

constexpr Micros forever = std::numeric_limits<Micros>::max();

/// One hold's right to one seat, by the books' clock: from `begin` and before `end`.
struct Claim {
    SeatNo seat;
    const HoldStory* hold;
    Micros begin;
    Micros end;
};

/// The versions of the seat's history in which the hold took it and gave it back; 0: it did not.
struct Versions {
    std::int32_t taken = 0;
    std::int32_t given_back = 0;
    Micros given_back_at = 0;
};

Versions versions(const AuditModel& model, SeatNo seat, std::string_view hold) {
    Versions out;
    for (const auto& entry : model.history(seat)) {
        if (entry.hold != hold) continue;
        if (entry.to == 'h' && out.taken == 0) out.taken = entry.version;
        if (entry.from == 'h' && entry.to == 'a') {
            out.given_back = entry.version;
            out.given_back_at = entry.at;
        }
    }
    return out;
}

/// How long a hold lasts at least, when all that is known of it is its 201.
Micros shortestLife(const AuditModel& model) {
    Micros out = forever;
    for (const auto& hold : model.books().holds) {
        if (hold.state != 'v') out = std::min(out, hold.expires_at - hold.created_at);
    }
    return out;
}

Claim byTheBooks(const AuditModel& model, const HoldStory& hold, SeatNo seat) {
    Micros end = hold.book->expires_at;
    if (hold.book->state == 'c' || hold.paid) {
        end = forever;
    } else if (hold.book->state == 'r') {
        const auto found = versions(model, seat, hold.token);
        if (found.given_back > 0) end = found.given_back_at;
    }
    return {seat, &hold, hold.book->created_at, end};
}

/// The time at which a hold that only its buyer knows of must have been live.
Claim byItsAnswer(const AuditModel& model, const HoldStory& hold, SeatNo seat, Micros life) {
    const Micros begin = hold.given->answered + model.offsetMax();
    const bool lasts = hold.paid || life == forever;
    return {seat, &hold, begin, lasts ? forever : hold.given->sent + model.offsetMin() + life};
}

/// By seat, then by time.
std::vector<Claim> claims(const AuditModel& model) {
    std::vector<Claim> out;
    const Micros life = shortestLife(model);
    for (const HoldStory& hold : model.holds()) {
        if (hold.book) {
            for (const SeatNo seat : hold.book->seats) {
                out.push_back(byTheBooks(model, hold, seat));
            }
        }
        if (!hold.given) continue;
        for (const SeatNo seat : hold.given->seats) {
            if (!hold.book) {
                out.push_back(byItsAnswer(model, hold, seat, life));
            } else if (!std::ranges::binary_search(hold.book->seats, seat)) {
                out.push_back(byTheBooks(model, hold, seat));
            }
        }
    }
    std::ranges::stable_sort(out, [](const Claim& a, const Claim& b) {
        return std::tie(a.seat, a.begin) < std::tie(b.seat, b.begin);
    });
    return out;
}

/// By the seat's history one was given back before the other was taken: a transaction that waited
/// for a lock bears the time at which it began, which is before its turn came.
bool inTurn(const AuditModel& model, const Claim& a, const Claim& b) {
    const auto first = versions(model, a.seat, a.hold->token);
    const auto second = versions(model, b.seat, b.hold->token);
    return (first.given_back > 0 && second.taken > first.given_back) ||
           (second.given_back > 0 && first.taken > second.given_back);
}

std::string owner(const Claim& claim) {
    const HoldStory& hold = *claim.hold;
    std::string out = AuditModel::buyerName(hold) + " with hold " + std::string(hold.token);
    if (hold.order || hold.paid) out += ", paid for,";
    if (!hold.book) return out + " by the answer that said so, which is not in the books";
    return out + " from " + core::isoTime(hold.book->created_at);
}

/// Reports the first two of these claims, all of one seat, that were live at one time.
void checkSeat(const AuditModel& model, std::span<const Claim> seat, AuditNotes& notes) {
    for (std::size_t i = 0; i < seat.size(); ++i) {
        for (std::size_t j = i + 1; j < seat.size() && seat[j].begin < seat[i].end; ++j) {
            if (seat[j].end <= seat[j].begin || seat[i].end <= seat[i].begin) continue;
            if (seat[i].hold == seat[j].hold || inTurn(model, seat[i], seat[j])) continue;
            notes.excuse(seat[i].seat);
            notes.add(&AuditResult::double_bookings, "double-booking", [&] {
                return "Seat " + model.seatName(seat[i].seat) +
                       " had two owners at one time: " + owner(seat[i]) + ", and " +
                       owner(seat[j]) + ".";
            });
            return;
        }
    }
}

/// One hold, told to two buyers: each of its seats has two owners.
void checkSharedHold(const AuditModel& model, const HoldStory& hold, AuditNotes& notes) {
    for (const SeatNo seat : hold.given_again->seats) {
        if (notes.excused(seat)) continue;
        notes.excuse(seat);
        notes.add(&AuditResult::double_bookings, "double-booking", [&] {
            return "Seat " + model.seatName(seat) + " had two owners at one time: hold " +
                   std::string(hold.token) + " was given to " + AuditModel::buyerName(hold) +
                   " and to buyer " + std::to_string(hold.given_again->buyer) + ".";
        });
    }
}

}  // namespace

void findDoubleBookings(const AuditModel& model, AuditNotes& notes) {
    const auto all = claims(model);
    for (auto from = all.begin(); from != all.end();) {
        const auto to = std::find_if(from, all.end(), [seat = from->seat](const Claim& claim) {
            return claim.seat != seat;
        });
        checkSeat(model, {from, to}, notes);
        from = to;
    }
    for (const HoldStory& hold : model.holds()) {
        if (hold.given_again) checkSharedHold(model, hold, notes);
    }
}

}  // namespace seatlock::simulator
