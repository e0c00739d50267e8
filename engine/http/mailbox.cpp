#include "engine/http/mailbox.h"

#include <cassert>
#include <iterator>

#include <sys/eventfd.h>
#include <unistd.h>

namespace seatlock::http {

namespace {
// Which listener this thread is, if any.
thread_local const Mailbox* own_mailbox = nullptr;
thread_local ReplySink* own_sink = nullptr;
}  // namespace

Mailbox::Mailbox(std::int64_t publish_max)
    : publish_max_(publish_max), event_fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Mailbox::~Mailbox() {
    if (event_fd_ >= 0) ::close(event_fd_);
}

void Mailbox::wake() const {
    const std::uint64_t one = 1;
    // EAGAIN would mean that the counter is full, and so already readable.
    [[maybe_unused]] const auto written = ::write(event_fd_, &one, sizeof one);
}

void Mailbox::post(Message message) {
    {
        const core::MutexLock lock(mutex_);
        if (closed_) return;
        messages_.push_back(std::move(message));
        if (messages_.size() > 1) return;
    }
    wake();
}

void Mailbox::reply(ConnectionKey key, Response response) {
    if (ReplySink* sink = ownSink()) return sink->reply(key, std::move(response));
    post(ReplyMessage{key, std::move(response)});
}

void Mailbox::startStream(ConnectionKey key, std::uint64_t topic, Response head) {
    if (ReplySink* sink = ownSink()) return sink->startStream(key, topic, std::move(head));
    post(StreamMessage{key, topic, std::move(head)});
}

void Mailbox::setRoute(ConnectionKey key, std::uint16_t route) {
    if (ReplySink* sink = ownSink()) sink->setRoute(key, route);
}

void Mailbox::replyMany(std::vector<ReplyMessage>& replies) {
    {
        const core::MutexLock lock(mutex_);
        const bool first = messages_.empty() && !replies.empty();
        if (!closed_)
            messages_.insert(messages_.end(), std::make_move_iterator(replies.begin()),
                             std::make_move_iterator(replies.end()));
        if (closed_ || !first) return replies.clear();
    }
    replies.clear();
    wake();
}

void Mailbox::publish(std::uint64_t topic, StreamData data) {
    {
        const core::MutexLock lock(mutex_);
        if (closed_) return;
        if (published_ >= publish_max_) {
            lost_ = true;
            return;  // what waits has already woken the listener
        }
        ++published_;
        messages_.emplace_back(PublishMessage{topic, std::move(data)});
        if (messages_.size() > 1) return;
    }
    wake();
}

bool Mailbox::take(std::vector<Message>& out) {
    assert(out.empty());
    const core::MutexLock lock(mutex_);
    messages_.swap(out);
    published_ = 0;
    return std::exchange(lost_, false);
}

void Mailbox::bind(ReplySink* sink) {
    own_mailbox = sink ? this : nullptr;
    own_sink = sink;
}

void Mailbox::close() {
    std::vector<Message> discarded;
    const core::MutexLock lock(mutex_);
    closed_ = true;
    messages_.swap(discarded);
}

ReplySink* Mailbox::ownSink() const {
    return own_mailbox == this ? own_sink : nullptr;
}

}  // namespace seatlock::http
