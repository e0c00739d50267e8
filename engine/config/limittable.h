// Every limit by name, to set it from a flag, the environment or a file. Read-only; any thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/result.h"

#include <span>
#include <string>
#include <string_view>

namespace seatlock::config {

struct LimitEntry {
    std::string_view name;  ///< as in Limits, unit last
    std::int64_t Limits::*field;
    std::int64_t least;
    std::int64_t most;
    std::string_view meaning;
};

std::span<const LimitEntry> limitTable();

/// Sets one limit from text. Errors: configuration, with the range.
core::Result<core::Done> setLimit(Limits& limits, std::string_view name, std::string_view value);

/// The relations between limits that must hold whatever was set. Errors: configuration.
core::Result<core::Done> check(const Limits& limits);

}  // namespace seatlock::config
