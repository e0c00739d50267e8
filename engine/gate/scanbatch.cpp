#include "engine/gate/scanbatch.h"

#include "engine/store/staffsessionstore.h"

#include <set>
#include <utility>

namespace seatlock::gate {

using core::Error;
using core::ErrorCode;
using core::Result;
using staff::Permission;

namespace {
constexpr std::size_t code_length_min = 100;  // shorter ones are not worth a look at the keys
}

ScanBatch::ScanBatch(std::vector<ScanRequest> requests, const board::Directory& directory,
                     KeyRing& keys)
    : directory_(directory), keys_(keys) {
    members_.reserve(requests.size());
    for (auto& request : requests) members_.push_back({std::move(request)});
}

ScanBatch::~ScanBatch() {
    refuse({ErrorCode::internal, "the request was dropped", {}, 0});
}

void ScanBatch::answer(Member& member, Result<Decision> decision) {
    member.answered = true;
    member.request.reply->answer(std::move(decision));
}

void ScanBatch::refuse(const Error& error) {
    for (auto& member : members_) {
        if (!member.answered) answer(member, error);
    }
}

void ScanBatch::run(pool::Connection& connection) {
    Principals principals;
    for (auto& member : members_) {
        if (!member.answered && !member.record) prepare(connection, member, principals);
    }
    for (auto round = nextRound(); !round.empty(); round = nextRound()) {
        std::vector<store::ScanRecord> records;
        records.reserve(round.size());
        for (const auto* member : round) records.push_back(*member->record);
        std::vector<bool> again;
        for (auto* member : round) again.push_back(std::exchange(member->sent, true));
        auto outcomes = store::recordScans(connection, records);
        for (std::size_t i = 0; i < round.size(); ++i) {
            // What an earlier run of this had committed is this one's own doing.
            if (again[i]) outcomes[i].repeated = false;
            conclude(*round[i], std::move(outcomes[i]));
        }
    }
}

/// One scan of each ticket and of each id: what comes after the first is decided after it.
std::vector<ScanBatch::Member*> ScanBatch::nextRound() {
    std::vector<Member*> round;
    std::set<std::pair<core::EventId, core::TicketId>> tickets;
    std::set<std::pair<core::EventId, store::ScanId>> scans;
    for (auto& member : members_) {
        if (member.answered) continue;
        const auto& record = *member.record;
        if (scans.contains({record.event, record.scan})) continue;
        if (record.ticket && !tickets.insert({record.event, *record.ticket}).second) continue;
        scans.insert({record.event, record.scan});
        round.push_back(&member);
    }
    return round;
}

void ScanBatch::prepare(pool::Connection& connection, Member& member, Principals& principals) {
    const auto& request = member.request;
    const auto known = principals.try_emplace(request.secret_hash);
    auto& who = known.first->second;
    if (known.second) {
        if (auto found = store::authenticate(connection, request.kind, request.secret_hash)) {
            who = std::move(found->who);
        }
    }
    if (!who) {
        return answer(member, Error{ErrorCode::unauthorized,
                                    "the session or token is unknown, has ended or was revoked",
                                    {},
                                    0});
    }
    auto event = authorise(member, *who);
    if (!event) return answer(member, event.error());
    const auto& scan = *request.scan;
    Decision decision;
    decision.scan = scan;
    decision.event = *event;
    store::ScanRecord record;
    record.event = (*event)->id();
    record.scan = scan.id;
    record.going_out = scan.direction == tickets::Direction::out;
    record.door = scan.door;
    record.offline = scan.offline;
    record.at = scan.at;
    record.user = who->user;
    record.actor = who->login;
    judge(connection, decision, record);
    member.decision = std::move(decision);
    member.record = std::move(record);  // only now: what threw before is to be prepared again
}

/// The event, if that one may scan there. Who may not is told that first.
Result<board::EventBoardPtr> ScanBatch::authorise(const Member& member,
                                                  const staff::Principal& who) const {
    const std::string name(staff::permissionName(Permission::checkins_write));
    if (!who.permissions.has(Permission::checkins_write)) {
        return {ErrorCode::forbidden,
                who.via == staff::Via::token
                    ? "the token's scopes or its owner's roles do not include " + name
                    : "your roles do not include " + name};
    }
    const auto& scan = member.request.scan;
    auto event = scan ? directory_.find(scan->event) : nullptr;
    // Whoever is limited to some events is not told which others there are.
    if (who.events && (!event || !who.may(Permission::checkins_write, event->id()))) {
        return {ErrorCode::forbidden, "your rights do not extend to this event"};
    }
    if (!scan) return scan.error();
    if (!event) {
        return {ErrorCode::unknown_event, "there is no event \"" + scan->event + "\""};
    }
    return event;
}

/// Reads a code, with keys that another engine may just have made, too.
Result<tickets::TicketFacts> ScanBatch::read(pool::Connection& connection,
                                             const std::string& code) {
    const auto keys = keys_.keys(connection);
    auto facts = tickets::verify(code, keys->public_keys);
    if (facts || code.size() < code_length_min) return facts;
    const auto anew = keys_.keysAnew(connection);
    return anew == keys ? facts : tickets::verify(code, anew->public_keys);
}

/// What the code alone tells.
void ScanBatch::judge(pool::Connection& connection, Decision& decision, store::ScanRecord& record) {
    const auto facts = read(connection, decision.scan.code);
    if (!facts) {
        decision.why = facts.error().detail;
        record.given = store::ScanResult::not_a_ticket;
        return;
    }
    decision.ticket = facts->ticket;
    if (facts->event != record.event) {
        decision.other_event = directory_.find(facts->event);
        record.given = store::ScanResult::other_event;
        return;
    }
    decision.seat = decision.event->plan().find(facts->seat).value_or(-1);
    if (decision.event->info()->status == "cancelled") {
        record.given = store::ScanResult::cancelled;
        return;
    }
    record.ticket = facts->ticket;
}

void ScanBatch::conclude(Member& member, store::ScanOutcome outcome) {
    if (outcome.other_scan) {
        return answer(member, Error{ErrorCode::idempotency_mismatch,
                                    "a scan of this id was of another ticket or direction",
                                    {},
                                    0});
    }
    auto& decision = *member.decision;
    if (outcome.seat >= 0) decision.seat = outcome.seat;
    if (outcome.result == store::ScanResult::not_a_ticket && decision.ticket) {
        decision.why = "the code is genuine, but this ticket is not on file here";
    }
    decision.outcome = std::move(outcome);
    answer(member, std::move(decision));
}

}  // namespace seatlock::gate
