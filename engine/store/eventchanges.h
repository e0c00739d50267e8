// Changes to events that are there; engines notice them by the revision, which grows. Used on the
// thread that holds the connection; throws what libpqxx throws.
#pragma once

#include "engine/board/eventstatus.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/store/eventdraft.h"

#include <cstdint>
#include <optional>
#include <string>

namespace seatlock::store {

/// Everything but slug and status becomes as in `event`, whose slug finds it. Channels, categories
/// and ticket types are known again by their slugs and keep their numbers; new prices are for new
/// orders. As long as no seat was touched, categories may go and the currency may change. Errors:
/// unknown_event; precondition_failed when it is no more of that revision; invalid_body;
/// wrong_status; in_use for what is to go and is referred to.
core::Result<core::Done> changeEvent(pool::Connection& connection, const EventDraft& event,
                                     std::int64_t revision);

/// Errors: unknown_event; precondition_failed (without a value: of any revision); wrong_status.
core::Result<core::Done> setEventStatus(pool::Connection& connection, const std::string& slug,
                                        board::EventStatus status,
                                        std::optional<std::int64_t> revision);

/// A draft of which no seat was ever held or sold. Errors: unknown_event; precondition_failed;
/// wrong_status.
core::Result<core::Done> deleteDraft(pool::Connection& connection, const std::string& slug,
                                     std::int64_t revision);

}  // namespace seatlock::store
