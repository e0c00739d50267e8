// Serves batches of claims on workers: groups them by event and channel, claims each group in one
// transaction, answers every member by its own outcome. Worker threads.
#pragma once

#include "engine/booking/bookingstats.h"
#include "engine/booking/claimitem.h"
#include "engine/booking/doubts.h"
#include "engine/config/limits.h"
#include "engine/core/databaseclock.h"
#include "engine/core/random.h"
#include "engine/pool/item.h"
#include "engine/pool/lease.h"
#include "engine/store/claimstore.h"

#include <optional>
#include <vector>

namespace seatlock::booking {

class ClaimBatcher final : public pool::BatchHandler {
public:
    ClaimBatcher(const config::Limits& limits, std::int32_t engine_id, const core::Clock& clock,
                 const core::DatabaseClock& database_clock, core::Random& random,
                 BookingStats& stats, Doubts& doubts)
        : limits_(limits),
          engine_id_(engine_id),
          clock_(clock),
          database_clock_(database_clock),
          random_(random),
          stats_(stats),
          doubts_(doubts) {}

    void run(pool::Lease& lease, pool::Batch& batch, int attempt) override;
    void abandon(pool::Batch batch, bool in_doubt, const core::Error& error) override;

private:
    using Group = std::vector<ClaimItem*>;
    struct Refusal {
        ClaimItem* item;
        core::Error error;
    };

    /// Members that belong in one statement: same event, same channel, same path.
    static std::vector<Group> groups(const pool::Batch& batch);
    static bool guarded(const ClaimItem& item);

    void settle(pool::Connection& connection, const Group& group);
    /// Claims with one statement that is its own transaction.
    /// `last_of`: the lease to tell that all its batch is committed.
    void claimPlain(pool::Connection& connection, const Group& group, pool::Lease* last_of);
    /// Claims within a transaction that also counts buyers' seats and keeps idempotent replies.
    void claimGuarded(pool::Connection& connection, Group group);
    void answerReplays(pool::Connection& connection, pqxx::transaction_base& tx, Group& group);
    void refuseOverLimit(pool::Connection& connection, pqxx::transaction_base& tx, Group& group);

    store::ClaimBatch claimBatch(const Group& group) const;
    /// Answers winners, and gives back those that lost: to be tried again or refused.
    void conclude(pool::Connection& connection, const Group& group, const store::ClaimBatch& batch,
                  const store::ClaimOutcome& outcome);
    void missed(pool::Connection& connection, const Group& losers);
    std::optional<core::Error> takeAgain(ClaimItem& item);
    void refuseMissed(pool::Connection& connection, std::vector<Refusal> refused);

    const config::Limits& limits_;
    const std::int32_t engine_id_;
    const core::Clock& clock_;
    const core::DatabaseClock& database_clock_;
    core::Random& random_;
    BookingStats& stats_;
    Doubts& doubts_;
};

}  // namespace seatlock::booking
