// Requests whose answer is worked out by the pool, beside everybody else's. Any thread.
#pragma once

#include "engine/api/services.h"
#include "engine/core/result.h"
#include "engine/http/responder.h"
#include "engine/http/response.h"
#include "engine/pool/connection.h"

#include <functional>

namespace seatlock::api {

/// Worker thread. May throw what libpqxx throws. When its connection is lost it is run again on
/// another, and must honour what a first run may have committed.
using PoolWork = std::function<core::Result<http::Response>(pool::Connection&)>;

/// Answers with what `work` returns, errors as problems.
void runOnPool(Services& services, http::Responder responder, PoolWork work,
               pool::Share share = pool::Share::buyers);

}  // namespace seatlock::api
