// Tickets of orders and the keys that sign them. Listener threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffcounter.h"
#include "engine/api/staffdesk.h"
#include "engine/gate/keyring.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"
#include "engine/store/ticketstore.h"

#include <string_view>
#include <vector>

namespace seatlock::api {

class Tickets {
public:
    Tickets(Services& services, StaffDesk& desk, StaffCounter& counter, gate::KeyRing& keys)
        : services_(services), desk_(desk), counter_(counter), keys_(keys) {}

    void addRoutes(const RouteTable& add);

private:
    void list(const http::Request& request, std::string_view order, http::Responder responder);
    void countPrints(const http::Request& request, std::string_view order,
                     http::Responder responder);
    void reissue(const http::Request& request, std::string_view order, std::string_view ticket,
                 http::Responder responder);
    void listKeys(const http::Request& request, http::Responder responder);
    void replaceKey(const http::Request& request, http::Responder responder);

    core::Result<http::Response> reply(pool::Connection& connection, const board::EventBoard& event,
                                       const core::Result<std::vector<store::TicketRow>>& tickets);
    /// Who may sell for the order's event may do this; the event of an order that there is.
    StaffCall callFor(std::string_view order) const;

    Services& services_;
    StaffDesk& desk_;
    StaffCounter& counter_;
    gate::KeyRing& keys_;
};

}  // namespace seatlock::api
