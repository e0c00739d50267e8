// /v1/events/{event}/holds and /v1/holds/{hold}. Listener threads.
#pragma once

#include "engine/api/requests.h"
#include "engine/api/services.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

class Holds {
public:
    explicit Holds(Services& services) : services_(services) {}

    void create(const http::Request& request, std::string_view event, http::Responder responder);
    void read(std::string_view hold, http::Responder responder);
    void change(const http::Request& request, std::string_view hold, http::Responder responder);
    void release(std::string_view hold, http::Responder responder);

private:
    core::Result<booking::HoldRequest> parseCreate(const http::Request& request,
                                                   std::string_view event);

    Services& services_;
};

}  // namespace seatlock::api
