// How fast doors let people in: 10,000 tickets over HTTP, each once, then each twice more.
//   seatlock_checkinbench [TICKETS [CONNECTIONS]]
#include "tests/http/rawclient.h"
#include "tests/support/gatehouse.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

#include <QCoreApplication>

#include <unistd.h>

using namespace seatlock;
using namespace seatlock::tests;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string requestOf(const std::string& session, const std::string& body) {
    return "POST /v1/checkins HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + session +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// Sends all over these connections, one at a time on each, and prints how that went.
void scanAll(const char* what, std::vector<RawClient>& clients,
             const std::vector<std::string>& requests) {
    std::vector<double> took;
    std::vector<Clock::time_point> sent(clients.size());
    std::map<int, int> statuses;
    took.reserve(requests.size());
    const auto start = Clock::now();
    for (std::size_t first = 0; first < requests.size(); ++first) {
        auto& client = clients[first % clients.size()];
        if (first >= clients.size()) {
            ++statuses[client.read().status];
            took.push_back(secondsSince(sent[first % clients.size()]));
        }
        sent[first % clients.size()] = Clock::now();
        client.send(requests[first]);
    }
    for (std::size_t i = 0; i < std::min(clients.size(), requests.size()); ++i) {
        ++statuses[clients[(requests.size() + i) % clients.size()].read().status];
    }
    const double seconds = secondsSince(start);
    std::ranges::sort(took);
    const auto at = [&](double part) {
        return took.empty() ? 0.0 : 1e3 * took[static_cast<std::size_t>(part * (took.size() - 1))];
    };
    std::printf("%-28s %8.0f a second   p50 %6.2f ms   p99 %6.2f ms  ", what,
                static_cast<double>(requests.size()) / seconds, at(0.5), at(0.99));
    for (const auto& [status, count] : statuses) std::printf("  %d: %d", status, count);
    std::printf("\n");
    std::fflush(stdout);
}

/// The codes of that many tickets, sold over HTTP.
std::vector<std::string> sell(GateHouse& house, const std::string& event, std::int64_t tickets) {
    constexpr std::int64_t together = 20;
    std::vector<std::string> codes;
    std::vector<std::string> orders;
    for (std::int64_t first = 1; first <= tickets; first += together) {
        std::vector<std::string> seats;
        for (auto seat = first; seat < std::min(first + together, tickets + 1); ++seat) {
            seats.push_back(std::to_string(seat));
        }
        orders.push_back(house.buy(seats, event));
    }
    const auto start = Clock::now();
    for (const auto& order : orders) {
        for (auto& ticket : house.tickets(order)) codes.push_back(std::move(ticket.code));
    }
    std::printf("%-28s %8.0f a second\n", "tickets issued and read",
                static_cast<double>(codes.size()) / secondsSince(start));
    return codes;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const std::int64_t tickets = argc > 1 ? std::atoll(argv[1]) : 10'000;
    const int connections = argc > 2 ? std::atoi(argv[2]) : 64;
    TestEngine engine({plain(tickets)}, staffLimits());
    if (!engine.ok()) {
        std::fprintf(stderr, "%s\n", engine.error().c_str());
        return 1;
    }
    StaffOffice office(engine);
    GateHouse house(office);
    const std::string event = "plain-" + std::to_string(tickets);
    const auto codes = sell(house, event, tickets);
    std::vector<std::string> first;
    std::vector<std::string> second;
    for (const auto& code : codes) {
        first.push_back(requestOf(office.boss(), house.body({.ticket = code, .event = event})));
        second.push_back(
            requestOf(office.boss(), house.body({.ticket = code, .event = event, .door = "B"})));
    }
    // Doors open long after the sale: they do not wait for the disk to take what that wrote.
    // By then the server has looked at what was sold, too (autovacuum, every 15 s).
    engine.exec("analyze");
    engine.exec("checkpoint");
    ::sync();
    std::vector<RawClient> clients;
    for (int i = 0; i < connections; ++i) clients.emplace_back(engine.port());
    scanAll("let in", clients, first);
    scanAll("the same scan again", clients, first);
    scanAll("another scan, refused", clients, second);
    std::printf("let through: %s, inside: %s\n",
                engine.value("select count(*) from check_in where result = 'v'").c_str(),
                engine.value("select count(*) from ticket where passages = 1").c_str());
    return 0;
}
