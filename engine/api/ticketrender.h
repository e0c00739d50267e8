// JSON of tickets and of what became of scans. Pure; any thread.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/gate/keyring.h"
#include "engine/gate/scan.h"
#include "engine/http/response.h"
#include "engine/store/checkinstore.h"
#include "engine/store/ticketstore.h"

#include <string>
#include <vector>

namespace seatlock::api {

/// `{"tickets":[…]}`. Errors: internal, when a key is gone.
core::Result<std::string> renderTickets(const board::EventBoard& event,
                                        const std::vector<store::TicketRow>& tickets,
                                        const gate::Keys& keys);

/// 201; 200 of a repeated scan; or a problem that says what is wrong with the ticket.
http::Response scanReply(const gate::Decision& decision);

/// One of several scans: `{"scan":…,"result":…}`, `error` when it could not be decided.
std::string renderScanOutcome(const std::string& scan, const core::Result<gate::Decision>& result);

/// Counts of an event's doors.
std::string renderDoors(const board::EventBoard& event, const store::GateCounts& counts,
                        const std::vector<store::LetInTwice>& twice);

}  // namespace seatlock::api
