#include "engine/api/venues.h"

#include "engine/api/page.h"
#include "engine/api/planrender.h"
#include "engine/api/preconditions.h"
#include "engine/api/problems.h"
#include "engine/api/requests.h"
#include "engine/config/bounds.h"
#include "engine/core/plaintext.h"

#include <QTimeZone>

namespace seatlock::api {

using core::Error;
using core::ErrorCode;
using core::Result;
using http::Method;
using http::Parameters;
using http::Request;
using http::Responder;
using staff::Permission;

namespace {

constexpr int page_max = 100;

struct VenueBody {
    std::optional<std::string> slug;
    std::optional<std::string> name;
    std::optional<std::string> time_zone;
    std::optional<std::string> address;
};

Result<VenueBody> parseVenue(const Request& request, bool create) {
    auto fields = jsonBody(request);
    if (!fields) return fields.error();
    VenueBody body;
    if (create) {
        fields->require("name");
        body.slug = fields->text("slug", 1, config::slug_bytes_max);
    }
    body.name = fields->text("name", 1, config::name_bytes_max);
    body.time_zone = fields->text("time_zone", 1, config::name_bytes_max);
    body.address = fields->text("address", 0, config::name_bytes_max);
    if (body.time_zone &&
        !QTimeZone::isTimeZoneIdAvailable(QByteArray::fromStdString(*body.time_zone))) {
        fields->fail("\"time_zone\" must be the name of a time zone, like Europe/Berlin");
    }
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (create && !body.slug) {
        body.slug = core::slugOf(*body.name);
        if (body.slug->empty()) {
            return {ErrorCode::invalid_body, "give a \"slug\": none can be made of the name"};
        }
    }
    return body;
}

http::Response venueReply(int status, const store::Venue& venue) {
    auto reply = http::Response::json(status, renderVenue(venue))
                     .with("ETag", revisionTag(venue.revision))
                     .with("Cache-Control", "no-store");
    if (status == 201) reply.with("Location", "/v1/venues/" + venue.facts.slug);
    return reply;
}

Error unknownVenue(const std::string& slug) {
    return {ErrorCode::unknown_venue, "there is no venue \"" + slug + "\"", {}, 0};
}

/// The venue, if it is what If-Match says.
Result<store::Venue> matched(pool::Connection& connection, const std::string& slug,
                             const Result<IfMatch>& match) {
    const auto venue = store::findVenue(connection, slug);
    if (!venue) return unknownVenue(slug);
    if (!match) return match.error();
    if (auto good = match->check(venue->revision, renderVenue(*venue)); !good) return good.error();
    return *venue;
}

Error lost(pool::Connection& connection, const std::string& slug, const Error& error) {
    if (error.code != ErrorCode::precondition_failed) return error;
    const auto now = store::findVenue(connection, slug);
    return changedMeanwhile(now ? renderVenue(*now) : std::string());
}

}  // namespace

void Venues::addRoutes(const RouteTable& add) {
    add(Method::get, "/v1/venues", "list-venues",
        [this](const Request& request, const Parameters&, Responder responder) {
            list(request, std::move(responder));
        });
    add(Method::post, "/v1/venues", "create-venue",
        [this](const Request& request, const Parameters&, Responder responder) {
            create(request, std::move(responder));
        });
    add(Method::get, "/v1/venues/{venue}", "read-venue",
        [this](const Request& request, const Parameters& at, Responder responder) {
            read(request, at[0], std::move(responder));
        });
    add(Method::patch, "/v1/venues/{venue}", "change-venue",
        [this](const Request& request, const Parameters& at, Responder responder) {
            change(request, at[0], std::move(responder));
        });
    add(Method::del, "/v1/venues/{venue}", "delete-venue",
        [this](const Request& request, const Parameters& at, Responder responder) {
            remove(request, at[0], std::move(responder));
        });
}

void Venues::list(const Request& request, Responder responder) {
    const auto limit = pageLimit(request, page_max);
    if (!limit) return responder.send(problemOf(limit.error()));
    const std::string after(request.query("cursor").value_or(""));
    desk_.run(request, Permission::venues_read, {}, std::move(responder),
              [limit = *limit, after](pool::Connection& connection,
                                      const staff::Principal&) -> Result<http::Response> {
                  return pageReply("venues", store::listVenues(connection, after, limit + 1), limit,
                                   renderVenue,
                                   [](const store::Venue& venue) { return venue.facts.slug; });
              });
}

void Venues::create(const Request& request, Responder responder) {
    desk_.run(request, Permission::venues_write, {}, std::move(responder),
              [this, body = parseVenue(request, true)](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  if (!body) return body.error();
                  const store::VenueDraft draft{*body->slug, *body->name,
                                                body->time_zone.value_or("UTC"),
                                                body->address.value_or("")};
                  const auto created = store::createVenue(connection, draft, services_.random);
                  if (!created) return created.error();
                  return venueReply(201, *created);
              });
}

void Venues::read(const Request& request, std::string_view venue, Responder responder) {
    desk_.run(request, Permission::venues_read, {}, std::move(responder),
              [slug = std::string(venue)](pool::Connection& connection,
                                          const staff::Principal&) -> Result<http::Response> {
                  const auto found = store::findVenue(connection, slug);
                  if (!found) return unknownVenue(slug);
                  return venueReply(200, *found);
              });
}

void Venues::change(const Request& request, std::string_view venue, Responder responder) {
    desk_.run(request, Permission::venues_write, {}, std::move(responder),
              [slug = std::string(venue), body = parseVenue(request, false),
               match = IfMatch::of(request)](pool::Connection& connection,
                                             const staff::Principal&) -> Result<http::Response> {
                  const auto before = matched(connection, slug, match);
                  if (!before) return before.error();
                  if (!body) return body.error();
                  auto draft = before->facts;
                  draft.name = body->name.value_or(draft.name);
                  draft.time_zone = body->time_zone.value_or(draft.time_zone);
                  draft.address = body->address.value_or(draft.address);
                  const auto changed = store::changeVenue(connection, draft, before->revision);
                  if (!changed) return lost(connection, slug, changed.error());
                  return venueReply(200, *changed);
              });
}

void Venues::remove(const Request& request, std::string_view venue, Responder responder) {
    desk_.run(request, Permission::venues_write, {}, std::move(responder),
              [slug = std::string(venue), match = IfMatch::of(request)](
                  pool::Connection& connection, const staff::Principal&) -> Result<http::Response> {
                  const auto before = matched(connection, slug, match);
                  if (!before) return before.error();
                  const auto gone = store::deleteVenue(connection, slug, before->revision);
                  if (!gone) return lost(connection, slug, gone.error());
                  return http::Response::empty(204);
              });
}

}  // namespace seatlock::api
