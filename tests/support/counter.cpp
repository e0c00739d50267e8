#include "tests/support/counter.h"

#include "engine/store/audit.h"

namespace seatlock::tests {

std::string cash(std::int64_t amount_minor) {
    return R"({"method":"cash","amount_minor":)" + std::to_string(amount_minor) + "}";
}

std::string brokenBooks(TestEngine& engine) {
    auto opened = pool::Connection::open({engine.engine().databaseUrl(), 5'000, 0, "audit"});
    if (!opened) return opened.error().detail;
    const auto report = store::audit(**opened);
    if (!report) return report.error().detail;
    for (const auto& invariant : report->invariants) {
        if (invariant.violations > 0) return invariant.id + ": " + invariant.examples.at(0);
    }
    return {};
}

Counter::Counter(TestEngine& engine, std::string session, std::string event)
    : client_(engine.client()), session_(std::move(session)), event_(std::move(event)) {}

std::string Counter::hold(const std::vector<std::string>& labels) {
    return client_.post("/v1/events/" + event_ + "/holds", seatsBody(labels), headers())
        .text("hold");
}

Reply Counter::sell(const std::string& hold, const std::string& more) {
    const std::string body = "{\"hold\":\"" + hold + "\"" + (more.empty() ? "" : "," + more) + "}";
    return client_.post("/v1/orders", body, headers());
}

std::string Counter::order(const std::vector<std::string>& labels, const std::string& more) {
    return sell(hold(labels), more).text("code");
}

std::string Counter::paid(const std::vector<std::string>& labels) {
    return order(labels, R"("payments":[{"method":"cash"}])");
}

Reply Counter::read(const std::string& code) {
    return client_.get("/v1/orders/" + code, headers());
}

Reply Counter::act(const std::string& code, const std::string& what, const std::string& body,
                   const std::string& key, const std::string& tag) {
    auto fields = headers();
    if (!key.empty()) fields.emplace_back("Idempotency-Key", key);
    if (!tag.empty()) fields.emplace_back("If-Match", tag);
    return client_.post("/v1/orders/" + code + "/" + what, body, fields);
}

}  // namespace seatlock::tests
