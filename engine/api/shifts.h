// /v1/shifts: tills of the box office. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

/// One's own; who reads reports sees and closes everybody's.
class Shifts {
public:
    Shifts(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);
    void open(const http::Request& request, http::Responder responder);
    void read(const http::Request& request, std::string_view shift, http::Responder responder);
    void close(const http::Request& request, std::string_view shift, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
