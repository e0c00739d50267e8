// What a request to change seats says, and what is answered. Pure; any thread.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/result.h"
#include "engine/http/request.h"
#include "engine/store/inventorystore.h"

#include <string>
#include <vector>

namespace seatlock::api {

/// The steps of `{"action":…}` or `{"steps":[{"action":…},…]}`. Errors: unsupported_media_type,
/// malformed_json, invalid_body.
core::Result<std::vector<store::InventoryStep>> inventorySteps(const http::Request& request,
                                                               const config::Limits& limits);

/// {"done":1,"outcomes":[…],"undo":…}: the undoing is a body that inventorySteps() understands, or
/// null when nothing was done.
std::string renderInventory(const store::InventoryOutcome& outcome);

}  // namespace seatlock::api
