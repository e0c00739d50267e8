// An event that is there, read back as the drafts it could be made of again. Used on the thread
// that holds the connection.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/chartdraft.h"
#include "engine/store/eventdraft.h"
#include "engine/store/venuedraft.h"

#include <string>
#include <vector>

namespace seatlock::store {

struct Drafts {
    VenueDraft venue;
    ChartDraft chart;  ///< seats in order of their numbers
    EventDraft event;
    std::vector<core::SeatNo> blocked;  ///< held back from sale just now; ascending
};

/// What an event could be planned from again. Pure.
EventDraft draftOf(const board::EventInfo& info);

/// Without what was held and sold since. Errors: unknown_event, database_unavailable,
/// internal.
core::Result<Drafts> readDrafts(pool::Connection& connection, const std::string& slug);

}  // namespace seatlock::store
