// What buyers were told against what is written, and the other way round.
#include "engine/simulator/auditrules.h"

#include <algorithm>

namespace seatlock::simulator {

namespace {

constexpr auto lost = &AuditResult::lost;
constexpr const char* lost_kind = "lost-confirmation";

void checkHold(const AuditModel& model, const Outcome& told, AuditNotes& notes) {
    const HoldStory* hold = model.hold(told.hold);
    const auto given = [&] {
        return "Buyer " + std::to_string(told.buyer) + " was given " + model.seatNames(told.seats) +
               " with hold " + told.hold + ", ";
    };
    if (!hold || !hold->book) {
        notes.add(lost, lost_kind, [&] { return given() + "which the books do not have."; });
        return;
    }
    auto seats = told.seats;
    std::ranges::sort(seats);
    if (seats == hold->book->seats) return;
    notes.add(lost, lost_kind, [&] {
        return given() + "which the books have with " + model.seatNames(hold->book->seats) + ".";
    });
}

}  // namespace

void findLostHolds(const AuditModel& model, AuditNotes& notes) {
    for (const Outcome& told : model.outcomes()) {
        if (told.kind == Outcome::Kind::hold && told.end == Outcome::End::ok) {
            checkHold(model, told, notes);
        }
    }
}

void findLostOrders(const AuditModel& model, AuditNotes& notes) {
    for (const Outcome& told : model.outcomes()) {
        if (told.kind != Outcome::Kind::order || told.end != Outcome::End::ok) continue;
        const HoldStory* hold = model.hold(told.hold);
        if (hold && hold->order) continue;
        notes.add(lost, lost_kind, [&] {
            return "Buyer " + std::to_string(told.buyer) + " was told that hold " + told.hold +
                   " is paid for, and the books have no order for it.";
        });
    }
}

void findOrphans(const AuditModel& model, AuditNotes& notes) {
    for (const HoldStory& hold : model.holds()) {
        if (hold.book && !hold.given && !hold.unanswered) {
            notes.add(&AuditResult::orphans, "orphan-hold", [&] {
                return "Hold " + std::string(hold.token) + " of " +
                       model.seatNames(hold.book->seats) +
                       " is in the books, and no buyer asked for it.";
            });
        } else if (hold.book && hold.order && !hold.paid && !hold.paid_unanswered) {
            notes.add(&AuditResult::orphans, "orphan-hold", [&] {
                return "Order " + hold.order->order + " of " + AuditModel::buyerName(hold) +
                       " for hold " + std::string(hold.token) +
                       " is in the books, and nobody asked for it.";
            });
        }
    }
}

}  // namespace seatlock::simulator
