// /v1/staff/events: events as organizers plan them, drafts among them. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class StaffEvents {
public:
    StaffEvents(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, http::Responder responder);
    void create(const http::Request& request, http::Responder responder);
    void read(const http::Request& request, std::string_view event, http::Responder responder);
    void change(const http::Request& request, std::string_view event, http::Responder responder);
    void remove(const http::Request& request, std::string_view event, http::Responder responder);
    void moveToChart(const http::Request& request, std::string_view event,
                     http::Responder responder);
    void setStatus(const http::Request& request, std::string_view event, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
