// /v1/staff/events/{event}/clones and /series: the same once more, at another time. Listener
// threads.
#pragma once

#include "engine/api/routetable.h"
#include "engine/api/services.h"
#include "engine/api/staffdesk.h"
#include "engine/store/plannedevents.h"

#include <string_view>

namespace seatlock::api {

class EventCopies {
public:
    EventCopies(Services& services, StaffDesk& desk) : services_(services), desk_(desk) {}

    void addRoutes(const RouteTable& add);

private:
    void clone(const http::Request& request, std::string_view event, http::Responder responder);
    void series(const http::Request& request, std::string_view event, http::Responder responder);
    store::CloneSource sourceOf(const store::PlannedEvent& event,
                                const staff::Principal& who) const;

    Services& services_;
    StaffDesk& desk_;
};

}  // namespace seatlock::api
