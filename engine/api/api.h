// The public HTTP API, version 1: one table of all routes over the resources. Handlers run on
// listener threads; start() and stop() by the owner.
#pragma once

#include "engine/api/areas.h"
#include "engine/api/cancellations.h"
#include "engine/api/chartfiles.h"
#include "engine/api/charts.h"
#include "engine/api/doors.h"
#include "engine/api/eventcopies.h"
#include "engine/api/events.h"
#include "engine/api/holds.h"
#include "engine/api/inventory.h"
#include "engine/api/orderdesk.h"
#include "engine/api/orders.h"
#include "engine/api/outbox.h"
#include "engine/api/reports.h"
#include "engine/api/reseats.h"
#include "engine/api/routestats.h"
#include "engine/api/seatlogs.h"
#include "engine/api/services.h"
#include "engine/api/sessions.h"
#include "engine/api/shifts.h"
#include "engine/api/staffcounter.h"
#include "engine/api/staffdesk.h"
#include "engine/api/staffevents.h"
#include "engine/api/streampublisher.h"
#include "engine/api/tickets.h"
#include "engine/api/tokens.h"
#include "engine/api/trail.h"
#include "engine/api/users.h"
#include "engine/api/venues.h"
#include "engine/gate/checkins.h"
#include "engine/gate/keyring.h"
#include "engine/http/router.h"
#include "engine/http/server.h"

#include <memory>
#include <string_view>
#include <vector>

namespace seatlock::api {

class Api {
public:
    explicit Api(Services services);
    ~Api() { stop(); }

    http::Handler& handler() { return router_; }
    http::ReplyObserver& observer() { return *stats_; }
    /// Every route there is.
    const std::vector<http::Route>& routes() const { return router_.routes(); }
    const RouteStats& stats() const { return *stats_; }

    /// Before the server that calls the handler starts; the server outlives stop().
    void start(http::Server& server);
    void stop();

private:
    void addRoutes();
    void addPublicRoutes(const RouteTable& add);
    void addOwnRoutes(const RouteTable& add);
    void live(http::Responder responder) const;
    void ready(http::Responder responder) const;
    void metrics(http::Responder responder) const;

    Services services_;
    Events events_;
    StaffCounter counter_;
    OrderDesk order_desk_;
    Holds holds_;
    Orders orders_;
    StaffDesk desk_;
    Sessions sessions_;
    Users users_;
    Tokens tokens_;
    Trail trail_;
    Venues venues_;
    Charts charts_;
    StaffEvents staff_events_;
    EventCopies event_copies_;
    ChartFiles chart_files_;
    Inventory inventory_;
    Areas areas_;
    SeatLogs seat_logs_;
    gate::KeyRing keys_;
    gate::CheckIns check_ins_;
    Tickets tickets_;
    Doors doors_;
    Shifts shifts_;
    Outbox outbox_;
    Reports reports_;
    Cancellations cancellations_;
    Reseats reseats_;
    http::Router router_;
    std::unique_ptr<RouteStats> stats_;
    std::vector<std::string_view> route_names_;
    http::Server* server_ = nullptr;
    std::unique_ptr<StreamPublisher> publisher_;
};

}  // namespace seatlock::api
