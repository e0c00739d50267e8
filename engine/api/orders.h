// /v1/orders and /v1/orders/{code}. Listener threads.
#pragma once

#include "engine/api/requests.h"
#include "engine/api/services.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

class Orders {
public:
    explicit Orders(Services& services) : services_(services) {}

    void create(const http::Request& request, http::Responder responder);
    void read(std::string_view code, http::Responder responder);

private:
    core::Result<booking::OrderRequest> parseCreate(const http::Request& request);

    Services& services_;
};

}  // namespace seatlock::api
