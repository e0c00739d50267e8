// The keys of tickets, kept in memory: the database's, read when first needed. Any thread with a
// connection.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/mutex.h"
#include "engine/core/random.h"
#include "engine/pool/connection.h"
#include "engine/tickets/code.h"
#include "engine/tickets/signingkey.h"

#include <map>
#include <memory>
#include <string>

namespace seatlock::gate {

/// As of one moment. Immutable.
struct Keys {
    tickets::PublicKeys public_keys;                       ///< whose signatures count
    std::map<tickets::KeyNo, tickets::SecretKey> secrets;  ///< to sign codes of old tickets again
    tickets::KeyNo current = 0;                            ///< of new tickets

    /// A ticket's code, the same each time. Errors: internal, when its key is gone.
    core::Result<std::string> sign(const tickets::TicketFacts& facts, tickets::KeyNo key) const;
};

class KeyRing {
public:
    KeyRing(const core::Clock& clock, core::Random& random) : clock_(clock), random_(random) {}

    /// As of less than a minute ago. Makes the first key when there is none. Throws what libpqxx
    /// throws.
    std::shared_ptr<const Keys> keys(pool::Connection& connection) EXCLUDES(mutex_);
    /// The same, read anew if that was not done within the last second: somebody has met a key's
    /// number that is not among them.
    std::shared_ptr<const Keys> keysAnew(pool::Connection& connection) EXCLUDES(mutex_);

    std::shared_ptr<const Keys> read(pool::Connection& connection) EXCLUDES(mutex_);

    /// Makes a key that signs from now on in place of the current one, if that is of this number:
    /// asked twice, it is done once. All keys there are go on counting. Whether it was done here.
    /// Errors: invalid_body, when there are no more numbers.
    core::Result<bool> replace(pool::Connection& connection, tickets::KeyNo current)
        EXCLUDES(mutex_);

private:
    std::shared_ptr<const Keys> notOlderThan(core::Micros age) EXCLUDES(mutex_);

    const core::Clock& clock_;
    core::Random& random_;
    core::Mutex mutex_;
    std::shared_ptr<const Keys> keys_ GUARDED_BY(mutex_);
    core::Micros read_at_ GUARDED_BY(mutex_) = 0;
};

}  // namespace seatlock::gate
