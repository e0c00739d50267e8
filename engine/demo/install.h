// Puts a demo event on sale. Used on the thread that holds the connection.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/core/result.h"
#include "engine/demo/demoevent.h"
#include "engine/pool/connection.h"
#include "engine/store/chartstore.h"

namespace seatlock::demo {

struct Choice {
    enum class Kind { theatre, arena, plain };
    Kind kind = Kind::theatre;
    std::int64_t plain_seats = 0;  ///< for Kind::plain: 1 to 1,000,000
};

/// The event's slug: "demo-theatre", "demo-arena" or "plain-N".
std::string slugOf(const Choice& choice);

/// What install() would insert. Error `invalid_body` for a number of seats out of bounds.
core::Result<DemoEvent> layout(const Choice& choice, core::Micros now);

/// Inserts it, unless an event of its slug is there, which is left as it is (`created` false).
/// Several engines may do so at once. The schema must be there. Errors: those of layout() and of
/// store::ChartStore.
core::Result<store::CreatedEvent> install(pool::Connection& connection, const Choice& choice,
                                          const core::Clock& clock, core::Random& random,
                                          const config::Limits& limits = {});

}  // namespace seatlock::demo
