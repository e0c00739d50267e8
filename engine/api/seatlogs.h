// Who holds and has bought which seat, and what happened to a seat or to a person's. Listener
// threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class SeatLogs {
public:
    explicit SeatLogs(StaffDesk& desk) : desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void listSeats(const http::Request& request, std::string_view event, http::Responder responder);
    void ofSeat(const http::Request& request, std::string_view event, std::string_view seat,
                http::Responder responder);
    void ofPerson(const http::Request& request, http::Responder responder);

    StaffDesk& desk_;
};

}  // namespace seatlock::api
