// Orders and their tickets, and a door to scan them at, over the API. The test's thread.
#pragma once

#include "tests/support/httpclient.h"
#include "tests/support/staffoffice.h"
#include "tests/support/testengine.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::tests {

struct PaperTicket {
    std::string id;
    std::string code;
    std::string seat;
    int issue = 0;
    int printed = 0;
};

/// What a door sends. Without `scan` an id of its own.
struct DoorScan {
    std::string ticket;  ///< its code
    std::string event = "plain-200";
    std::string door = "A";
    std::string direction = "in";
    std::string scan = {};
    std::string at = {};
};

class GateHouse {
public:
    explicit GateHouse(StaffOffice& office) : office_(office) {}

    /// Buys these seats; the order's code, empty when it failed.
    std::string buy(const std::vector<std::string>& seats, const std::string& event = "plain-200");
    Reply listTickets(const std::string& order);
    std::vector<PaperTicket> tickets(const std::string& order);
    static std::vector<PaperTicket> ticketsIn(const Reply& reply);
    /// Buys one seat; the code of its ticket.
    std::string codeFor(const std::string& seat, const std::string& event = "plain-200");

    /// A scan's id, another each time.
    std::string newScan();
    /// The body of a request, or an element of a batch's.
    std::string body(DoorScan scan);
    /// As the first administrator.
    Reply scan(const DoorScan& scan) { return post("/v1/checkins", body(scan)); }
    Reply post(const std::string& target, const std::string& json) {
        return office_.client().post(target, json, bearer(office_.boss()));
    }
    Reply get(const std::string& target) {
        return office_.client().get(target, bearer(office_.boss()));
    }

private:
    StaffOffice& office_;
    std::int64_t scans_ = 0;
};

}  // namespace seatlock::tests
