// One virtual buyer: a connection and the request on it. Used by its swarm's thread only.
#pragma once

#include "engine/core/clock.h"
#include "engine/simulator/answerparser.h"
#include "engine/simulator/workload.h"

#include <string>

namespace seatlock::simulator {

constexpr std::size_t buyer_answer_bytes_max = 64 * 1024;

struct Buyer {
    enum class State : std::uint8_t {
        away,  ///< not connected; will be, when its turn comes
        connecting,
        ready,   ///< connected and not asking
        asking,  ///< a request is on its way or being answered
        gone     ///< gave up
    };

    AnswerParser parser{buyer_answer_bytes_max};
    std::string out;  ///< the request
    std::size_t out_sent = 0;
    core::Micros intended = 0;  ///< steady; latency is counted from here
    core::Micros deadline = 0;  ///< steady; of the connect or the answer
    std::int64_t booked = -1;   ///< asking for an order: the ledger's index of the hold
    Ask ask;
    int fd = -1;
    int failures = 0;  ///< connections in a row that brought no answer
    State state = State::away;
    bool has_request = false;  ///< chosen, not answered
    bool asked = false;        ///< at least once
    bool resting = false;      ///< in the swarm's list of idle buyers
    bool answered = false;     ///< by this connection
    bool blocked = false;      ///< waits for room to send
};

}  // namespace seatlock::simulator
