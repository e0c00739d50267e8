// Where a rush goes: a parsed and resolved http:// address. A plain value; any thread.
#pragma once

#include "engine/core/result.h"

#include <string>

#include <netinet/in.h>
#include <sys/socket.h>

namespace seatlock::simulator {

struct Target {
    std::string host;    ///< for the Host field (RFC 9110 section 7.2): name, with port if not 80
    std::string prefix;  ///< of every path: "" or "/below"
    sockaddr_storage address{};
    socklen_t address_size = 0;

    /// Looks the name up, which may block. Errors: configuration, saying what an address is like.
    static core::Result<Target> parse(const std::string& url);
};

}  // namespace seatlock::simulator
