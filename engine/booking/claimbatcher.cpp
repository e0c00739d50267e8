#include "engine/booking/claimbatcher.h"

#include "engine/store/buyerstore.h"
#include "engine/store/claimtransaction.h"
#include "engine/store/eventstore.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace seatlock::booking {

using core::Error;
using core::ErrorCode;

namespace {
constexpr int guarded_tries_max = 3;
constexpr int named_tries_max = 2;

ClaimItem& itemOf(const std::unique_ptr<pool::Item>& item) {
    return static_cast<ClaimItem&>(*item);  // only ClaimItems are ever submitted for batches
}

std::vector<std::int32_t> seatsWon(std::size_t requests, const store::ClaimOutcome& outcome) {
    std::vector<std::int32_t> won(requests, 0);
    for (const auto& seat : outcome.seats) ++won[static_cast<std::size_t>(seat.request)];
    return won;
}
}  // namespace

bool ClaimBatcher::guarded(const ClaimItem& item) {
    const auto& request = item.request();
    return request.key.has_value() || !request.buyer_key.empty();
}

std::vector<ClaimBatcher::Group> ClaimBatcher::groups(const pool::Batch& batch) {
    // Of one board, too: while a chart is changed there are an old and a new one of an event.
    std::map<std::tuple<std::int64_t, const board::EventBoard*, std::int16_t, bool>, Group> by_key;
    for (const auto& pointer : batch) {
        ClaimItem& item = itemOf(pointer);
        if (item.answered()) continue;
        const auto& request = item.request();
        by_key[{request.event->id().value, request.event.get(), request.channel_no, guarded(item)}]
            .push_back(&item);
    }
    std::vector<Group> out;
    for (auto& [key, group] : by_key) out.push_back(std::move(group));
    return out;
}

void ClaimBatcher::run(pool::Lease& lease, pool::Batch& batch, int attempt) {
    pool::Connection& connection = lease.connection();
    if (attempt > 0) {
        for (const Group& group : groups(batch)) settle(connection, group);
    }
    const auto all = groups(batch);
    for (const Group& group : all) {
        if (guarded(*group.front())) {
            claimGuarded(connection, group);
        } else {
            claimPlain(connection, group, &group == &all.back() ? &lease : nullptr);
        }
    }
}

void ClaimBatcher::abandon(pool::Batch batch, bool in_doubt, const Error& error) {
    for (const auto& pointer : batch) {
        ClaimItem& item = itemOf(pointer);
        if (item.answered()) continue;
        if (!in_doubt || !item.sent) {
            item.refuse(error.code == ErrorCode::outcome_unknown
                            ? Error{ErrorCode::database_unavailable,
                                    "the database cannot be reached",
                                    {},
                                    1}
                            : error);
            continue;
        }
        stats_.doubts.fetch_add(1, std::memory_order_relaxed);
        doubts_.add({item.request().event, item.hold(), item.seats()});
        item.leaveInDoubt();
    }
}

/// After a lost connection: answers those that had been committed, and gives the others new
/// holds to be claimed anew.
void ClaimBatcher::settle(pool::Connection& connection, const Group& group) {
    Group in_doubt;
    std::vector<core::HoldId> holds;
    for (ClaimItem* item : group) {
        if (!item->sent) continue;
        in_doubt.push_back(item);
        holds.push_back(item->hold());
    }
    if (holds.empty()) return;
    const auto event = group.front()->request().event;
    stats_.doubts.fetch_add(static_cast<std::int64_t>(holds.size()), std::memory_order_relaxed);
    const auto committed = store::settle(connection, event->id(), holds);
    stats_.doubts_settled.fetch_add(static_cast<std::int64_t>(holds.size()),
                                    std::memory_order_relaxed);
    Group winners;
    for (ClaimItem* item : in_doubt) {
        item->sent = false;
        if (std::ranges::find(committed, item->hold()) != committed.end()) {
            winners.push_back(item);
        } else {
            item->setHold(core::makeUuid<core::HoldId>(random_, clock_.wall()));
        }
    }
    if (winners.empty()) return;
    const auto batch = claimBatch(winners);
    conclude(connection, winners, batch, store::claimedBy(connection, event->id(), batch.requests));
}

store::ClaimBatch ClaimBatcher::claimBatch(const Group& group) const {
    const auto& first = group.front()->request();
    const auto info = first.event->info();
    store::ClaimBatch batch;
    batch.event = first.event->id();
    batch.chart = info->chart;  // that of the plan: another chart comes with another board
    batch.channel_no = first.channel_no;
    batch.hold_s = info->hold_s;
    batch.hold_s_max = info->hold_s_max;
    batch.engine_id = engine_id_;
    batch.requests.reserve(group.size());
    for (const ClaimItem* item : group) {
        batch.requests.push_back({item->hold(), item->request().buyer_key, item->seats()});
    }
    return batch;
}

void ClaimBatcher::claimPlain(pool::Connection& connection, const Group& group,
                              pool::Lease* last_of) {
    const auto batch = claimBatch(group);
    for (ClaimItem* item : group) item->sent = true;
    const auto outcome = store::claim(connection, batch);
    if (last_of != nullptr) last_of->committed();
    conclude(connection, group, batch, outcome);
}

void ClaimBatcher::claimGuarded(pool::Connection& connection, Group group) {
    for (int n = 0; n < guarded_tries_max && !group.empty(); ++n) {
        store::ClaimTransaction transaction(connection);
        answerReplays(connection, transaction.native(), group);
        refuseOverLimit(connection, transaction.native(), group);
        if (group.empty()) return;
        const auto batch = claimBatch(group);
        for (ClaimItem* item : group) item->sent = true;
        const auto outcome = store::claim(connection, transaction.native(), batch);
        const auto won = seatsWon(group.size(), outcome);
        std::vector<store::ReplyToKeep> replies;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const auto& request = group[i]->request();
            if (won[i] == 0 || !request.key) continue;
            replies.push_back({*request.key, request.reply->render(group[i]->view(
                                                 outcome.now, batch.hold_s, batch.hold_s_max))});
        }
        if (replies.empty() ||
            store::keepReplies(connection, transaction.native(), batch.event, replies)) {
            transaction.commit();
            conclude(connection, group, batch, outcome);
            return;
        }
        // Another engine has answered one of these keys meanwhile: undo, and look again.
        for (ClaimItem* item : group) item->sent = false;
    }
    for (ClaimItem* item : group) {
        item->refuse({ErrorCode::contended, "the same key is used elsewhere just now", {}, 1});
    }
}

void ClaimBatcher::answerReplays(pool::Connection& connection, pqxx::transaction_base& tx,
                                 Group& group) {
    std::vector<std::string> keys;
    for (const ClaimItem* item : group) {
        if (item->request().key) keys.push_back(item->request().key->key_hash);
    }
    if (keys.empty()) return;
    const auto stored =
        store::readReplays(connection, tx, group.front()->request().event->id(), keys);
    std::erase_if(group, [&](ClaimItem* item) {
        const auto& key = item->request().key;
        if (!key) return false;
        const auto at = stored.find(key->key_hash);
        if (at == stored.end()) return false;
        auto replay = store::match(at->second, *key);
        replay ? item->replay(std::move(replay).value()) : item->refuse(replay.error());
        return true;
    });
}

void ClaimBatcher::refuseOverLimit(pool::Connection& connection, pqxx::transaction_base& tx,
                                   Group& group) {
    if (group.empty()) return;
    const auto event = group.front()->request().event;
    const auto most = event->info()->seats_per_buyer_max;
    if (!most) return;
    std::set<std::string> buyers;
    for (const ClaimItem* item : group) {
        if (!item->request().buyer_key.empty()) buyers.insert(item->request().buyer_key);
    }
    auto counts = store::lockBuyers(connection, tx, event->id(), buyers);
    std::erase_if(group, [&](ClaimItem* item) {
        if (item->request().buyer_key.empty()) return false;
        const auto at = counts.find(item->request().buyer_key);
        if (at == counts.end()) {
            item->refuse(
                {ErrorCode::contended, "another request of this buyer is being served", {}, 1});
            return true;
        }
        const auto wants = static_cast<std::int64_t>(item->seats().size());
        if (at->second + wants <= *most) {
            at->second += wants;  // counted even if it loses its seats: on the safe side
            return false;
        }
        item->refuse({ErrorCode::limit_reached,
                      "at most " + std::to_string(*most) + " seats a buyer; this buyer has " +
                          std::to_string(at->second) + " already",
                      {},
                      0});
        return true;
    });
}

void ClaimBatcher::conclude(pool::Connection& connection, const Group& group,
                            const store::ClaimBatch& batch, const store::ClaimOutcome& outcome) {
    const auto won = seatsWon(group.size(), outcome);
    const auto expires_s =
        board::expirySeconds(outcome.now + core::Micros{batch.hold_s} * 1'000'000);
    std::vector<board::SeatFact> facts;
    facts.reserve(outcome.seats.size());
    for (const auto& seat : outcome.seats) {
        facts.push_back({seat.seat, board::SeatState::held, seat.version, expires_s});
    }
    if (!facts.empty()) group.front()->request().event->committed(facts);
    Group losers;
    for (std::size_t i = 0; i < group.size(); ++i) {
        ClaimItem& item = *group[i];
        item.sent = false;
        if (won[i] > 0) {
            item.succeed(outcome.now, batch.hold_s, batch.hold_s_max);
        } else if (outcome.other_chart) {
            item.refuse({ErrorCode::contended, "the seats are just being drawn anew", {}, 1});
        } else if (!outcome.sale_open) {
            item.refuse({ErrorCode::sale_not_open, "the sale is not open", {}, 0});
        } else {
            losers.push_back(&item);
        }
    }
    if (!losers.empty()) missed(connection, losers);
}

/// The board said free, the database did not: learn why, and try again where that makes sense.
void ClaimBatcher::missed(pool::Connection& connection, const Group& losers) {
    stats_.missed_claims.fetch_add(static_cast<std::int64_t>(losers.size()),
                                   std::memory_order_relaxed);
    std::vector<core::SeatNo> seats;
    for (const ClaimItem* item : losers) {
        seats.insert(seats.end(), item->seats().begin(), item->seats().end());
    }
    const auto event = losers.front()->request().event;
    event->board().apply(store::readSeats(connection, event->id(), seats));
    Group again;
    std::vector<Refusal> refused;
    for (ClaimItem* item : losers) {
        if (auto refusal = takeAgain(*item)) {
            refused.push_back({item, std::move(*refusal)});
        } else {
            again.push_back(item);
        }
    }
    refuseMissed(connection, std::move(refused));
    if (again.empty()) return;
    guarded(*again.front()) ? claimGuarded(connection, again)
                            : claimPlain(connection, again, nullptr);
}

/// Seats and hold for another try; or why there is none.
std::optional<Error> ClaimBatcher::takeAgain(ClaimItem& item) {
    const bool best = item.request().best.has_value();
    const auto most = best ? limits_.best_available_tries_max : named_tries_max;
    if (++item.tries >= most) {
        // Free by the books, yet never to be had: others hold the rows locked.
        return Error{ErrorCode::contended,
                     best ? "others were faster on every block tried"
                          : "another buyer's request for it is being decided on just now",
                     item.labels(item.seats()), 1};
    }
    item.release();
    if (auto taken = item.take(database_clock_.seconds()); !taken) return taken.error();
    item.setHold(core::makeUuid<core::HoldId>(random_, clock_.wall()));  // that one may be spent
    return std::nullopt;
}

/// What took a seat from under a request with a key may have been its own twin, at another
/// engine: then it is not refused but told the twin's answer.
void ClaimBatcher::refuseMissed(pool::Connection& connection, std::vector<Refusal> refused) {
    Group keyed;
    for (const Refusal& refusal : refused) {
        if (refusal.item->request().key) keyed.push_back(refusal.item);
    }
    if (!keyed.empty()) {
        store::ClaimTransaction transaction(connection);
        answerReplays(connection, transaction.native(), keyed);
    }
    for (Refusal& refusal : refused) {
        if (!refusal.item->answered()) refusal.item->refuse(std::move(refusal.error));
    }
}

}  // namespace seatlock::booking
