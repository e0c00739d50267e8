#include "tests/support/onslaught.h"

#include "engine/core/mutex.h"
#include "engine/core/random.h"
#include "engine/simulator/answerbody.h"
#include "tests/http/rawclient.h"

#include <thread>

namespace seatlock::tests {

namespace {

std::string post(const std::string& path, const std::string& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// One or two seats by name, or the best available ones.
std::string wish(const OnslaughtOptions& options, core::Random& random) {
    const auto count = options.labels.size();
    const auto first = random.below(count);
    if (random.below(4) == 0) {
        return R"({"best_available":{"quantity":)" + std::to_string(1 + random.below(2)) + "}}";
    }
    std::string body = R"({"seats":[")" + options.labels[first] + "\"";
    if (count > 1 && random.below(2) == 0) {
        // In any order: two buyers may want the same pair the other way round.
        body += ",\"" + options.labels[(first + 1 + random.below(count - 1)) % count] + "\"";
    }
    return body + "]}";
}

class Buyer {
public:
    Buyer(const OnslaughtOptions& options, std::uint64_t seed)
        : options_(options), random_(seed), client_(options.port) {}

    void run(Onslaught& result, core::Mutex& mutex) {
        for (int i = 0; i < options_.requests; ++i) {
            const auto held = ask(holdRequest(options_.event, wish(options_, random_)));
            const bool pays = options_.order && held.status == 201 && i % 2 == 0;
            RawReply sold;
            if (pays) {
                sold =
                    ask(orderRequest(R"({"hold":")" + simulator::stringMember(held.body, "hold") +
                                     R"(","buyer":{"name":"A","email":"a@example.org"}})"));
            }
            core::MutexLock lock(mutex);
            ++result.holds[held.status];
            if (held.status != 201) ++result.problems[simulator::problemSlug(held.body)];
            if (held.status == 201) {
                for (const auto& label : simulator::seatLabels(held.body)) ++result.given[label];
            }
            if (pays) ++result.orders[sold.status];
        }
    }

private:
    RawReply ask(const std::string& request) {
        if (!client_.connected() || !client_.send(request)) return {};
        return client_.read();
    }

    const OnslaughtOptions& options_;
    core::SeededRandom random_;
    RawClient client_;
};

}  // namespace

std::string holdRequest(const std::string& event, const std::string& body) {
    return post("/v1/events/" + event + "/holds", body);
}

std::string orderRequest(const std::string& body) {
    return post("/v1/orders", body);
}

int Onslaught::givenTwice() const {
    int out = 0;
    for (const auto& [label, times] : given) out += times > 1 ? 1 : 0;
    return out;
}

std::string Onslaught::text() const {
    std::string out;
    for (const auto& [status, count] : holds) {
        out += "hold " + std::to_string(status) + ": " + std::to_string(count) + "\n";
    }
    for (const auto& [status, count] : orders) {
        out += "order " + std::to_string(status) + ": " + std::to_string(count) + "\n";
    }
    for (const auto& [slug, count] : problems) out += slug + ": " + std::to_string(count) + "\n";
    for (const auto& [label, times] : given) {
        if (times > 1) out += label + " given " + std::to_string(times) + " times\n";
    }
    return out;
}

Onslaught storm(const OnslaughtOptions& options) {
    Onslaught result;
    core::Mutex mutex;
    std::vector<std::thread> threads;
    for (int i = 0; i < options.buyers; ++i) {
        threads.emplace_back([&, i] {
            Buyer(options, options.seed * 1'000 + static_cast<std::uint64_t>(i)).run(result, mutex);
        });
    }
    for (auto& thread : threads) thread.join();
    return result;
}

}  // namespace seatlock::tests
