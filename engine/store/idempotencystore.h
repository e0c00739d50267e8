// What was answered to requests that carried an Idempotency-Key (only successes: a refusal
// changed nothing, so a retry may try anew). Worker threads; all throw what libpqxx throws.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/pool/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

/// Hashes (32 bytes each) of the key with its route, and of the request's body.
struct IdempotencyKey {
    std::string key_hash;
    std::string request_hash;
};

/// A stored reply.
struct Replay {
    std::string request_hash;
    int status = 0;
    std::string body;
};

/// By key hash; keys that were never answered are absent.
std::map<std::string, Replay> readReplays(pool::Connection& connection, pqxx::transaction_base& tx,
                                          core::EventId event,
                                          const std::vector<std::string>& key_hashes);

/// The same for one key outside any transaction.
std::optional<Replay> readReplay(pool::Connection& connection, core::EventId event,
                                 const IdempotencyKey& key);

/// The stored reply to this very request, or nothing yet. Errors: idempotency_mismatch when the key
/// was used for another one.
core::Result<std::optional<Replay>> earlierReply(pool::Connection& connection,
                                                 pqxx::transaction_base& tx, core::EventId event,
                                                 const IdempotencyKey& key);

/// A stored reply held against the request that found it; errors as of earlierReply().
core::Result<Replay> match(const Replay& stored, const IdempotencyKey& key);

struct ReplyToKeep {
    IdempotencyKey key;
    std::string body;
    std::int16_t status = 201;
};

/// Keeps replies within the transaction that made them true. False: another
/// engine has just answered one of the keys; the caller rolls back and looks again.
bool keepReplies(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                 const std::vector<ReplyToKeep>& replies);

/// The same for one reply. Errors: idempotency_in_progress, where keepReplies() says false.
core::Result<core::Done> keepReply(pool::Connection& connection, pqxx::transaction_base& tx,
                                   core::EventId event, const ReplyToKeep& reply);

/// Forgets replies older than `keep_s` seconds.
void forgetReplies(pool::Connection& connection, std::int64_t keep_s);

}  // namespace seatlock::store
