// The outbox: what the house's mail program fetches, and what it tells of it. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffcounter.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

class Outbox {
public:
    Outbox(Services& services, StaffCounter& counter) : services_(services), counter_(counter) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);
    void settle(const http::Request& request, std::string_view code, std::string_view number,
                http::Responder responder);

    Services& services_;
    StaffCounter& counter_;
};

}  // namespace seatlock::api
