// /v1/orders and /v1/orders/{code}. Listener threads.
#pragma once

#include "engine/api/orderdesk.h"
#include "engine/api/requests.h"
#include "engine/api/services.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <string_view>

namespace seatlock::api {

class Orders {
public:
    /// `desk` answers requests that name an account.
    Orders(Services& services, OrderDesk& desk) : services_(services), desk_(desk) {}

    void create(const http::Request& request, http::Responder responder);
    void read(const http::Request& request, std::string_view code, http::Responder responder);

private:
    core::Result<booking::OrderRequest> parseCreate(const http::Request& request);

    Services& services_;
    OrderDesk& desk_;
};

}  // namespace seatlock::api
