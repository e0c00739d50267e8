#include "engine/http/responder.h"

#include "engine/http/problem.h"

#include <utility>

namespace seatlock::http {

Responder& Responder::operator=(Responder&& other) noexcept {
    Responder old(std::move(*this));  // answers if it had not been
    mailbox_ = std::move(other.mailbox_);
    key_ = other.key_;
    return *this;
}

Responder::~Responder() {
    if (!mailbox_) return;
    send(problem(500, "internal", "Internal error", "the request was given up"));
}

void Responder::send(Response response) {
    const auto mailbox = std::exchange(mailbox_, nullptr);
    if (!mailbox) return;
    if (ReplySink* sink = mailbox->ownSink())
        sink->reply(key_, std::move(response));
    else
        mailbox->post(ReplyMessage{key_, std::move(response)});
}

void Responder::startStream(std::uint64_t topic, Response head) {
    const auto mailbox = std::exchange(mailbox_, nullptr);
    if (!mailbox) return;
    if (ReplySink* sink = mailbox->ownSink())
        sink->startStream(key_, topic, std::move(head));
    else
        mailbox->post(StreamMessage{key_, topic, std::move(head)});
}

void Responder::setRoute(std::uint16_t route) {
    if (!mailbox_) return;
    if (ReplySink* sink = mailbox_->ownSink()) sink->setRoute(key_, route);
}

}  // namespace seatlock::http
