// /v1/audit-trail: who changed what. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/staffdesk.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

namespace seatlock::api {

class Trail {
public:
    explicit Trail(StaffDesk& desk) : desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);

    StaffDesk& desk_;
};

}  // namespace seatlock::api
