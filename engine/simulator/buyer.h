// One virtual buyer: a connection and the request on it. Used by its swarm's thread only.
#pragma once

#include "engine/core/clock.h"
#include "engine/simulator/answerparser.h"

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
    core::Micros sent = 0;      ///< steady; when sending began
    core::Micros deadline = 0;  ///< steady; of the connect or the answer
    int fd = -1;
    int failures = 0;  ///< connections in a row that brought no answer
    State state = State::away;
    bool in_line = false;      ///< its turn to connect will come
    bool has_request = false;  ///< chosen, not answered
    bool answered = false;     ///< by this connection
    bool blocked = false;      ///< waits for room to send
};

}  // namespace seatlock::simulator
