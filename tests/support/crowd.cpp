#include "tests/support/crowd.h"

#include "engine/core/random.h"
#include "tests/http/rawclient.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace seatlock::tests {

namespace {

constexpr auto pace = std::chrono::milliseconds(4);  // leaves the machine to the engine

std::string post(const std::string& path, const std::string& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// The text of the first member of that name.
std::string member(const std::string& json, const std::string& name) {
    const auto at = json.find("\"" + name + "\":\"");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return json.substr(from, json.find('"', from) - from);
}

}  // namespace

class Crowd::Buyer {
public:
    Buyer(Crowd& crowd, std::uint64_t seed) : crowd_(crowd), random_(seed) {}

    void run() {
        while (!crowd_.stopping_) {
            const auto next = std::chrono::steady_clock::now() + pace;
            act();
            std::this_thread::sleep_until(next);
        }
    }

private:
    void act() {
        Booked booked;
        std::string seats;
        const auto wanted = 1 + random_.below(3);
        while (booked.seats.size() < wanted) {
            auto seat = std::to_string(
                1 + random_.below(static_cast<std::uint64_t>(crowd_.options_.seats)));
            if (std::ranges::find(booked.seats, seat) != booked.seats.end()) continue;
            seats += (seats.empty() ? "\"" : ",\"") + seat + "\"";
            booked.seats.push_back(std::move(seat));
        }
        const auto event = "/v1/events/plain-" + std::to_string(crowd_.options_.seats);
        const auto reply = ask(post(event + "/holds", R"({"seats":[)" + seats + "]}"));
        if (reply.status != 201) return;
        booked.token = member(reply.body, "hold");
        if (random_.below(4) == 0) {
            const auto order =
                ask(post("/v1/orders", R"({"hold":")" + booked.token +
                                           R"(","buyer":{"name":"A","email":"a@example.org"}})"));
            if (order.status == 201) booked.order = member(order.body, "code");
        }
        ++crowd_.booked_;
        core::MutexLock lock(crowd_.mutex_);
        crowd_.successes_.push_back(std::move(booked));
    }

    RawReply ask(const std::string& request) {
        if (!client_ || !client_->connected()) {
            client_ = std::make_unique<RawClient>(crowd_.options_.port);
        }
        const auto began = core::SystemClock::instance().steady();
        RawReply reply;
        if (client_->connected() && client_->send(request)) reply = client_->read();
        const auto took = core::SystemClock::instance().steady() - began;
        std::string wrong;
        if (reply.status >= 500 && reply.status != 503) wrong = reply.head + "\n" + reply.body;
        if (reply.status == 503 && reply.field("Retry-After").empty()) wrong = reply.head;
        if (reply.status == 0 || reply.field("Connection") == "close") client_.reset();
        crowd_.note(reply.status, took, wrong);
        return reply;
    }

    Crowd& crowd_;
    core::SeededRandom random_;
    std::unique_ptr<RawClient> client_;
};

Crowd::Crowd(CrowdOptions options) : options_(options) {
    for (int i = 0; i < options_.buyers; ++i) {
        threads_.push_back(std::make_unique<core::NamedThread>("buyer", [this, i] {
            Buyer(*this, options_.seed * 1'000 + static_cast<std::uint64_t>(i)).run();
        }));
    }
}

void Crowd::stop() {
    stopping_ = true;
    threads_.clear();
}

void Crowd::note(int status, core::Micros took, const std::string& wrong) {
    if (status != 0) {
        auto slowest = slowest_.load();
        while (slowest < took && !slowest_.compare_exchange_weak(slowest, took)) {
        }
    }
    core::MutexLock lock(mutex_);
    ++statuses_[status];
    if (wrong_.empty()) wrong_ = wrong;
}

std::vector<Booked> Crowd::successes() const {
    core::MutexLock lock(mutex_);
    return successes_;
}

std::map<int, long> Crowd::statuses() const {
    core::MutexLock lock(mutex_);
    return statuses_;
}

long Crowd::count(int status) const {
    core::MutexLock lock(mutex_);
    const auto at = statuses_.find(status);
    return at == statuses_.end() ? 0 : at->second;
}

std::string Crowd::wrong() const {
    core::MutexLock lock(mutex_);
    return wrong_;
}

}  // namespace seatlock::tests
