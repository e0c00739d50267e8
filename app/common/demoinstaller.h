// Puts the demo events that the options ask for on sale. Any one thread; blocks.
#pragma once

#include "engine/config/options.h"
#include "engine/core/result.h"

#include <string>

namespace seatlock::app {

/// Runs `seatlockd demo`, from beside this program, on `database_url`: laying out a large house
/// takes several times the memory of serving it. Nothing to do is Done. Error: configuration.
core::Result<core::Done> installDemo(const config::Options& options,
                                     const std::string& database_url);

}  // namespace seatlock::app
