// Where the answer to a request goes when any thread may give it.
#pragma once

#include "engine/http/replysink.h"

#include <vector>

namespace seatlock::http {

struct ReplyMessage {
    ConnectionKey key;
    Response response;
};

/// A ReplySink for any thread. Outlives whatever waits for the replies: they are discarded then.
class ReplyPort : public ReplySink {
public:
    /// Moves all of `replies` in at once and leaves the vector empty.
    virtual void replyMany(std::vector<ReplyMessage>& replies) = 0;
};

}  // namespace seatlock::http
