// Charts from files and as files: Seatlock's own JSON, pretix seating plans, CSV. Listener threads;
// files are read and written on the desk's.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class ChartFiles {
public:
    ChartFiles(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void take(const http::Request& request, std::string_view venue, http::Responder responder);
    void give(const http::Request& request, std::string_view chart, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
