// JSON of tills. Pure; any thread.
#pragma once

#include "engine/store/shiftstore.h"

#include <string>

namespace seatlock::api {

/// `whole`: with what was sold of each event.
std::string renderShift(const store::Shift& shift, bool whole);

}  // namespace seatlock::api
