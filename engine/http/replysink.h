// Where replies go. On a listener its own thread only; see ReplyPort for any.
#pragma once

#include "engine/http/connectionkey.h"
#include "engine/http/response.h"

#include <cstdint>
#include <memory>
#include <string>

namespace seatlock::http {

/// A chunk of an event stream, shared by all its readers.
using StreamData = std::shared_ptr<const std::string>;

class ReplySink {
public:
    virtual ~ReplySink() = default;
    /// All three do nothing when the key's connection no longer waits for a reply.
    virtual void reply(ConnectionKey key, Response response) = 0;
    virtual void startStream(ConnectionKey key, std::uint64_t topic, Response head) = 0;
    virtual void setRoute(ConnectionKey key, std::uint16_t route) = 0;
};

}  // namespace seatlock::http
