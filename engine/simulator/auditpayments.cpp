// Orders against the seats that they paid for.
#include "engine/simulator/auditrules.h"

#include <algorithm>
#include <unordered_set>

namespace seatlock::simulator {

using core::SeatNo;
using store::BookOrder;
using store::BookSeat;

namespace {

constexpr auto payments = &AuditResult::payments;
constexpr const char* payment_kind = "payment";

bool soldTo(const BookSeat* seat, const BookOrder& order) {
    return seat && seat->state == 's' && seat->order == order.order;
}

/// The seats that the order should have and has not: of its own, and of its hold.
std::vector<SeatNo> missing(const AuditModel& model, const BookOrder& order,
                            const AuditNotes& notes) {
    std::vector<SeatNo> out;
    for (const SeatNo seat : order.seats) {
        if (!soldTo(model.seat(seat), order) && !notes.excused(seat)) out.push_back(seat);
    }
    const HoldStory* hold = model.hold(order.hold);
    if (!hold || !hold->book) return out;
    for (const SeatNo seat : hold->book->seats) {
        if (!std::ranges::binary_search(order.seats, seat) && !notes.excused(seat)) {
            out.push_back(seat);
        }
    }
    return out;
}

/// Seats are marked as reported.
void checkOrder(const AuditModel& model, const BookOrder& order, AuditNotes& notes,
                std::unordered_set<SeatNo>& reported) {
    const HoldStory* hold = model.hold(order.hold);
    const auto seats = missing(model, order, notes);
    const bool homeless = !hold || !hold->book;
    if (seats.empty() && !homeless) return;
    reported.insert(seats.begin(), seats.end());
    reported.insert(order.seats.begin(), order.seats.end());
    notes.add(payments, payment_kind, [&] {
        const std::string which = "Order " + order.order + " for hold " + order.hold;
        if (homeless) return which + " pays for a hold that is not in the books.";
        return which + " of " + AuditModel::buyerName(*hold) + " pays for " +
               model.seatNames(seats) + ", not sold to it.";
    });
}

/// Why a sold seat has no order; empty: it has one.
std::string seatFault(const AuditModel& model, const BookSeat& seat) {
    if (seat.order.empty()) return "is sold without an order";
    const BookOrder* order = model.order(seat.order);
    if (!order) return "is sold to order " + seat.order + ", which is not in the books";
    if (std::ranges::binary_search(order->seats, seat.seat)) return {};
    return "is sold to order " + seat.order + ", which does not name it";
}

}  // namespace

void findPaymentFaults(const AuditModel& model, AuditNotes& notes) {
    std::unordered_set<SeatNo> reported;
    for (const BookOrder& order : model.books().orders) checkOrder(model, order, notes, reported);
    for (const BookSeat& seat : model.books().seats) {
        if (seat.state != 's' || notes.excused(seat.seat) || reported.contains(seat.seat)) continue;
        const auto fault = seatFault(model, seat);
        if (fault.empty()) continue;
        reported.insert(seat.seat);
        notes.add(payments, payment_kind,
                  [&] { return "Seat " + model.seatName(seat.seat) + " " + fault + "."; });
    }
    for (const HoldStory& hold : model.holds()) {
        if (!hold.book || hold.book->state != 'c' || hold.order) continue;
        if (std::ranges::any_of(hold.book->seats, [&](SeatNo seat) {
                return reported.contains(seat) || notes.excused(seat);
            })) {
            continue;
        }
        notes.add(payments, payment_kind, [&] {
            return "Hold " + std::string(hold.token) + " of " + AuditModel::buyerName(hold) +
                   " is confirmed without an order.";
        });
    }
}

}  // namespace seatlock::simulator
