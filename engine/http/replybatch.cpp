#include "engine/http/replybatch.h"

#include <algorithm>

namespace seatlock::http {

void ReplyBatch::add(Responder responder, Response response) {
    auto mailbox = std::exchange(responder.mailbox_, nullptr);
    if (!mailbox) return;
    auto group = std::find_if(groups_.begin(), groups_.end(),
                              [&](const Group& known) { return known.mailbox == mailbox; });
    if (group == groups_.end()) {
        groups_.push_back({std::move(mailbox), {}});
        group = groups_.end() - 1;
    }
    group->messages.push_back(ReplyMessage{responder.key_, std::move(response)});
}

void ReplyBatch::flush() {
    for (Group& group : groups_)
        if (!group.messages.empty()) group.mailbox->post(group.messages);
}

}  // namespace seatlock::http
