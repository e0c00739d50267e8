// One client's connection. Listener thread; lives in a ConnectionTable.
#pragma once

#include "engine/core/clock.h"
#include "engine/http/connectionkey.h"
#include "engine/http/handler.h"
#include "engine/http/outputqueue.h"
#include "engine/http/remoteaddress.h"
#include "engine/http/requestparser.h"

#include <cstdint>
#include <memory>
#include <string>

namespace seatlock::http {

/// Kept small, there are ten thousand: buffers exist only while they hold something.
struct Connection {
    enum class State : std::uint8_t {
        reading,    ///< waits for a request, or is in the middle of one
        busy,       ///< a handler has the request
        writing,    ///< the reply did not fit into the socket's buffer
        streaming,  ///< an event stream
        lingering   ///< all is said; waits for the client to close (RFC 9112 section 9.6)
    };

    ConnectionKey key;
    int fd = -1;  ///< -1: free slot
    State state = State::reading;
    bool readable : 1 = false;     ///< the socket may have bytes that were not asked for yet
    bool half_closed : 1 = false;  ///< the client sends nothing more (FIN seen by epoll)
    bool ended : 1 = false;        ///< all that it sent has been read
    bool close_after : 1 = false;  ///< the reply is the last one
    bool head_only : 1 = false;    ///< HEAD
    bool queued : 1 = false;       ///< in Sessions' list of connections to go on with
    bool counted : 1 = false;      ///< by the AddressCounter
    std::uint16_t route = no_route;
    std::uint32_t stream_index = 0;  ///< position among the readers of its topic
    std::uint32_t lingered_bytes = 0;
    std::size_t stream_allowance = 0;  ///< of a first chunk larger than the socket's buffer
    RemoteAddress remote;
    core::Micros started = 0;  ///< when the request was complete
    std::uint64_t topic = 0;
    RequestParser parser;
    std::string pending;  ///< received while a request was in progress
    std::unique_ptr<OutputQueue> output;
};

}  // namespace seatlock::http
