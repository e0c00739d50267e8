// The figures of one event. Plain values; any thread. Money in minor units of the event's currency.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::store {

/// Places by what they are now: a hold whose time is over is available.
struct Places {
    std::int64_t available = 0;
    std::int64_t held = 0;
    std::int64_t sold = 0;
    std::int64_t blocked = 0;

    std::int64_t all() const { return available + held + sold + blocked; }
    /// Sold, of those that are for sale; 0 where none is.
    double occupancy() const {
        const auto open = all() - blocked;
        return open == 0 ? 0 : static_cast<double>(sold) / static_cast<double>(open);
    }
};

struct SaleReport {
    std::string event;  ///< slug
    std::string name;
    std::string venue;
    std::string time_zone;
    std::string status;
    std::string currency;
    core::Micros starts_at = 0;
    core::Micros now = 0;  ///< when it was made, by the database's clock

    Places places;
    std::int64_t orders = 0;     ///< with at least one ticket
    std::int64_t cancelled = 0;  ///< orders
    std::int64_t buyers = 0;     ///< different ones, by address
    // What the orders cost: tickets and fees, less what they were made cheaper by.
    std::int64_t revenue_minor = 0;
    std::int64_t tickets_minor = 0;
    std::int64_t fees_minor = 0;
    std::int64_t paid_minor = 0;     ///< settled payments
    std::int64_t refunds_minor = 0;  ///< settled refunds

    /// What was sold on a day (of the venue's time zone), as far as it is still sold.
    struct Day {
        std::string day;  ///< "2026-11-24"
        std::int64_t orders = 0;
        std::int64_t seats = 0;
        std::int64_t tickets_minor = 0;
    };
    std::vector<Day> days;

    /// Of a section or a category.
    struct Group {
        std::string key;  ///< slug of a category; empty for a section
        std::string name;
        Places places;
        std::int64_t tickets_minor = 0;
    };
    std::vector<Group> sections;
    std::vector<Group> categories;

    struct Channel {
        std::string slug;
        std::string name;
        std::int64_t orders = 0;
        std::int64_t seats = 0;
        std::int64_t tickets_minor = 0;
        std::int64_t kept = 0;  ///< seats that no other channel sells
    };
    std::vector<Channel> channels;

    struct Price {
        std::string category;     ///< slug
        std::string ticket_type;  ///< slug
        std::string category_name;
        std::string ticket_type_name;
        std::int64_t price_minor = 0;
        std::int64_t seats = 0;
        std::int64_t tickets_minor = 0;
    };
    std::vector<Price> prices;

    /// What became of holds.
    struct Holds {
        std::int64_t converted = 0;
        std::int64_t expired = 0;
        std::int64_t released = 0;
        std::int64_t active = 0;
    };
    Holds holds;

    struct Refusal {
        std::string reason;  ///< slug of a problem
        std::int64_t refusals = 0;
    };
    std::vector<Refusal> refusals;  ///< most frequent first

    /// How many of the seats were sold by then, at the end of each hour that sold some.
    struct Point {
        core::Micros at = 0;
        std::int64_t seats = 0;
    };
    std::vector<Point> curve;
};

}  // namespace seatlock::store
