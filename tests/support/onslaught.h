// Buyers who all want the same few seats at once, over HTTP, and what they were told. One thread
// calls; it makes its own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace seatlock::tests {

struct OnslaughtOptions {
    std::uint16_t port = 0;
    std::string event = "simulation";
    std::vector<std::string> labels;
    int buyers = 24;
    int requests = 12;  ///< of each buyer
    bool order = true;  ///< every second hold is paid for
    std::uint64_t seed = 1;
};

struct Onslaught {
    std::map<int, int> holds;             ///< answers by status; 0: none came
    std::map<int, int> orders;            ///< likewise
    std::map<std::string, int> problems;  ///< refusals by slug
    std::map<std::string, int> given;     ///< how often each seat was given

    int givenTwice() const;
    std::string text() const;  ///< for messages of failed tests
};

Onslaught storm(const OnslaughtOptions& options);

/// "POST /v1/events/EVENT/holds" with that body.
std::string holdRequest(const std::string& event, const std::string& body);
std::string orderRequest(const std::string& body);

}  // namespace seatlock::tests
