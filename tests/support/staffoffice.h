// Staff of a test engine: users, their sessions and tokens, made through the API. The test's
// thread.
#pragma once

#include "tests/support/httpclient.h"
#include "tests/support/testengine.h"

#include <map>
#include <string>
#include <vector>

namespace seatlock::tests {

inline const std::string staff_password = "correct horse battery";

/// Limits with the cheapest password hash there is.
config::Limits staffLimits();

/// {{"Authorization", "Bearer " + secret}}.
HeaderList bearer(const std::string& secret);

class StaffOffice {
public:
    /// Makes the first administrator "boss". Check ok().
    explicit StaffOffice(TestEngine& engine);

    bool ok() const { return !boss_.empty(); }
    /// A session of the first administrator.
    const std::string& boss() const { return boss_; }
    void useBoss(std::string session) { boss_ = std::move(session); }
    HttpClient& client() { return client_; }

    /// Creates a user with the password above; limited to these events unless there are none. Its
    /// reply.
    Reply addUser(const std::string& login, const std::vector<std::string>& roles,
                  const std::vector<std::string>& events = {});
    /// A new session's token; empty when it failed.
    std::string signIn(const std::string& login, const std::string& password = staff_password);
    /// An API token of whose session that is; empty when it failed.
    std::string makeToken(const std::string& session, const std::vector<std::string>& scopes);
    /// The tag of a user as it is now.
    std::string tagOf(const std::string& login);
    /// PATCH with the tag of now.
    Reply changeUser(const std::string& login, const std::string& json);

private:
    HttpClient client_;
    std::string boss_;
};

}  // namespace seatlock::tests
