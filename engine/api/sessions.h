// /v1/setup and /v1/sessions: the way in. Listener threads; start() and stop() by the owner.
#pragma once

#include "engine/api/desk.h"
#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"
#include "engine/staff/secret.h"

#include <string>

namespace seatlock::api {

/// Passwords are hashed on a desk of their own ("sign-in"): whoever tries many does not hold up
/// the staff who are in.
class Sessions {
public:
    Sessions(Services& services, StaffDesk& desk);

    void addRoutes(const RouteTable& add);
    void start() { sign_ins_.start(); }
    void stop(std::chrono::milliseconds limit) { sign_ins_.stop(limit); }

private:
    void readSetup(const http::Request& request, http::Responder responder);
    void setUp(const http::Request& request, http::Responder responder);
    void signIn(const http::Request& request, http::Responder responder);
    void readCurrent(const http::Request& request, http::Responder responder);
    void signOut(const http::Request& request, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
    std::string decoy_;  ///< sign-in thread: what unknown users' passwords are held against
    Desk sign_ins_;
};

}  // namespace seatlock::api
