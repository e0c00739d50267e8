// The rules that the auditor holds the books against, one function each. Pure; one thread.
#pragma once

#include "engine/simulator/auditmodel.h"
#include "engine/simulator/auditnotes.h"

namespace seatlock::simulator {

/// Seats that two holds name which were live at one time. Comes first: it excuses its seats from
/// the rules about seats.
void findDoubleBookings(const AuditModel& model, AuditNotes& notes);

/// A 201 for a hold that the books do not have, or not with these seats.
void findLostHolds(const AuditModel& model, AuditNotes& notes);
/// A 201 for an order that the books do not have.
void findLostOrders(const AuditModel& model, AuditNotes& notes);
/// Holds, and orders, that no request explains.
void findOrphans(const AuditModel& model, AuditNotes& notes);

/// Seats whose fields, history and owner disagree; histories with gaps or of no seat. Then holds
/// that are not what their seats say.
void findLedgerFaults(const AuditModel& model, AuditNotes& notes);

/// Orders without their seats, sold seats and confirmed holds without an order.
void findPaymentFaults(const AuditModel& model, AuditNotes& notes);

}  // namespace seatlock::simulator
