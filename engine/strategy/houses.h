// An event that is sold: what does not change while it is. Read-only once filled; any thread.
#pragma once

#include "engine/board/eventinfo.h"
#include "engine/board/seatplan.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <memory>
#include <string_view>
#include <vector>

namespace seatlock::strategy {

struct House {
    std::shared_ptr<const board::EventInfo> info;
    std::unique_ptr<const board::SeatPlan> plan;
};

class Houses {
public:
    /// All events of the connection's schema. Errors: database_unavailable, internal.
    static core::Result<Houses> read(pool::Connection& connection);

    /// Null: there is none.
    const House* find(std::string_view slug) const;
    const House* find(core::EventId id) const;

private:
    std::vector<House> all_;
};

}  // namespace seatlock::strategy
