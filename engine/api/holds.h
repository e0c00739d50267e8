// /v1/events/{event}/holds and /v1/holds/{hold}. Listener threads.
#pragma once

#include "engine/api/requests.h"
#include "engine/api/services.h"
#include "engine/api/staffcounter.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

class Holds {
public:
    Holds(Services& services, StaffCounter& counter) : services_(services), counter_(counter) {}

    void create(const http::Request& request, std::string_view event, http::Responder responder);
    void read(const http::Request& request, std::string_view hold, http::Responder responder);
    void change(const http::Request& request, std::string_view hold, http::Responder responder);
    void release(const http::Request& request, std::string_view hold, http::Responder responder);

private:
    core::Result<booking::HoldRequest> parseCreate(const http::Request& request,
                                                   std::string_view event);
    void createAsStaff(const http::Request& request, std::string_view event,
                       core::Result<booking::HoldRequest> hold, http::Responder responder);
    core::Result<core::Done> beginRun(booking::HoldRequest& hold);

    Services& services_;
    StaffCounter& counter_;
};

}  // namespace seatlock::api
