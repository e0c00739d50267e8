// The seats to offer when those asked for are gone. Pure; any thread.
#pragma once

#include "engine/board/seatplan.h"
#include "engine/board/seatstate.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace seatlock::ui::boxoffice {

/// As many available seats side by side as are asked for, as near to them as there are, of the same
/// price if there are such; ascending. Without a block, the nearest single ones. Empty: there are
/// not enough. Accessible seats only where one was asked for. `state` and `category`, the one that
/// the event sells it in, are asked for seats of `plan`.
std::vector<core::SeatNo> nearestAlternative(
    const board::SeatPlan& plan, const std::function<board::SeatState(core::SeatNo)>& state,
    const std::function<std::int16_t(core::SeatNo)>& category,
    std::span<const core::SeatNo> wanted);

}  // namespace seatlock::ui::boxoffice
