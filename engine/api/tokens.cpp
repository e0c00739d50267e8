#include "engine/api/tokens.h"

#include "engine/api/page.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/staffrender.h"
#include "engine/core/token.h"
#include "engine/staff/secret.h"
#include "engine/store/staffsessionstore.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 100;
constexpr int name_bytes_max = 100;
constexpr std::int64_t days_max = 3'650;
constexpr std::int64_t day_s = 86'400;

Result<store::NewToken> parseToken(const Request& request) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    store::NewToken token;
    fields->require("name");
    fields->require("scopes");
    token.name = fields->text("name", 1, name_bytes_max).value_or("");
    if (const auto days = fields->whole("valid_days", 1, days_max)) token.valid_s = *days * day_s;
    for (const auto& name : fields->texts("scopes", staff::permission_count, 32)
                                .value_or(std::vector<std::string>())) {
        const auto scope = staff::parsePermission(name);
        if (!scope) {
            fields->fail("there is no scope \"" + name + "\"");
        } else {
            token.scopes.push_back(*scope);
        }
    }
    if (auto finished = fields->finish(); !finished) return finished.error();
    return token;
}

}  // namespace

void Tokens::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/tokens", "list-tokens",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::post, "/v1/tokens", "create-token",
        [this](const Request& request, const Parameters&, Responder responder) {
            create(request, std::move(responder));
        });
    add(Method::del, "/v1/tokens/{token}", "revoke-token",
        [this](const Request& request, const Parameters& at, Responder responder) {
            revoke(request, at[0], std::move(responder));
        });
}

void Tokens::list(const Request& request, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const auto cursor = uuidCursor(request);
    if (!cursor) return responder.send(problemOf(cursor.error()));
    std::optional<staff::TokenId> after;
    if (*cursor) after = staff::TokenId{**cursor};
    desk_.run(request, Permission::tokens_manage, {}, std::move(responder),
              [limit = *limit, after](pool::Connection& connection,
                                      const staff::Principal& who) -> Result<http::Response> {
                  std::optional<staff::UserId> only;
                  if (!who.may(Permission::users_manage)) only = who.user;
                  return pageReply("tokens", store::listTokens(connection, only, after, limit + 1),
                                   limit, renderToken, [](const auto& token) {
                                       return core::uuidText(token.id.bytes);
                                   });
              });
}

void Tokens::create(const Request& request, Responder responder) {
    auto parsed = parseToken(request);
    StaffCall call{Permission::tokens_manage};
    call.session_only = true;  // a token must not outlive its revocation in another
    desk_.run(request, std::move(call), std::move(responder),
              [this, parsed](pool::Connection& connection,
                             const staff::Principal& who) -> Result<http::Response> {
                  if (!parsed) return parsed.error();
                  auto token = *parsed;
                  for (const auto scope : token.scopes) {
                      if (who.permissions.has(scope)) continue;
                      return {ErrorCode::forbidden, "your own roles do not include " +
                                                        std::string(staff::permissionName(scope))};
                  }
                  const auto secret = staff::makeSecret(staff::SecretKind::token, services_.random);
                  token.id =
                      core::makeUuid<staff::TokenId>(services_.random, services_.clock.wall());
                  token.user = who.user;
                  token.token_hash = staff::secretHash(secret);
                  token.per_user_max = services_.limits.tokens_per_user_max;
                  const auto made = store::createToken(connection, token);
                  if (!made) return made.error();
                  std::string out;
                  core::JsonWriter json(out);
                  json.beginObject().field("token", secret);
                  json.key("details").raw(renderToken(*made)).endObject();
                  return http::Response::json(201, std::move(out))
                      .with("Location", "/v1/tokens/" + core::uuidText(made->id.bytes))
                      .with("Cache-Control", "no-store");
              });
}

void Tokens::revoke(const Request& request, std::string_view token, Responder responder) {
    const auto bytes = core::parseUuid(token);
    desk_.run(request, Permission::tokens_manage, {}, std::move(responder),
              [bytes](pool::Connection& connection,
                      const staff::Principal& who) -> Result<http::Response> {
                  if (!bytes) return {ErrorCode::unknown_token, "there is no such token"};
                  std::optional<staff::UserId> only;
                  if (!who.may(Permission::users_manage)) only = who.user;
                  const auto revoked = store::revokeToken(connection, staff::TokenId{*bytes}, only);
                  if (!revoked) return revoked.error();
                  return http::Response::empty(204);
              });
}

}  // namespace seatlock::api
