// /v1/staff/events/{event}/reseat-proposals, /reseat: a row is broken. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Reseats {
public:
    Reseats(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void propose(const http::Request& request, std::string_view event, http::Responder responder);
    void reseat(const http::Request& request, std::string_view event, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
