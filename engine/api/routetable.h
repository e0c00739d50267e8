// Where the resources enter their routes. Before the server starts; one thread.
#pragma once

#include "engine/http/router.h"

namespace seatlock::api {

/// How large a body a route takes (the larger only with credentials).
enum class Body { usual, document };

class RouteTable {
public:
    explicit RouteTable(http::Router& router) : router_(router) {}

    /// Adds a route. `name` is what metrics, the API's description and the audit trail call it.
    void operator()(http::Method method, const char* pattern, const char* name,
                    http::RouteHandler handler, Body body = Body::usual) const {
        router_.add({method, pattern, std::move(handler), name, body == Body::document});
    }

private:
    http::Router& router_;
};

}  // namespace seatlock::api
