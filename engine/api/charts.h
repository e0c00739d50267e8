// /v1/venues/{venue}/charts and /v1/charts: what organizers draw. Listener threads; documents are
// read and written on the desk's.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"

#include <string_view>

namespace seatlock::api {

class Charts {
public:
    Charts(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void addStepRoutes(const RouteTable& add);
    void list(const http::Request& request, std::string_view venue, http::Responder responder);
    void create(const http::Request& request, std::string_view venue, http::Responder responder);
    void read(const http::Request& request, std::string_view chart, http::Responder responder);
    void save(const http::Request& request, std::string_view chart, http::Responder responder);
    void remove(const http::Request& request, std::string_view chart, http::Responder responder);
    void check(const http::Request& request, std::string_view chart, http::Responder responder);
    void sales(const http::Request& request, std::string_view chart, http::Responder responder);
    void publish(const http::Request& request, std::string_view chart, http::Responder responder);
    void draft(const http::Request& request, std::string_view chart, http::Responder responder);

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
