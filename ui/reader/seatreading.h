// Reads what a clerk may know of a seat. The reader's thread.
#pragma once

#include "engine/config/limits.h"
#include "ui/reader/answers.h"
#include "ui/reader/session.h"

#include <optional>

namespace seatlock::ui::reader {

/// Nothing when it failed: session.error(). A seat that is not there has an empty label.
std::optional<SeatDetails> readSeat(Session& session, const SeatQuestion& question,
                                    const config::Limits& limits);

}  // namespace seatlock::ui::reader
