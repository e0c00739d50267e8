// What clients were told, held against the books. Any thread; each call opens its own connection.
#pragma once

#include <string>
#include <vector>

namespace seatlock::tests {

/// A success that a client received.
struct Booked {
    std::string token;               ///< of the hold
    std::vector<std::string> seats;  ///< labels
    std::string order;               ///< its code, once sold
};

/// Holds every recorded success against hold, event_seat, seat_history and orders: each hold and
/// order is there with exactly its seats, and no seat is given to two holds at a time. Empty when
/// all is well, else the first problem in words.
std::string ledgerProblem(const std::string& url, const std::vector<Booked>& successes);

/// The same of the books alone: rows, histories, holds and orders agree. Empty when all is well.
std::string booksProblem(const std::string& url);

/// True when there is none; else prints it.
bool clean(const std::string& problem);

}  // namespace seatlock::tests
