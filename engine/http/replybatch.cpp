#include "engine/http/replybatch.h"

#include <algorithm>

namespace seatlock::http {

void ReplyBatch::add(Responder responder, Response response) {
    auto port = std::exchange(responder.port_, nullptr);
    if (!port) return;
    auto group = std::find_if(groups_.begin(), groups_.end(),
                              [&](const Group& known) { return known.port == port; });
    if (group == groups_.end()) {
        groups_.push_back({std::move(port), {}});
        group = groups_.end() - 1;
    }
    group->replies.push_back(ReplyMessage{responder.key_, std::move(response)});
}

void ReplyBatch::flush() {
    for (Group& group : groups_)
        if (!group.replies.empty()) group.port->replyMany(group.replies);
}

}  // namespace seatlock::http
