#include "tests/http/testserver.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace seatlock::tests {

using http::Response;

TestHandler::TestHandler() : big_(std::make_shared<const std::string>(big_size, 'b')) {}

void TestHandler::handle(const http::Request& request, http::Responder responder) {
    ++handled;
    const std::string path(request.path());
    if (path == "/echo") {
        std::string text(http::methodName(request.method()));
        text.append(" ").append(path).append("|");
        for (const auto& [name, value] : request.query())
            text.append(name).append("=").append(value).append(";");
        text.append("|").append(request.body());
        return responder.send(Response(200, http::type_text, std::move(text)));
    }
    if (path == "/hold") {
        const core::MutexLock lock(mutex_);
        return held_.push_back(std::move(responder));
    }
    if (path == "/block") {
        core::MutexLock lock(mutex_);
        while (blocking_) unblocked_.wait(lock);
    }
    if (path == "/drop") return;
    if (path == "/throw") throw std::runtime_error("on purpose");
    if (path == "/big") return responder.send(Response(200, http::type_text, big_));
    if (path == "/huge-stream")
        return responder.startStream(9, Response(200, http::type_event_stream, big_));
    if (path.rfind("/stream/", 0) == 0)
        return responder.startStream(static_cast<std::uint64_t>(std::atoll(path.c_str() + 8)),
                                     Response(200, http::type_event_stream, "data: hello\n\n"));
    responder.send(Response(200, http::type_text, "ok"));
}

std::vector<http::Responder> TestHandler::takeHeld() {
    const core::MutexLock lock(mutex_);
    return std::exchange(held_, {});
}

void TestHandler::unblock() {
    const core::MutexLock lock(mutex_);
    blocking_ = false;
    unblocked_.notifyAll();
}

std::size_t TestHandler::heldCount() {
    const core::MutexLock lock(mutex_);
    return held_.size();
}

void TestObserver::replied(const http::ReplyInfo& info) {
    const core::MutexLock lock(mutex_);
    statuses_.push_back(info.status);
}

int TestObserver::count(int status) {
    const core::MutexLock lock(mutex_);
    return static_cast<int>(std::count(statuses_.begin(), statuses_.end(), status));
}

TestServer::TestServer(config::Limits limits, int listener_threads, const std::string& address)
    : server(handler, {limits, clock, &observer, 10}) {
    const auto started = server.start(address, 0, listener_threads);
    if (!started) throw std::runtime_error(started.error().detail);
}

std::string get(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

std::string post(const std::string& path, const std::string& body) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

}  // namespace seatlock::tests
