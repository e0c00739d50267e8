// /v1/tokens: API tokens for scripts. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

class Tokens {
public:
    Tokens(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);
    void create(const http::Request& request, http::Responder responder);
    void revoke(const http::Request& request, std::string_view token, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
