#include "engine/api/localcalls.h"

#include "engine/core/log.h"
#include "engine/core/mutex.h"
#include "engine/http/problem.h"
#include "engine/http/replyport.h"
#include "engine/http/requestparser.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include <netinet/in.h>
#include <strings.h>

namespace seatlock::api {

using core::ErrorCode;
using core::MutexLock;

struct LocalCalls::Request {
    std::string method;
    std::string target;
    Headers headers;
    std::string body;
};

/// Where responders of local calls send to, from any thread, also after stop().
class LocalCalls::Port final : public http::ReplyPort {
public:
    Port(std::int64_t calls_max, http::ReplyObserver* observer, const core::Clock& clock)
        : calls_max_(calls_max), observer_(observer), clock_(clock) {}

    struct Call {
        Callback callback;
        std::uint16_t route = http::no_route;
        core::Micros started = 0;
        bool head_only = false;
    };
    using Queued = std::pair<std::uint64_t, Request>;
    using Reply = std::pair<Call, http::Response>;

    void reply(http::ConnectionKey key, http::Response response) override EXCLUDES(mutex_) {
        MutexLock lock(mutex_);
        const auto at = calls_.find(key.packed());
        if (at == calls_.end()) return;  // cancelled
        replies_.emplace_back(std::move(at->second), std::move(response));
        calls_.erase(at);
        wake_.notifyAll();
    }
    void replyMany(std::vector<http::ReplyMessage>& replies) override {
        for (auto& one : replies) reply(one.key, std::move(one.response));
        replies.clear();
    }
    void startStream(http::ConnectionKey key, std::uint64_t, http::Response) override {
        reply(key, http::problem(501, "not-implemented", "Not implemented",
                                 "an event stream needs a connection"));
    }
    void setRoute(http::ConnectionKey key, std::uint16_t route) override EXCLUDES(mutex_) {
        MutexLock lock(mutex_);
        if (const auto at = calls_.find(key.packed()); at != calls_.end()) at->second.route = route;
    }

    core::Result<core::Done> add(Request request, Callback callback) EXCLUDES(mutex_) {
        MutexLock lock(mutex_);
        if (!open_) return {ErrorCode::draining, "the engine does not run"};
        // Answers that wait for their callback count too: what is kept in memory has a ceiling.
        if (static_cast<std::int64_t>(calls_.size() + replies_.size()) >= calls_max_) {
            return {ErrorCode::overloaded, "too many calls at once"};
        }
        const auto id = ++last_id_;
        const bool head_only = request.method == "HEAD";
        calls_[id] = {std::move(callback), http::no_route, clock_.steady(), head_only};
        requests_.emplace_back(id, std::move(request));
        wake_.notifyAll();
        return core::Done{};
    }

    void open() EXCLUDES(mutex_) {
        MutexLock lock(mutex_);
        open_ = true;
    }
    void close() EXCLUDES(mutex_) {
        MutexLock lock(mutex_);
        open_ = false;
        wake_.notifyAll();
    }

    /// Waits for something to do. False: closed.
    bool next(std::optional<Reply>& answered, std::optional<Queued>& queued) EXCLUDES(mutex_) {
        MutexLock lock(mutex_);
        while (open_ && replies_.empty() && requests_.empty()) wake_.wait(lock);
        if (!open_) return false;
        if (!replies_.empty()) {
            answered = std::move(replies_.front());
            replies_.pop_front();
        } else {
            queued = std::move(requests_.front());
            requests_.pop_front();
        }
        return true;
    }

    void deliver(Reply answered) const {
        auto& [call, response] = answered;
        LocalAnswer answer;
        answer.status = response.status;
        if (!response.content_type.empty()) {
            answer.headers.push_back({"Content-Type", std::string(response.content_type)});
        }
        std::ranges::move(response.fields, std::back_inserter(answer.headers));
        if (auto* text = std::get_if<std::string>(&response.body)) {
            answer.body = std::move(*text);
        } else {
            answer.body = response.bodyView();
        }
        if (call.head_only || answer.status == 204 || answer.status == 304) answer.body.clear();
        if (observer_) {
            observer_->replied(
                {call.route, answer.status, clock_.steady() - call.started, answer.body.size()});
        }
        try {
            call.callback(std::move(answer));
        } catch (const std::exception& failure) {
            core::logError(std::string("a local call's callback threw: ") + failure.what());
        }
    }

    /// After close(): answers all that is left.
    void cancel() EXCLUDES(mutex_) {
        std::deque<Reply> left;
        {
            MutexLock lock(mutex_);
            left.swap(replies_);
            for (auto& [id, call] : calls_) {
                left.emplace_back(std::move(call),
                                  http::problem(503, "draining", "Shutting down",
                                                "the engine is shutting down", {}, 5));
            }
            calls_.clear();
            requests_.clear();
        }
        for (auto& one : left) deliver(std::move(one));
    }

private:
    const std::int64_t calls_max_;
    http::ReplyObserver* const observer_;
    const core::Clock& clock_;
    core::Mutex mutex_;
    core::Condition wake_;
    std::uint64_t last_id_ GUARDED_BY(mutex_) = 0;
    std::unordered_map<std::uint64_t, Call> calls_ GUARDED_BY(mutex_);
    std::deque<Queued> requests_ GUARDED_BY(mutex_);
    std::deque<Reply> replies_ GUARDED_BY(mutex_);
    bool open_ GUARDED_BY(mutex_) = false;
};

namespace {

/// Text that would end a line of the head, or the head.
bool breaksLine(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

/// The head as it would come over a connection; nothing when it would become another one.
std::optional<std::string> headOf(const std::string& method, const std::string& target,
                                  const LocalCalls::Headers& headers, std::size_t body_bytes) {
    if (breaksLine(method) || breaksLine(target)) return std::nullopt;
    std::string head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) {
        if (breaksLine(name) || breaksLine(value)) return std::nullopt;
        head.append(name).append(": ").append(value).append("\r\n");
    }
    const bool wants_length =
        body_bytes > 0 || method == "POST" || method == "PUT" || method == "PATCH";
    if (wants_length) head.append("Content-Length: " + std::to_string(body_bytes) + "\r\n");
    return head + "\r\n";
}

http::RemoteAddress loopback() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return http::RemoteAddress(reinterpret_cast<const sockaddr&>(address));
}

}  // namespace

std::string_view LocalAnswer::header(std::string_view name) const {
    for (const auto& field : headers) {
        if (field.name.size() == name.size() &&
            ::strncasecmp(field.name.data(), name.data(), name.size()) == 0) {
            return field.value;
        }
    }
    return {};
}

LocalCalls::LocalCalls(http::Handler& handler, http::ReplyObserver* observer,
                       const config::Limits& limits, const core::Clock& clock)
    : handler_(handler),
      limits_(limits),
      large_bodies_(handler, limits.large_body_bytes_max, limits.large_bodies_max),
      port_(std::make_shared<Port>(limits.local_calls_max, observer, clock)) {}

void LocalCalls::start() {
    port_->open();
    thread_ = core::NamedThread("calls", [this] { run(); });
}

void LocalCalls::stop() {
    port_->close();
    thread_.join();
    port_->cancel();
}

core::Result<core::Done> LocalCalls::call(std::string method, std::string target, Headers headers,
                                          std::string body, Callback callback) {
    return port_->add({std::move(method), std::move(target), std::move(headers), std::move(body)},
                      std::move(callback));
}

void LocalCalls::run() {
    while (true) {
        std::optional<Port::Reply> answered;
        std::optional<Port::Queued> queued;
        if (!port_->next(answered, queued)) return;
        if (answered) port_->deliver(std::move(*answered));
        if (queued) handle(queued->first, std::move(queued->second));
    }
}

void LocalCalls::handle(std::uint64_t id, Request request) {
    using Status = http::RequestParser::Status;
    http::Responder responder(port_, http::ConnectionKey::unpack(id));
    const auto head = headOf(request.method, request.target, request.headers, request.body.size());
    http::RequestParser parser;
    http::RequestParser::Fed fed{Status::failed, 0};
    if (head) {
        fed = parser.feed(*head, limits_, pool_, &large_bodies_);
        if (fed.status == Status::more) {
            fed = parser.feed(request.body, limits_, pool_, &large_bodies_);
        }
    }
    request.body = {};  // the parser has it
    if (fed.status != Status::complete) {
        const auto refusal = fed.status == Status::failed && head
                                 ? parser.rejection()
                                 : http::Rejection{http::Reject::malformed, "a bad request"};
        responder.send(http::problem(refusal));
        pool_.give(parser.take());
        return;
    }
    auto data = parser.take();
    try {
        handler_.handle(http::Request(*data, loopback()), std::move(responder));
    } catch (const std::exception& failure) {
        core::logError(std::string("a handler threw: ") + failure.what());
    }
    pool_.give(std::move(data));
}

}  // namespace seatlock::api
