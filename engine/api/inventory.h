// /v1/staff/events/{event}/seats, /blocks: what staff do to seats that are not sold. Listener
// threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Inventory {
public:
    Inventory(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void change(const http::Request& request, std::string_view event, http::Responder responder);
    void listBlocks(const http::Request& request, std::string_view event,
                    http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
