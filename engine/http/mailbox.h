// How other threads reach a listener. Any thread; outlives its listener.
#pragma once

#include "engine/core/mutex.h"
#include "engine/http/replyport.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace seatlock::http {

struct StreamMessage {
    ConnectionKey key;
    std::uint64_t topic;
    Response head;  ///< its body is the first chunk
};

struct PublishMessage {
    std::uint64_t topic;
    StreamData data;
};

enum class Control : std::uint8_t { drain, stop };

using Message = std::variant<ReplyMessage, StreamMessage, PublishMessage, Control>;

/// A vector under a mutex, swapped out whole, and an eventfd written only when the first message
/// comes in: a busy listener is not woken for each one. Replies are bounded by the connections
/// that wait for them, published chunks by `publish_max`.
class Mailbox final : public ReplyPort {
public:
    explicit Mailbox(std::int64_t publish_max);
    ~Mailbox() override;
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    /// False when eventfd() failed.
    bool ok() const { return event_fd_ >= 0; }
    int eventFd() const { return event_fd_; }

    /// Discards the message when the listener has ended.
    void post(Message message) EXCLUDES(mutex_);
    /// Straight to the sink on the listener's own thread, else through the mailbox.
    void reply(ConnectionKey key, Response response) override;
    void startStream(ConnectionKey key, std::uint64_t topic, Response head) override;
    /// Only on the listener's own thread.
    void setRoute(ConnectionKey key, std::uint16_t route) override;
    /// Under one lock, also on the listener's own thread.
    void replyMany(std::vector<ReplyMessage>& replies) override EXCLUDES(mutex_);
    /// A chunk for the streams of a topic. When too many wait, the chunk is lost and every stream
    /// of the listener will be dropped, so that its reader asks anew.
    void publish(std::uint64_t topic, StreamData data) EXCLUDES(mutex_);

    /// Listener thread: swaps what waits into `out`, which must be empty. True when published
    /// chunks were lost since the last time.
    bool take(std::vector<Message>& out) EXCLUDES(mutex_);
    /// Listener thread: wakes itself.
    void wake() const;
    /// Listener thread: this thread's sink takes replies directly from now on.
    void bind(ReplySink* sink);
    /// Listener thread: nothing is taken any more.
    void close() EXCLUDES(mutex_);

    /// The sink when called on the listener's own thread, else null.
    ReplySink* ownSink() const;

private:
    core::Mutex mutex_;
    std::vector<Message> messages_ GUARDED_BY(mutex_);
    std::int64_t published_ GUARDED_BY(mutex_) = 0;
    bool lost_ GUARDED_BY(mutex_) = false;
    bool closed_ GUARDED_BY(mutex_) = false;
    const std::int64_t publish_max_;
    int event_fd_ = -1;
};

}  // namespace seatlock::http
