// /v1/users: staff accounts. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <memory>
#include <string>
#include <string_view>

namespace seatlock::api {

class Users {
public:
    Users(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);
    void create(const http::Request& request, http::Responder responder);
    void read(const http::Request& request, std::string_view user, http::Responder responder);
    void change(const http::Request& request, std::string_view user, http::Responder responder);
    void changePassword(const http::Request& request, std::string_view user,
                        http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
    /// Desk thread: see verify().
    std::shared_ptr<std::string> decoy_ = std::make_shared<std::string>();
};

}  // namespace seatlock::api
