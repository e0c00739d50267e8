// What the buyers of a swarm are sent for: decides what is asked when, and is told the answers.
// Called on the swarm's thread.
#pragma once

#include "engine/core/clock.h"

#include <cstdint>
#include <string>

namespace seatlock::simulator {

class Errands {
public:
    using Index = std::uint32_t;  ///< of a buyer

    virtual ~Errands() = default;

    /// All are connected, or have failed to be: requests may be sent.
    virtual void begin() = 0;
    /// This buyer is connected and has no request.
    virtual void ready(Index buyer) = 0;
    /// The answer to its request. It may be given the next one at once.
    virtual void answered(Index buyer, int status, const std::string& body) = 0;
    /// Its request was sent, in part at least, and will not be answered.
    virtual void unknown(Index buyer) = 0;
    /// Its request was never sent, and will not be.
    virtual void unsent(Index buyer) = 0;
    /// No request is taken any more; those on their way are still waited for.
    virtual void stopped() = 0;

    /// Each round of the swarm's loop, before begin() too: time to send what is due.
    virtual void round() = 0;
    /// When the next round has something to do, if nothing happens before. Steady.
    virtual core::Micros next() const = 0;
    /// Whether, without a request, it should be connected again.
    virtual bool wanted(Index buyer) const = 0;
    /// Nothing more will be asked, unless by an answer to what is on its way.
    virtual bool finished() const = 0;
};

}  // namespace seatlock::simulator
