#include "engine/api/sessions.h"

#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/api/signin.h"
#include "engine/api/staffrender.h"
#include "engine/config/bounds.h"
#include "engine/core/jsonwriter.h"
#include "engine/core/log.h"
#include "engine/staff/credentials.h"
#include "engine/store/staffsessionstore.h"
#include "engine/store/userstore.h"

#include <sodium.h>

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

constexpr int login_bytes_max = 64;
constexpr int password_bytes_max = 1'024;

/// A task whose work may say what it is answered with, as a Result.
class AnswerTask final : public DeskTask {
public:
    using Work = std::function<Result<http::Response>(pool::Connection&, bool& started)>;
    AnswerTask(Responder responder, Work work)
        : responder_(std::move(responder)), work_(std::move(work)) {}

    void run(pool::Connection& connection) override {
        auto done = work_(connection, started_);
        if (!done) return refuse(done.error());
        responder_.send(std::move(done).value());
    }
    void refuse(Error error) override { responder_.send(problemOf(error)); }
    bool mayRunAgain() const override { return !started_; }

private:
    Responder responder_;
    const Work work_;
    bool started_ = false;
};

/// Wiped when the last copy of the task goes.
std::shared_ptr<std::string> secretText(std::string text) {
    return {new std::string(std::move(text)), [](std::string* secret) {
                sodium_memzero(secret->data(), secret->size());
                delete secret;
            }};
}

/// The first administrator is made by whoever sits at the machine: not over the network, nor
/// through a proxy on this machine.
Result<Done> fromHere(const Request& request) {
    if (isFromHere(request)) return Done{};
    return {ErrorCode::forbidden,
            "the first administrator is made on the engine's own machine: in the console, with "
            "seatlockd user add, or from 127.0.0.1"};
}

struct FirstUser {
    std::string login;
    std::string display_name;
    std::string password;
};

Result<FirstUser> parseFirstUser(const Request& request, const config::Limits& limits) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    FirstUser out;
    fields->require("login");
    fields->require("password");
    out.login = staff::foldedLogin(fields->text("login", 1, login_bytes_max).value_or(""));
    out.display_name = fields->text("display_name", 1, config::name_bytes_max).value_or(out.login);
    out.password = fields->text("password", 1, password_bytes_max).value_or("");
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (auto good = staff::checkLogin(out.login); !good) return good.error();
    if (auto good = staff::checkPassword(out.password, out.login, limits.password_bytes_min);
        !good) {
        return good.error();
    }
    return out;
}

store::TrailEntry entryOf(core::Random& random, const char* via, const char* action,
                          const std::string& login, const char* resource) {
    store::TrailEntry entry;
    entry.id = core::makeUuid<staff::EntryId>(random, core::SystemClock::instance().wall());
    entry.login = login;
    entry.via = via;
    entry.action = action;
    entry.resource = resource;
    entry.status = 201;
    return entry;
}

}  // namespace

Sessions::Sessions(Services& services, StaffDesk& desk)
    : services_(services),
      desk_(desk),
      sign_ins_({"sign-in", services.database_url, services.limits.login_ms_max,
                 services.limits.statement_ms_max, services.limits.sign_in_queue_max,
                 services.limits.desk_queue_bytes_max},
                services.clock) {}

void Sessions::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/setup", "read-setup",
        [this](const Request& request, const Parameters&, Responder responder) {
            readSetup(request, std::move(responder));
        });
    add(Method::post, "/v1/setup", "set-up",
        [this](const Request& request, const Parameters&, Responder responder) {
            setUp(request, std::move(responder));
        });
    add(Method::post, "/v1/sessions", "sign-in",
        [this](const Request& request, const Parameters&, Responder responder) {
            signIn(request, std::move(responder));
        });
    add(Method::get, "/v1/sessions/current", "read-current-session",
        [this](const Request& request, const Parameters&, Responder responder) {
            readCurrent(request, std::move(responder));
        });
    add(Method::del, "/v1/sessions/current", "sign-out",
        [this](const Request& request, const Parameters&, Responder responder) {
            signOut(request, std::move(responder));
        });
}

void Sessions::readSetup(const Request& request, Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    if (auto here = fromHere(request); !here) return responder.send(problemOf(here.error()));
    sign_ins_.post(std::make_unique<AnswerTask>(
        std::move(responder), [](pool::Connection& connection, bool&) -> Result<http::Response> {
            std::string out;
            core::JsonWriter(out)
                .beginObject()
                .field("needed", store::noUsers(connection))
                .endObject();
            return http::Response::json(200, std::move(out)).with("Cache-Control", "no-store");
        }));
}

void Sessions::setUp(const Request& request, Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    if (auto here = fromHere(request); !here) return responder.send(problemOf(here.error()));
    auto parsed = parseFirstUser(request, services_.limits);
    if (!parsed) return responder.send(problemOf(parsed.error()));
    const auto password = secretText(std::move(parsed->password));
    sign_ins_.post(std::make_unique<AnswerTask>(
        std::move(responder),
        [this, first = *parsed, password](pool::Connection& connection,
                                          bool& started) -> Result<http::Response> {
            // Looked at before the costly hash, decided after it.
            if (!store::noUsers(connection)) {
                return {ErrorCode::setup_done, "there are users already; sign in"};
            }
            auto hash = staff::hashPassword(*password, hashCost(services_.limits));
            if (!hash) return hash.error();
            store::NewStaffUser user;
            auto& random = services_.random;
            user.id = core::makeUuid<staff::UserId>(random, services_.clock.wall());
            user.login = first.login;
            user.display_name = first.display_name;
            user.password_hash = std::move(hash).value();
            user.roles = {staff::Role::administrator};
            auto entry = entryOf(random, "setup", "set-up", user.login, "/v1/setup");
            entry.user = user.id;
            started = true;
            auto created = store::createFirstUser(connection, user, entry);
            if (!created) return created.error();
            core::logInfo("the first administrator is " + created->login);
            return http::Response::json(201, renderUser(*created))
                .with("Location", "/v1/users/" + created->login)
                .with("Cache-Control", "no-store");
        }));
}

void Sessions::signIn(const Request& request, Responder responder) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    auto fields = jsonBody(request);
    if (!fields) return responder.send(problemOf(fields.error()));
    SignInTry attempt;
    fields->require("login");
    fields->require("password");
    attempt.login = staff::foldedLogin(fields->text("login", 1, login_bytes_max).value_or(""));
    const auto password = secretText(fields->text("password", 1, password_bytes_max).value_or(""));
    if (auto finished = fields->finish(); !finished) {
        return responder.send(problemOf(finished.error()));
    }
    attempt.address = request.remoteAddress();
    attempt.local = isFromHere(request);
    sign_ins_.post(std::make_unique<AnswerTask>(
        std::move(responder),
        [this, attempt, password](pool::Connection& connection,
                                  bool& started) -> Result<http::Response> {
            auto& random = services_.random;
            auto whole = attempt;
            whole.password = *password;
            auto user = verify(connection, whole, services_.limits, random, decoy_);
            sodium_memzero(whole.password.data(), whole.password.size());
            if (!user) return user.error();
            const auto secret = staff::makeSecret(staff::SecretKind::session, random);
            store::NewSession session;
            session.id = core::makeUuid<staff::SessionId>(random, services_.clock.wall());
            session.user = user->user;
            session.token_hash = staff::secretHash(secret);
            session.idle_s = services_.limits.session_idle_s_max;
            session.absolute_s = services_.limits.session_s_max;
            session.per_user_max = services_.limits.sessions_per_user_max;
            auto entry = entryOf(random, "password", "sign-in", user->login, "/v1/sessions");
            entry.user = user->user;
            started = true;
            const auto opened = store::openSession(connection, session, entry);
            const auto account = store::findUser(connection, user->login);
            if (!opened || !account) {
                return {ErrorCode::sign_in_failed, "login and password do not belong together"};
            }
            std::string out;
            core::JsonWriter json(out);
            json.beginObject().field("token", secret).key("user").raw(renderUser(*account));
            json.key("permissions").raw(renderPermissions(staff::permissionsOf(account->roles)));
            json.key("session").raw(renderSession(*opened)).endObject();
            return http::Response::json(201, std::move(out))
                .with("Location", "/v1/sessions/current")
                .with("Cache-Control", "no-store");
        }));
}

void Sessions::readCurrent(const Request& request, Responder responder) {
    desk_.run(
        request, Permission::account, {}, std::move(responder),
        [](pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            const auto user = store::findUser(connection, who.login);
            if (!user) return {ErrorCode::unknown_user, "the user is no more"};
            std::string out;
            core::JsonWriter json(out);
            json.beginObject().field("via", staff::viaName(who.via));
            json.key("user").raw(renderUser(*user));
            json.key("permissions").raw(renderPermissions(who.permissions));
            json.key("session");
            const auto session = who.via == staff::Via::session
                                     ? store::readSession(connection, who.session)
                                     : std::nullopt;
            session ? json.raw(renderSession(*session)) : json.null();
            json.endObject();
            return http::Response::json(200, std::move(out)).with("Cache-Control", "no-store");
        });
}

void Sessions::signOut(const Request& request, Responder responder) {
    StaffCall call{Permission::account};
    call.session_only = true;
    desk_.run(
        request, std::move(call), std::move(responder),
        [](pool::Connection& connection, const staff::Principal& who) -> Result<http::Response> {
            store::endSession(connection, who.session);
            return http::Response::empty(204);
        });
}

}  // namespace seatlock::api
