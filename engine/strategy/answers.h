// Replies in the form of the engine's. Pure; any thread.
#pragma once

#include "engine/core/error.h"
#include "engine/core/ids.h"
#include "engine/http/response.h"
#include "engine/store/orderstore.h"
#include "engine/store/strategystatements.h"
#include "engine/strategy/houses.h"

namespace seatlock::strategy {

/// 201 with the hold's token and its seats.
http::Response heldResponse(const House& house, core::HoldId hold, const store::GivenSeats& given);
/// 201 with the order's code and its seats.
http::Response soldResponse(const House& house, const store::OrderRow& order);

/// 400, 404, 409 or 503 as a problem. A server without a free slot has a slug of its own,
/// "too-many-connections".
http::Response problemResponse(const core::Error& error);

}  // namespace seatlock::strategy
