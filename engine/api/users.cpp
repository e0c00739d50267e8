#include "engine/api/users.h"

#include "engine/api/page.h"
#include "engine/api/preconditions.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/signin.h"
#include "engine/api/staffrender.h"
#include "engine/config/bounds.h"
#include "engine/staff/credentials.h"
#include "engine/store/userstore.h"

namespace seatlock::api {

using core::Done;
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
constexpr int login_bytes_max = 64;
constexpr int password_bytes_max = 1'024;
constexpr int events_max = 1'000;

/// What a body says of a user; create and change differ in what must be there.
struct UserBody {
    std::optional<std::string> login;
    std::optional<std::string> password;
    store::StaffUserChange change;
};

void readRoles(Fields& fields, store::StaffUserChange& change) {
    const auto names = fields.texts("roles", static_cast<int>(staff::all_roles.size()), 32);
    if (!names) return;
    change.roles.emplace();
    for (const auto& name : *names) {
        const auto role = staff::parseRole(name);
        if (!role) {
            fields.fail("there is no role \"" + name + "\"");
        } else {
            change.roles->push_back(*role);
        }
    }
}

Result<UserBody> parseUser(const Request& request, bool create) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    UserBody body;
    if (create) {
        for (const char* name : {"login", "password", "roles"}) fields->require(name);
        body.login = fields->text("login", 1, login_bytes_max);
        if (body.login) body.login = staff::foldedLogin(*body.login);
    } else {
        body.change.disabled = fields->boolean("disabled");
    }
    body.password = fields->text("password", 1, password_bytes_max);
    body.change.display_name = fields->text("display_name", 1, config::name_bytes_max);
    readRoles(*fields, body.change);
    if (fields->takeNull("events")) {
        body.change.events.emplace();
    } else if (auto slugs = fields->texts("events", events_max, config::slug_bytes_max)) {
        body.change.events.emplace(std::move(slugs));
    }
    if (auto finished = fields->finish(); !finished) return finished.error();
    return body;
}

http::Response userReply(int status, const store::StaffUser& user) {
    auto reply = http::Response::json(status, renderUser(user))
                     .with("ETag", revisionTag(user.revision))
                     .with("Cache-Control", "no-store");
    if (status == 201) reply.with("Location", "/v1/users/" + user.login);
    return reply;
}

Error unknownUser(const std::string& login) {
    return {ErrorCode::unknown_user, "there is no user \"" + login + "\"", {}, 0};
}

}  // namespace

void Users::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/users", "list-users",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::post, "/v1/users", "create-user",
        [this](const Request& request, const Parameters&, Responder responder) {
            create(request, std::move(responder));
        });
    add(Method::get, "/v1/users/{user}", "read-user",
        [this](const Request& request, const Parameters& at, Responder responder) {
            read(request, at[0], std::move(responder));
        });
    add(Method::patch, "/v1/users/{user}", "change-user",
        [this](const Request& request, const Parameters& at, Responder responder) {
            change(request, at[0], std::move(responder));
        });
    add(Method::post, "/v1/users/{user}/password", "change-password",
        [this](const Request& request, const Parameters& at, Responder responder) {
            changePassword(request, at[0], std::move(responder));
        });
}

void Users::list(const Request& request, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const std::string after(request.query("cursor").value_or(""));
    desk_.run(request, Permission::users_manage, {}, std::move(responder),
              [limit = *limit, after](pool::Connection& connection,
                                      const staff::Principal&) -> Result<http::Response> {
                  return pageReply("users", store::listUsers(connection, after, limit + 1), limit,
                                   renderUser,
                                   [](const store::StaffUser& user) { return user.login; });
              });
}

void Users::create(const Request& request, Responder responder) {
    auto body = parseUser(request, true);
    if (body) {
        if (auto good = staff::checkLogin(*body->login); !good) body = good.error();
    }
    if (body) {
        const auto good = staff::checkPassword(*body->password, *body->login,
                                               services_.limits.password_bytes_min);
        if (!good) body = good.error();
    }
    // Who may not create users is told that first, whatever the body says.
    desk_.run(request, Permission::users_manage, {}, std::move(responder),
              [this, body](pool::Connection& connection,
                           const staff::Principal&) -> Result<http::Response> {
                  if (!body) return body.error();
                  auto hash = staff::hashPassword(*body->password, hashCost(services_.limits));
                  if (!hash) return hash.error();
                  store::NewStaffUser user;
                  user.id = core::makeUuid<staff::UserId>(services_.random, services_.clock.wall());
                  user.login = *body->login;
                  user.display_name = body->change.display_name.value_or(user.login);
                  user.password_hash = std::move(hash).value();
                  user.roles = *body->change.roles;
                  if (body->change.events) user.events = *body->change.events;
                  const auto created = store::createUser(connection, user);
                  if (!created) return created.error();
                  return userReply(201, *created);
              });
}

void Users::read(const Request& request, std::string_view user, Responder responder) {
    desk_.run(request, Permission::users_manage, {}, std::move(responder),
              [login = std::string(user)](pool::Connection& connection,
                                          const staff::Principal&) -> Result<http::Response> {
                  const auto found = store::findUser(connection, login);
                  if (!found) return unknownUser(login);
                  return userReply(200, *found);
              });
}

void Users::change(const Request& request, std::string_view user, Responder responder) {
    auto body = parseUser(request, false);
    if (body && body->password) {
        const auto good =
            staff::checkPassword(*body->password, user, services_.limits.password_bytes_min);
        if (!good) body = good.error();
    }
    auto match = IfMatch::of(request);
    desk_.run(
        request, Permission::users_manage, {}, std::move(responder),
        [this, login = std::string(user), body, match](
            pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            const auto before = store::findUser(connection, login);
            if (!before) return unknownUser(login);
            if (!match) return match.error();
            if (auto good = match->check(before->revision, renderUser(*before)); !good) {
                return good.error();
            }
            if (!body) return body.error();
            auto change = body->change;
            if (body->password) {
                auto hash = staff::hashPassword(*body->password, hashCost(services_.limits));
                if (!hash) return hash.error();
                change.password_hash = std::move(hash).value();
            }
            auto changed =
                store::changeUser(connection, login, before->revision, change, who.session);
            if (changed) return userReply(200, *changed);
            if (changed.error().code != ErrorCode::precondition_failed) return changed.error();
            const auto now = store::findUser(connection, login);
            return changedMeanwhile(now ? renderUser(*now) : std::string());
        });
}

void Users::changePassword(const Request& request, std::string_view user, Responder responder) {
    struct Passwords {
        std::string old_one;
        std::string new_one;
    };
    const auto parse = [&]() -> Result<Passwords> {
        auto fields = jsonBody(request);
        if (!fields) return fields.error();
        fields->require("old_password");
        fields->require("new_password");
        Passwords out;
        out.old_one = fields->text("old_password", 1, password_bytes_max).value_or("");
        out.new_one = fields->text("new_password", 1, password_bytes_max).value_or("");
        if (auto finished = fields->finish(); !finished) return finished.error();
        const auto good =
            staff::checkPassword(out.new_one, user, services_.limits.password_bytes_min);
        if (!good) return good.error();
        return out;
    };
    auto passwords = parse();
    SignInTry attempt{std::string(user), {}, request.remoteAddress(), isFromHere(request)};
    StaffCall call{Permission::account};
    call.session_only = true;
    desk_.run(request, std::move(call), std::move(responder),
              [this, passwords, attempt](pool::Connection& connection,
                                         const staff::Principal& who) -> Result<http::Response> {
                  if (who.login != attempt.login) {
                      return {ErrorCode::forbidden,
                              "this is for one's own password; an administrator resets another's "
                              "with PATCH"};
                  }
                  if (!passwords) return passwords.error();
                  auto whole = attempt;
                  whole.password = passwords->old_one;
                  const auto right =
                      verify(connection, whole, services_.limits, services_.random, *decoy_);
                  if (!right) return right.error();
                  auto hash = staff::hashPassword(passwords->new_one, hashCost(services_.limits));
                  if (!hash) return hash.error();
                  store::StaffUserChange change;
                  change.password_hash = std::move(hash).value();
                  const auto changed =
                      store::changeUser(connection, who.login, {}, change, who.session);
                  if (!changed) return changed.error();
                  return http::Response::empty(204);
              });
}

}  // namespace seatlock::api
