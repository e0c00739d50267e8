// A scratch schema with a simulated event in it, and whoever sells that over HTTP. The test's
// thread; ask() and hold() from any. What cannot be set up ends the test.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/random.h"
#include "engine/store/scratch.h"
#include "engine/store/strategystatements.h"
#include "engine/strategy/server.h"
#include "tests/http/rawclient.h"
#include "tests/support/testcluster.h"

#include <memory>
#include <string>
#include <vector>

namespace seatlock::tests {

inline const core::Clock& machine = core::SystemClock::instance();
inline core::Random& chance = core::SecureRandom::instance();

inline const std::vector<store::SellingWay> safe_ways = {
    store::SellingWay::optimistic, store::SellingWay::for_update, store::SellingWay::nowait,
    store::SellingWay::advisory_lock, store::SellingWay::skip_locked};
inline const std::vector<store::SellingWay> all_ways = {
    store::SellingWay::naive,  store::SellingWay::optimistic,    store::SellingWay::for_update,
    store::SellingWay::nowait, store::SellingWay::advisory_lock, store::SellingWay::skip_locked};

/// A column `number` with a row for each.
void addWays(const std::vector<store::SellingWay>& ways);

std::unique_ptr<pool::Connection> openConnection(const std::string& url);

// Bodies of requests.
std::string seatsBody(const std::vector<std::string>& labels);
std::string bestBody(int quantity);
std::string payBody(const std::string& hold);

struct Shop {
    Shop(const std::string& url, std::int64_t seats);

    void serve(store::SellingWay way, strategy::ServerOptions options = {});
    std::string value(const std::string& sql) const { return sqlValue(scratch->url(), sql); }
    /// On a connection of its own.
    RawReply ask(const std::string& request) const;
    RawReply hold(const std::string& body) const;
    store::SeatWish wish(std::vector<core::SeatNo> seats, int quantity = 0) const;
    /// What the books say against themselves, but for the constraints that were taken off.
    std::string complaints() const;

    std::unique_ptr<store::Scratch> scratch;
    std::vector<std::string> labels;
    core::EventId event;
    std::unique_ptr<strategy::Server> server;
};

}  // namespace seatlock::tests
