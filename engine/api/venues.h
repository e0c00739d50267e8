// /v1/venues: where events are. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Venues {
public:
    Venues(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);
    void create(const http::Request& request, http::Responder responder);
    void read(const http::Request& request, std::string_view venue, http::Responder responder);
    void change(const http::Request& request, std::string_view venue, http::Responder responder);
    void remove(const http::Request& request, std::string_view venue, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
