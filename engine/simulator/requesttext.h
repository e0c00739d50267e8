// The bytes of the requests that buyers send (RFC 9112). Read-only; any thread.
#pragma once

#include "engine/simulator/seatlabels.h"
#include "engine/simulator/target.h"
#include "engine/simulator/workload.h"

#include <span>
#include <string>

namespace seatlock::simulator {

class RequestText {
public:
    RequestText(const Target& target, const std::string& event, const SeatLabels& labels);

    /// Each replaces `out`, whose memory is used again.
    void hold(const Ask& ask, std::string& out) const;
    void seats(std::span<const core::SeatNo> seats, std::string& out) const;
    void best(std::int64_t quantity, std::string& out) const;
    void order(const std::string& token, std::string& out) const;

private:
    void finish(const std::string& head, const std::string& body, std::string& out) const;

    const SeatLabels& labels_;
    std::string hold_head_;
    std::string order_head_;
};

}  // namespace seatlock::simulator
