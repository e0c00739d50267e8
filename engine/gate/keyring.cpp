#include "engine/gate/keyring.h"

#include "engine/store/ticketkeystore.h"

#include <limits>

namespace seatlock::gate {

using core::ErrorCode;
using core::MutexLock;

namespace {

constexpr core::Micros read_interval = 1'000'000;
constexpr core::Micros keep_for = 60 * read_interval;
constexpr tickets::KeyNo first_key = 1;

/// Those that can be read; null when none signs.
std::shared_ptr<const Keys> keysOf(const std::vector<store::TicketKeyRow>& rows) {
    auto keys = std::make_shared<Keys>();
    for (const auto& row : rows) {
        const auto public_key = tickets::PublicKey::ofRaw(row.public_key);
        const auto secret = tickets::SecretKey::ofRaw(row.key_no, row.secret_key);
        if (!public_key || !secret) continue;
        keys->public_keys[row.key_no] = *public_key;
        keys->secrets[row.key_no] = *secret;
        if (!row.retired) keys->current = row.key_no;
    }
    if (keys->current == 0) return nullptr;
    return keys;
}

store::TicketKeyRow newKey(tickets::KeyNo number, core::Random& random) {
    const auto made = tickets::SecretKey::make(number, random);
    const auto public_key = made.publicKey().bytes;
    return {number, {public_key.begin(), public_key.end()}, made.raw(), false};
}

}  // namespace

core::Result<std::string> Keys::sign(const tickets::TicketFacts& facts, tickets::KeyNo key) const {
    const auto secret = secrets.find(key);
    if (secret != secrets.end()) return tickets::sign(facts, secret->second);
    return {ErrorCode::internal, "there is no ticket key of number " + std::to_string(key)};
}

/// Null: they are older, or were never read.
std::shared_ptr<const Keys> KeyRing::notOlderThan(core::Micros age) {
    const MutexLock lock(mutex_);
    return keys_ && clock_.steady() - read_at_ < age ? keys_ : nullptr;
}

std::shared_ptr<const Keys> KeyRing::keys(pool::Connection& connection) {
    auto known = notOlderThan(keep_for);
    return known ? known : read(connection);
}

std::shared_ptr<const Keys> KeyRing::keysAnew(pool::Connection& connection) {
    auto known = notOlderThan(read_interval);
    return known ? known : read(connection);
}

std::shared_ptr<const Keys> KeyRing::read(pool::Connection& connection) {
    auto rows = store::readTicketKeys(connection);
    auto found = keysOf(rows);
    if (!found) {
        // Several engines may do this at once: the first one's key is everybody's.
        const auto number = rows.empty() ? first_key : tickets::KeyNo(rows.back().key_no + 1);
        store::addTicketKey(connection, newKey(number, random_));
        found = keysOf(store::readTicketKeys(connection));
    }
    if (!found) throw std::runtime_error("there is no key to sign tickets with");
    const MutexLock lock(mutex_);
    keys_ = found;
    read_at_ = clock_.steady();
    return found;
}

core::Result<bool> KeyRing::replace(pool::Connection& connection, tickets::KeyNo current) {
    if (read(connection)->current != current) return false;
    if (current == std::numeric_limits<tickets::KeyNo>::max()) {
        return {ErrorCode::invalid_body, "there are no more numbers for keys"};
    }
    const auto next = static_cast<tickets::KeyNo>(current + 1);
    const bool done = store::replaceTicketKeys(connection, newKey(next, random_));
    read(connection);
    return done;
}

}  // namespace seatlock::gate
