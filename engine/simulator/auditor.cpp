#include "engine/simulator/auditor.h"

#include "engine/simulator/auditrules.h"

namespace seatlock::simulator {

AuditResult audit(const std::vector<Outcome>& outcomes, const store::Books& books,
                  const SeatingPlan& plan) {
    const AuditModel model(outcomes, books, plan);
    AuditNotes notes;
    notes.result().done = true;
    notes.result().unknown = model.unknown();
    notes.result().unknown_booked = model.unknownBooked();
    findDoubleBookings(model, notes);
    findLostHolds(model, notes);
    findLostOrders(model, notes);
    findOrphans(model, notes);
    findLedgerFaults(model, notes);
    findPaymentFaults(model, notes);
    return std::move(notes.result());
}

}  // namespace seatlock::simulator
