// A clerk at the counter of a test engine: holds, sells and changes orders through the API. The
// test's thread.
#pragma once

#include "tests/support/staffoffice.h"

#include <string>
#include <vector>

namespace seatlock::tests {

/// `{"method":"cash","amount_minor":…}`.
std::string cash(std::int64_t amount_minor);

/// The first thing that the books say against themselves; empty: nothing.
std::string brokenBooks(TestEngine& engine);

class Counter {
public:
    /// `session`: of somebody with orders_write.
    Counter(TestEngine& engine, std::string session, std::string event);

    /// A hold's token; empty when it was refused.
    std::string hold(const std::vector<std::string>& labels);
    /// Sells a hold: `more` is further members, `"payments":[…]`.
    Reply sell(const std::string& hold, const std::string& more = {});
    /// The code of a new order of these seats; empty when it was refused.
    std::string order(const std::vector<std::string>& labels, const std::string& more = {});
    /// An order of these seats, paid in cash.
    std::string paid(const std::vector<std::string>& labels);

    Reply read(const std::string& code);
    /// POST below the order; `key`: an Idempotency-Key, `tag`: If-Match.
    Reply act(const std::string& code, const std::string& what, const std::string& body,
              const std::string& key = {}, const std::string& tag = {});

    HttpClient& client() { return client_; }
    HeaderList headers() const { return bearer(session_); }

private:
    HttpClient client_;
    std::string session_;
    std::string event_;
};

}  // namespace seatlock::tests
