#include "engine/http/responder.h"

#include "engine/http/problem.h"

#include <utility>

namespace seatlock::http {

Responder& Responder::operator=(Responder&& other) noexcept {
    Responder old(std::move(*this));  // answers if it had not been
    port_ = std::move(other.port_);
    key_ = other.key_;
    route_ = other.route_;
    return *this;
}

Responder::~Responder() {
    if (!port_) return;
    send(problem(500, "internal", "Internal error", "the request was given up"));
}

void Responder::send(Response response) {
    if (const auto port = std::exchange(port_, nullptr)) port->reply(key_, std::move(response));
}

void Responder::startStream(std::uint64_t topic, Response head) {
    if (const auto port = std::exchange(port_, nullptr))
        port->startStream(key_, topic, std::move(head));
}

void Responder::setRoute(std::uint16_t route) {
    route_ = route;
    if (port_) port_->setRoute(key_, route);
}

}  // namespace seatlock::http
