// Many replies with one lock and one wake a listener. One thread.
#pragma once

#include "engine/http/responder.h"

#include <memory>
#include <utility>
#include <vector>

namespace seatlock::http {

/// For a worker that answers a whole batch: add() each, then flush() or let it go out of scope.
class ReplyBatch {
public:
    ReplyBatch() = default;
    ReplyBatch(const ReplyBatch&) = delete;
    ReplyBatch& operator=(const ReplyBatch&) = delete;
    ~ReplyBatch() { flush(); }

    void add(Responder responder, Response response);
    void flush();

private:
    struct Group {
        std::shared_ptr<ReplyPort> port;
        std::vector<ReplyMessage> replies;
    };
    std::vector<Group> groups_;  // one a listener: few
};

}  // namespace seatlock::http
