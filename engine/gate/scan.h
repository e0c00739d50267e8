// A scan at a door on its way through the engine, and how it is answered. One owner at a time: the
// listener that read it, then the worker that decides it.
#pragma once

#include "engine/board/eventboard.h"
#include "engine/core/clock.h"
#include "engine/core/result.h"
#include "engine/staff/secret.h"
#include "engine/store/checkinstore.h"
#include "engine/tickets/offlinegate.h"

#include <memory>
#include <optional>
#include <string>

namespace seatlock::gate {

/// What a door says of a scan.
struct Scan {
    std::string code;
    std::string event;  ///< slug
    std::string door;
    tickets::Direction direction = tickets::Direction::in;
    store::ScanId id;
    std::optional<core::Micros> at;
    bool offline = false;  ///< the door has decided by itself already
};

/// What became of it.
struct Decision {
    Scan scan;
    board::EventBoardPtr event;
    store::ScanOutcome outcome;
    std::optional<core::TicketId> ticket;
    core::SeatNo seat = -1;            ///< as the code says; none: -1
    board::EventBoardPtr other_event;  ///< the ticket's, if it is another that is known here
    std::string why;                   ///< in words, when it is not a ticket
};

/// Receives exactly one answer, on any thread.
class ScanReply {
public:
    virtual ~ScanReply() = default;
    /// Errors: unauthorized, forbidden, unknown_event, idempotency_mismatch (the scan's id was used
    /// for another), what was wrong with the request, and those of the pool.
    virtual void answer(core::Result<Decision> decision) = 0;
};

struct ScanRequest {
    staff::SecretKind kind = staff::SecretKind::session;
    std::string secret_hash;  ///< whose scan it is (staff::secretHash())
    /// Or what is wrong with it, which is for those only who may scan.
    core::Result<Scan> scan;
    std::unique_ptr<ScanReply> reply;
};

}  // namespace seatlock::gate
