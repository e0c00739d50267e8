// Orders as the box office sells and changes them: /v1/orders with an account. Listener threads.
#pragma once

#include "engine/api/orderworks.h"
#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffcounter.h"
#include "engine/gate/keyring.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <functional>
#include <string_view>

namespace seatlock::api {

class OrderDesk {
public:
    OrderDesk(Services& services, StaffCounter& counter, gate::KeyRing& keys)
        : services_(services), counter_(counter), keys_(keys) {}

    void addRoutes(const RouteTable& add);

    // The routes that buyers use as well, when the request names an account.
    void create(const http::Request& request, http::Responder responder);
    void read(const http::Request& request, std::string_view code, http::Responder responder);

private:
    struct Edit {
        int status;       ///< of its success
        bool must_match;  ///< If-Match is required, and not only heeded
    };
    void edit(const http::Request& request, std::string_view code, http::Responder responder,
              core::Result<OrderWork> work, Edit how);
    /// What all edits begin with. Worker thread.
    using Editor = std::function<core::Result<http::Response>(
        pool::Connection&, const staff::Principal&, const board::EventBoardPtr&, store::OrderEdit)>;
    void runEdit(const http::Request& request, std::string_view code, http::Responder responder,
                 Edit how, Editor editor);
    void addEdits(const RouteTable& add);
    void exchange(const http::Request& request, std::string_view code, http::Responder responder);
    void resend(const http::Request& request, std::string_view code, http::Responder responder);
    void callback(const http::Request& request, std::string_view provider,
                  http::Responder responder);
    void addReads(const RouteTable& add);
    void list(const http::Request& request, http::Responder responder);
    void buyers(const http::Request& request, http::Responder responder);
    void history(const http::Request& request, std::string_view code, http::Responder responder);

    /// The request's own key, or one of chance that makes a second run of it find the first.
    core::Result<store::IdempotencyKey> keyOf(const http::Request& request) const;

    Services& services_;
    StaffCounter& counter_;
    gate::KeyRing& keys_;
};

}  // namespace seatlock::api
