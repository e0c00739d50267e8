// /v1/staff/events/{event}/areas: how many are let into general-admission areas. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Areas {
public:
    Areas(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, std::string_view event, http::Responder responder);
    void change(const http::Request& request, std::string_view event, std::string_view section,
                http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
