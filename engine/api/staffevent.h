// What resources of one event do alike on the desk's thread.
#pragma once

#include "engine/api/services.h"
#include "engine/board/board.h"
#include "engine/core/result.h"
#include "engine/http/response.h"
#include "engine/store/idempotencystore.h"

#include <span>
#include <string>

namespace seatlock::api {

/// The event of that slug, a draft too. Errors: unknown_event.
core::Result<core::EventId> staffEvent(pool::Connection& connection, const std::string& slug);

/// Committed facts for the board of the event, if it is served, and so for the other engines.
void tellBoard(const Services& services, core::EventId event,
               std::span<const board::SeatFact> facts);

/// The stored reply to a repeated request that changed something there was.
http::Response replayedOk(store::Replay stored);

}  // namespace seatlock::api
