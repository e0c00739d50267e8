// /v1/staff/events/{event}/cancel, /move, /refunds-due: an event that does not take place, or not
// on its day. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Cancellations {
public:
    Cancellations(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void cancel(const http::Request& request, std::string_view event, http::Responder responder);
    void move(const http::Request& request, std::string_view event, http::Responder responder);
    void listRefunds(const http::Request& request, std::string_view event,
                     http::Responder responder);
    void refund(const http::Request& request, std::string_view event, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
