// Scans that are decided together. One owner at a time: a queue, then a worker.
#pragma once

#include "engine/board/directory.h"
#include "engine/gate/keyring.h"
#include "engine/gate/scan.h"
#include "engine/staff/principal.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::gate {

class ScanBatch {
public:
    /// The references must outlive it.
    ScanBatch(std::vector<ScanRequest> requests, const board::Directory& directory, KeyRing& keys);
    /// Those not answered are refused.
    ~ScanBatch();
    ScanBatch(const ScanBatch&) = delete;
    ScanBatch& operator=(const ScanBatch&) = delete;

    /// Answers all. When it throws (what libpqxx throws) it may be run again, on another
    /// connection: what had been committed is found and not done twice.
    void run(pool::Connection& connection);
    /// Answers those that have no answer yet.
    void refuse(const core::Error& error);

private:
    struct Member {
        ScanRequest request;
        std::optional<Decision> decision{};         ///< as far as it is known without the database
        std::optional<store::ScanRecord> record{};  ///< to be kept
        bool sent = false;                          ///< a statement may have kept it
        bool answered = false;
    };
    using Principals = std::map<std::string, std::optional<staff::Principal>>;

    static void answer(Member& member, core::Result<Decision> decision);
    void prepare(pool::Connection& connection, Member& member, Principals& principals);
    core::Result<board::EventBoardPtr> authorise(const Member& member,
                                                 const staff::Principal& who) const;
    core::Result<tickets::TicketFacts> read(pool::Connection& connection, const std::string& code);
    void judge(pool::Connection& connection, Decision& decision, store::ScanRecord& record);
    std::vector<Member*> nextRound();
    static void conclude(Member& member, store::ScanOutcome outcome);

    const board::Directory& directory_;
    KeyRing& keys_;
    std::vector<Member> members_;
};

}  // namespace seatlock::gate
