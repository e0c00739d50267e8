// What a libpqxx exception means for the work that met it. Pure; any thread.
#pragma once

#include "engine/core/error.h"

#include <exception>

namespace seatlock::pool {

struct Failure {
    enum class Kind {
        unsent,      ///< the connection was found dead before anything was sent
        broken,      ///< the connection is lost: the work may or may not have been committed
        transient,   ///< certainly rolled back; worth trying again
        rolled_back  ///< certainly rolled back; trying again would fail again
    };
    Kind kind = Kind::rolled_back;
    core::Error error;
};

/// SQLSTATE by PostgreSQL appendix A. `open`: whether the connection still is.
Failure classify(const std::exception& exception, bool open);

/// 53300 and PgBouncer's own words for it: the server has no free slot.
bool tooManyConnections(const core::Error& error);

}  // namespace seatlock::pool
