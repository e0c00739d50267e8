// A port to offer when the wanted one is taken. Any thread; does not block.
#pragma once

#include <cstdint>
#include <string>

namespace seatlock::http {

/// The first after `port`, within the next 100, on which this machine could listen just now.
/// 0: there is none, or `address` is not a numeric address of this machine.
std::uint16_t freePortAfter(const std::string& address, std::uint16_t port);

}  // namespace seatlock::http
