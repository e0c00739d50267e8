#include "engine/store/idempotencystore.h"

#include "engine/store/holdrows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement read_replays{"read_replays", R"(
select encode(key_hash, 'hex'), encode(request_hash, 'hex'), status, body
from idempotency where event_id = $1::int8 and key_hash = any($2::bytea[]))"};

constexpr Statement keep_replies{"keep_replies", R"(
insert into idempotency (event_id, key_hash, request_hash, status, body)
select $1::int8, key_hash, request_hash, status, body
from unnest($2::bytea[], $3::bytea[], $4::text[], $5::int2[])
    as r(key_hash, request_hash, body, status)
on conflict do nothing)"};

constexpr Statement forget_replies{"forget_replies", R"(
delete from idempotency where created_at < now() - $1::int8 * interval '1 second')"};

}  // namespace

std::map<std::string, Replay> readReplays(pool::Connection& connection, pqxx::transaction_base& tx,
                                          core::EventId event,
                                          const std::vector<std::string>& key_hashes) {
    auto keys = BinaryArray::bytea();
    for (const auto& key : key_hashes) keys.add(key);
    std::map<std::string, Replay> out;
    for (const auto& row : run(connection, tx, read_replays, event.value, keys.parameter())) {
        out[unhex(text(row[0]))] = {unhex(text(row[1])), integer<int>(row[2]),
                                    std::string(text(row[3]))};
    }
    return out;
}

std::optional<Replay> readReplay(pool::Connection& connection, core::EventId event,
                                 const IdempotencyKey& key) {
    pqxx::nontransaction tx(connection.native());
    const auto stored = readReplays(connection, tx, event, {key.key_hash});
    if (stored.empty()) return std::nullopt;
    return stored.begin()->second;
}

core::Result<Replay> match(const Replay& stored, const IdempotencyKey& key) {
    if (stored.request_hash == key.request_hash) return stored;
    return core::Error{core::ErrorCode::idempotency_mismatch,
                       "this Idempotency-Key was used for a request with another body",
                       {},
                       0};
}

core::Result<std::optional<Replay>> earlierReply(pool::Connection& connection,
                                                 pqxx::transaction_base& tx, core::EventId event,
                                                 const IdempotencyKey& key) {
    const auto stored = readReplays(connection, tx, event, {key.key_hash});
    if (stored.empty()) return std::optional<Replay>();
    auto replay = match(stored.begin()->second, key);
    if (!replay) return replay.error();
    return std::optional(std::move(replay).value());
}

bool keepReplies(pool::Connection& connection, pqxx::transaction_base& tx, core::EventId event,
                 const std::vector<ReplyToKeep>& replies) {
    auto keys = BinaryArray::bytea();
    auto requests = BinaryArray::bytea();
    auto bodies = BinaryArray::text();
    auto statuses = BinaryArray::int2();
    for (const ReplyToKeep& reply : replies) {
        keys.add(reply.key.key_hash);
        requests.add(reply.key.request_hash);
        bodies.add(reply.body);
        statuses.add(reply.status);
    }
    const auto rows = run(connection, tx, keep_replies, event.value, keys.parameter(),
                          requests.parameter(), bodies.parameter(), statuses.parameter());
    return rows.affected_rows() == replies.size();
}

core::Result<core::Done> keepReply(pool::Connection& connection, pqxx::transaction_base& tx,
                                   core::EventId event, const ReplyToKeep& reply) {
    if (keepReplies(connection, tx, event, {reply})) return core::Done{};
    return core::Error{core::ErrorCode::idempotency_in_progress,
                       "a request with this Idempotency-Key has just been served elsewhere; "
                       "send it again for its answer",
                       {},
                       1};
}

void forgetReplies(pool::Connection& connection, std::int64_t keep_s) {
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, forget_replies, keep_s);
}

}  // namespace seatlock::store
