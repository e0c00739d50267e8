// What every resource asks of a request before it looks at it. Listener threads.
#pragma once

#include "engine/api/fields.h"
#include "engine/api/services.h"
#include "engine/http/request.h"
#include "engine/http/response.h"
#include "engine/store/idempotencystore.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatlock::api {

/// The JSON object of a body that says it is JSON. Errors: unsupported_media_type,
/// malformed_json, invalid_body.
core::Result<Fields> jsonBody(const http::Request& request);

/// Refuses an address that asks too often (loopback never). Errors: rate_limited.
core::Result<core::Done> admit(const http::Request& request, Services& services);

/// The parameter `limit` of a list, 1 to `most` (which it is without one). Errors:
/// malformed_request.
core::Result<int> pageLimit(const http::Request& request, int most);

/// The parameter `cursor` of a list in the order of a UUID, which it is; nothing without one.
/// Errors: malformed_request.
core::Result<std::optional<std::array<std::uint8_t, 16>>> uuidCursor(const http::Request& request);

/// The one secret of a request that needs an account. Errors: unauthorized; malformed_request when
/// there are several.
core::Result<std::string> secretOf(const http::Request& request);

/// Comes from the engine's own machine, and not through a proxy on it.
bool isFromHere(const http::Request& request);

/// The event of that slug. Errors: unknown_event.
core::Result<board::EventBoardPtr> eventOf(std::string_view slug, const Services& services);

/// The hold a token names. Errors: unknown_hold.
core::Result<core::HoldToken> holdOf(std::string_view token);

/// The Idempotency-Key of a request, bound to its method, path and body; nothing without one.
/// Errors: malformed_request when the field is not a usable key.
core::Result<std::optional<store::IdempotencyKey>> idempotencyKey(const http::Request& request,
                                                                  const config::Limits& limits);

/// The stored reply to a repeated request, with all that the first one said. `member` of its body
/// names the resource below `path`.
http::Response replayed(store::Replay stored, const char* member, const char* path);

/// 32 bytes that stand for a buyer, the same for the same text but for case and blanks around it.
std::string buyerKey(std::string_view buyer);

}  // namespace seatlock::api
