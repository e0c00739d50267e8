#include "engine/api/eventrequests.h"

#include "engine/api/planrender.h"

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;

Error unknownEvent(const std::string& slug) {
    return {ErrorCode::unknown_event, "there is no event \"" + slug + "\"", {}, 0};
}

Error newEventsAreBeyond() {
    return {ErrorCode::forbidden,
            "your rights are limited to some events; a new one is beyond them",
            {},
            0};
}

Result<store::PlannedEvent> matchedEvent(pool::Connection& connection, const std::string& slug,
                                         const Result<std::optional<IfMatch>>& match) {
    auto event = store::findPlanned(connection, slug);
    if (!event) return unknownEvent(slug);
    if (!match) return match.error();
    if (match.value()) {
        const auto good = match.value()->check(event->info->revision, renderPlanned(*event));
        if (!good) return good.error();
    }
    return std::move(*event);
}

Error lostEvent(pool::Connection& connection, const std::string& slug, const Error& error) {
    if (error.code != ErrorCode::precondition_failed) return error;
    const auto now = store::findPlanned(connection, slug);
    return changedMeanwhile(now ? renderPlanned(*now) : std::string());
}

http::Response plannedReply(int status, const store::PlannedEvent& event) {
    auto reply = http::Response::json(status, renderPlanned(event))
                     .with("ETag", revisionTag(event.info->revision))
                     .with("Cache-Control", "no-store");
    if (status == 201) reply.with("Location", "/v1/staff/events/" + event.info->slug);
    return reply;
}

Result<http::Response> plannedNow(pool::Connection& connection, int status,
                                  const std::string& slug) {
    const auto event = store::findPlanned(connection, slug);
    if (!event) return unknownEvent(slug);
    return plannedReply(status, *event);
}

}  // namespace seatlock::api
