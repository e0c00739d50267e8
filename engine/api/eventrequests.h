// What requests about planned events have in common. Desk thread.
#pragma once

#include "engine/api/chartrequests.h"
#include "engine/store/plannedevents.h"

#include <string>

namespace seatlock::api {

/// The event, if it is what If-Match says. Errors: unknown_event; those of IfMatch.
core::Result<store::PlannedEvent> matchedEvent(pool::Connection& connection,
                                               const std::string& slug,
                                               const core::Result<std::optional<IfMatch>>& match);

/// precondition_failed gets what is there now; other errors are as they are.
core::Error lostEvent(pool::Connection& connection, const std::string& slug,
                      const core::Error& error);

core::Error unknownEvent(const std::string& slug);

/// For who has rights at some events only, and would get an event beyond them.
core::Error newEventsAreBeyond();

http::Response plannedReply(int status, const store::PlannedEvent& event);

/// As it is now. Errors: unknown_event.
core::Result<http::Response> plannedNow(pool::Connection& connection, int status,
                                        const std::string& slug);

}  // namespace seatlock::api
