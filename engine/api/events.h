// /v1/events and below: particulars, charts, availability, streams. Listener threads.
#pragma once

#include "engine/api/rendercache.h"
#include "engine/api/renderqueue.h"
#include "engine/api/requests.h"
#include "engine/api/services.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <memory>
#include <string_view>

namespace seatlock::api {

class Events {
public:
    explicit Events(Services& services);

    void start() { queue_.start(); }
    void stop() { queue_.stop(); }

    void list(const http::Request& request, http::Responder responder);
    void read(std::string_view event, http::Responder responder);
    void chart(const http::Request& request, std::string_view event, http::Responder responder);
    void availability(const http::Request& request, std::string_view event,
                      http::Responder responder);
    void stream(const http::Request& request, std::string_view event, http::Responder responder);

private:
    /// Runs `make` on the render thread and sends what it makes.
    void defer(http::Responder responder, std::function<http::Response()> make);
    RenderCache::Body availabilityBody(const board::EventBoard& event);

    Services& services_;
    RenderCache charts_;
    RenderCache availability_;
    RenderQueue queue_;  // last: its tasks use the caches
};

/// One message of an event stream (WHATWG HTML section 9.2.6).
std::string streamMessage(std::string_view type, std::string_view id, std::string_view data);

}  // namespace seatlock::api
