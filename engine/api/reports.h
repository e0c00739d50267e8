// /v1/staff/events/{event}/report: the figures of a sale. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Reports {
public:
    explicit Reports(StaffDesk& desk) : desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void read(const http::Request& request, std::string_view event, http::Responder responder);

    StaffDesk& desk_;
};

}  // namespace seatlock::api
