// What the buyers of a rush were told. One thread writes; read it when the rush is over.
#pragma once

#include "engine/core/ids.h"
#include "engine/metrics/histogram.h"
#include "engine/simulator/seatlabels.h"
#include "engine/simulator/workload.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::simulator {

/// A hold that a 201 named. Its seats are a range of Ledger::seats().
struct Booked {
    core::HoldId hold;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool sold = false;  ///< and a 201 made it an order
};

/// The answers to requests of one kind.
struct Answers {
    std::map<int, metrics::Histogram> by_status;                ///< latency, microseconds
    std::map<std::string, std::int64_t, std::less<>> problems;  ///< by the slug of their type
    std::int64_t unknown = 0;  ///< sent, and the connection was lost or the time ran out

    std::int64_t count(int status) const;
    std::int64_t count() const;
    metrics::HistogramSnapshot latency() const;
};

class Ledger {
public:
    explicit Ledger(const SeatLabels& labels) : labels_(labels) {}

    /// Index of the hold when the answer made one, else -1.
    std::int64_t holdAnswer(const Ask& ask, int status, std::string_view body,
                            std::uint64_t latency_us);
    void orderAnswer(std::int64_t booked, int status, std::string_view body,
                     std::uint64_t latency_us);
    void holdUnknown(const Ask& ask);
    void orderUnknown(std::int64_t booked);

    const Answers& holds() const { return holds_; }
    const Answers& orders() const { return orders_; }
    const std::vector<Booked>& booked() const { return booked_; }
    const std::vector<core::SeatNo>& seats() const { return seats_; }
    /// Seats of 201s that cannot be in any book: no readable hold, or seats that were not asked
    /// for.
    std::int64_t unreadable() const { return unreadable_; }
    const std::vector<Ask>& unknownAsks() const { return unknown_asks_; }
    const std::vector<std::int64_t>& unknownOrders() const { return unknown_orders_; }

private:
    bool readSeats(const Ask& ask, std::string_view body);

    const SeatLabels& labels_;
    Answers holds_;
    Answers orders_;
    std::vector<Booked> booked_;
    std::vector<core::SeatNo> seats_;
    std::vector<Ask> unknown_asks_;
    std::vector<std::int64_t> unknown_orders_;
    std::int64_t unreadable_ = 0;
};

}  // namespace seatlock::simulator
