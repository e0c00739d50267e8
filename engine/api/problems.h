// Errors of the engine as HTTP replies: the one place that gives each its status. Pure; any thread.
#pragma once

#include "engine/core/error.h"
#include "engine/http/response.h"

#include <string>

namespace seatlock::api {

/// The status that a code is answered with.
int statusOf(core::ErrorCode code);

/// application/problem+json (RFC 9457), with the seats concerned as a member `seats`.
http::Response problemOf(const core::Error& error);

}  // namespace seatlock::api
