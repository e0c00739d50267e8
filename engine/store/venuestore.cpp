#include "engine/store/venuestore.h"

#include "engine/store/chartrows.h"
#include "engine/store/draftcheck.h"
#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr Statement select_venues{"select_venues", R"(
select v.venue_id, v.slug, v.name, v.time_zone, v.address, v.revision,
    (select count(*) from chart c where c.venue_id = v.venue_id),
    (select count(*) from event e where e.venue_id = v.venue_id)
from venue v
where ($3::bool and v.slug = $1::text) or (not $3::bool and v.slug > $1::text)
order by v.slug limit $2::int4)"};

constexpr Statement insert_venue{"insert_venue", R"(
insert into venue (venue_id, slug, name, time_zone, address)
values ($1::int8, $2::text, $3::text, $4::text, $5::text)
on conflict (slug) do nothing)"};

constexpr Statement update_venue{"update_venue", R"(
update venue set name = $2::text, time_zone = $3::text, address = $4::text,
    revision = revision + 1
where slug = $1::text and revision = $5::int8)"};

// Its name and time zone are told with each event.
constexpr Statement touch_venue_events{"touch_venue_events", R"(
update event e set revision = e.revision + 1
from venue v where v.venue_id = e.venue_id and v.slug = $1::text)"};

constexpr Statement lock_venue{"lock_venue", R"(
select venue_id from venue where slug = $1::text for update)"};

constexpr Statement delete_venue{"delete_venue", R"(
delete from venue where slug = $1::text)"};

Venue venueOf(const pqxx::row& row) {
    Venue venue;
    venue.id.value = integer<std::int64_t>(row[0]);
    venue.facts = {std::string(text(row[1])), std::string(text(row[2])), std::string(text(row[3])),
                   std::string(text(row[4]))};
    venue.revision = integer<std::int64_t>(row[5]);
    venue.charts = integer<std::int64_t>(row[6]);
    venue.events = integer<std::int64_t>(row[7]);
    return venue;
}

std::optional<Venue> read(pool::Connection& connection, pqxx::transaction_base& tx,
                          const std::string& slug) {
    const auto rows = run(connection, tx, select_venues, slug, 1, true);
    if (rows.empty()) return std::nullopt;
    return venueOf(rows[0]);
}

Error unknown(const std::string& slug) {
    return {ErrorCode::unknown_venue, "there is no venue \"" + slug + "\"", {}, 0};
}

Result<Done> check(const VenueDraft& venue) {
    const auto problems = validate(venue);
    if (problems.empty()) return Done{};
    return {ErrorCode::invalid_body, describe(problems)};
}

}  // namespace

std::vector<Venue> listVenues(pool::Connection& connection, const std::string& after, int limit) {
    pqxx::nontransaction tx(connection.native());
    std::vector<Venue> out;
    for (const auto& row : run(connection, tx, select_venues, after, limit, false)) {
        out.push_back(venueOf(row));
    }
    return out;
}

std::optional<Venue> findVenue(pool::Connection& connection, const std::string& slug) {
    pqxx::nontransaction tx(connection.native());
    return read(connection, tx, slug);
}

Result<Venue> createVenue(pool::Connection& connection, const VenueDraft& venue,
                          core::Random& random) {
    if (auto good = check(venue); !good) return good.error();
    pqxx::work tx(connection.native());
    const auto inserted = run(connection, tx, insert_venue, newId(random), venue.slug, venue.name,
                              venue.time_zone, venue.address);
    if (inserted.affected_rows() == 0) {
        return {ErrorCode::already_exists, "there is a venue \"" + venue.slug + "\" already"};
    }
    auto created = *read(connection, tx, venue.slug);
    tx.commit();
    return created;
}

Result<Venue> changeVenue(pool::Connection& connection, const VenueDraft& venue,
                          std::int64_t revision) {
    if (auto good = check(venue); !good) return good.error();
    pqxx::work tx(connection.native());
    const auto changed = run(connection, tx, update_venue, venue.slug, venue.name, venue.time_zone,
                             venue.address, revision);
    if (changed.affected_rows() == 0) {
        if (!read(connection, tx, venue.slug)) return unknown(venue.slug);
        return {ErrorCode::precondition_failed, "the venue was changed meanwhile"};
    }
    run(connection, tx, touch_venue_events, venue.slug);
    auto after = *read(connection, tx, venue.slug);
    tx.commit();
    return after;
}

Result<Done> deleteVenue(pool::Connection& connection, const std::string& slug,
                         std::int64_t revision) {
    pqxx::work tx(connection.native());
    // Keeps charts and events from being put on it meanwhile.
    run(connection, tx, lock_venue, slug);
    const auto venue = read(connection, tx, slug);
    if (!venue) return unknown(slug);
    if (venue->revision != revision) {
        return {ErrorCode::precondition_failed, "the venue was changed meanwhile"};
    }
    if (venue->charts + venue->events > 0) {
        return {ErrorCode::in_use, "the venue has " + std::to_string(venue->charts) +
                                       " chart versions and " + std::to_string(venue->events) +
                                       " events; it can go when they have gone"};
    }
    run(connection, tx, delete_venue, slug);
    tx.commit();
    return Done{};
}

}  // namespace seatlock::store
