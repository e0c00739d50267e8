#include "engine/simulator/rush.h"

#include "engine/core/token.h"
#include "engine/simulator/catalogue.h"
#include "engine/store/audit.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Result;
using store::SeatClaim;

namespace {
constexpr std::size_t findings_max = 20;
}

Rush::Rush(RushOptions options) : options_(std::move(options)) {
    if (options_.pattern == Pattern::same_seat) {
        options_.requests_max = options_.buyers;
        options_.rate_s = 0;
    }
}

Result<Done> Rush::lookUp() {
    auto target = Target::parse(options_.url);
    if (!target) return target.error();
    target_ = std::move(target).value();
    return requireEvent(*target_, options_.event);
}

Result<store::EventSeats> Rush::readSeats(pool::Connection* database) const {
    if (!database) {
        auto offered = offeredSeats(*target_, options_.event);
        if (!offered) return offered.error();
        return store::EventSeats{{}, std::move(offered->labels), std::move(offered->free), 0};
    }
    auto seats = store::readEventSeats(*database, options_.event);
    if (!seats) return seats.error();
    if (*seats) return std::move(**seats);
    return {ErrorCode::configuration, "the database has no event \"" + options_.event +
                                          "\", the engine has: name the engine's own database "
                                          "with --database or --data-dir"};
}

Result<Done> Rush::run(pool::Connection* database) {
    if (!target_) {
        if (auto found = lookUp(); !found) return found;
    }
    auto seats = readSeats(database);
    if (!seats) return seats.error();
    labels_ = SeatLabels(std::move(seats->labels));
    if (options_.pattern == Pattern::sell_out && seats->free.empty()) {
        return {ErrorCode::configuration, "no seat of " + options_.event +
                                              " is free to be sold; another pattern still shows "
                                              "how it refuses"};
    }
    ledger_.emplace(labels_);
    const Workload workload(options_.pattern, labels_.size(), seats->free, options_.seed);
    BuyerSwarm swarm(options_, *target_, options_.event, labels_, workload, *ledger_,
                     core::SystemClock::instance());
    auto totals = swarm.run();
    if (!totals) return totals.error();
    totals_ = *totals;
    if (database) return examine(*database, *seats);
    examineAlone();
    return Done{};
}

void Rush::find(std::string text) {
    if (verdict_.findings.size() < findings_max) verdict_.findings.push_back(std::move(text));
}

std::vector<SeatClaim> Rush::claims() const {
    std::vector<SeatClaim> out;
    out.reserve(ledger_->seats().size());
    for (const Booked& booked : ledger_->booked()) {
        for (std::uint32_t i = 0; i < booked.count; ++i) {
            out.push_back({booked.hold, ledger_->seats()[booked.first + i]});
        }
    }
    return out;
}

Result<Done> Rush::examine(pool::Connection& database, const store::EventSeats& seats) {
    verdict_.audited = true;
    verdict_.lost = ledger_->unreadable();
    if (verdict_.lost > 0) {
        find(std::to_string(verdict_.lost) +
             " answers with 201 do not name a hold of the seats "
             "that were asked for");
    }
    if (auto done = examineClaims(database, seats.event); !done) return done;
    if (auto done = examineOrders(database, seats.event); !done) return done;
    if (auto done = resolveUnknown(database, seats); !done) return done;
    const auto audit = store::audit(database, options_.event);
    if (!audit) return audit.error();
    verdict_.violations = audit->violations();
    for (const auto& invariant : audit->invariants) {
        if (invariant.violations > 0) find("broken: " + invariant.statement);
    }
    return Done{};
}

Result<Done> Rush::examineClaims(pool::Connection& database, core::EventId event) {
    const auto told = claims();
    const auto check = store::checkClaims(database, event, told);
    if (!check) return check.error();
    std::set<core::HoldId> lost;
    for (const auto index : check->lost) {
        const auto& claim = told[index];
        if (lost.insert(claim.hold).second) {
            find("hold " + core::HoldToken{event, claim.hold}.text() + " of seat " +
                 labels_.label(claim.seat) + " is not in the books");
        }
    }
    verdict_.lost += static_cast<std::int64_t>(lost.size());
    verdict_.double_bookings = static_cast<std::int64_t>(check->twice.size());
    for (const auto seat : check->twice) {
        find("seat " + labels_.label(seat) + " was given to two buyers");
    }
    if (!lost.empty() && lost.size() == ledger_->booked().size()) {
        find("not one hold is in this database: is it the engine's own?");
    }
    return Done{};
}

Result<Done> Rush::examineOrders(pool::Connection& database, core::EventId event) {
    std::vector<core::HoldId> sold;
    for (const Booked& booked : ledger_->booked()) {
        if (booked.sold) sold.push_back(booked.hold);
    }
    if (sold.empty()) return Done{};
    const auto unsold = store::unsoldHolds(database, event, sold);
    if (!unsold) return unsold.error();
    verdict_.lost += static_cast<std::int64_t>(unsold->size());
    for (const auto& hold : *unsold) {
        find("the order of hold " + core::HoldToken{event, hold}.text() + " is not in the books");
    }
    return Done{};
}

/// Holds made during the rush, of seats that were asked for without an answer, and named by no
/// 201. Buyers from elsewhere may have made some of them.
Result<Done> Rush::resolveUnknown(pool::Connection& database, const store::EventSeats& seats) {
    const auto& asks = ledger_->unknownAsks();
    if (asks.empty()) return Done{};
    std::vector<core::SeatNo> wanted;
    bool any = false;
    for (const Ask& ask : asks) {
        any = any || ask.seat < 0;
        wanted.push_back(ask.seat);
    }
    if (any) wanted.clear();
    const auto made = store::holdsSince(database, seats.event, wanted, seats.now);
    if (!made) return made.error();
    std::unordered_set<core::HoldId> told;
    for (const Booked& booked : ledger_->booked()) told.insert(booked.hold);
    const auto found = std::ranges::count_if(
        *made, [&](const core::HoldId& hold) { return !told.contains(hold); });
    verdict_.unknown_booked = std::min<std::int64_t>(found, static_cast<std::int64_t>(asks.size()));
    return Done{};
}

/// Without the books: two 201s of one seat are told, whether or not one had been given back.
void Rush::examineAlone() {
    auto told = claims();
    std::ranges::sort(told, {}, &SeatClaim::seat);
    for (std::size_t i = 1; i < told.size(); ++i) {
        const bool repeated = told[i].seat == told[i - 1].seat;
        if (repeated && (i < 2 || told[i].seat != told[i - 2].seat)) {
            ++verdict_.double_bookings;
            find("seat " + labels_.label(told[i].seat) + " was given to two buyers");
        }
    }
    verdict_.lost = ledger_->unreadable();
}

std::string Rush::json() const {
    return jsonReport(options_, *ledger_, totals_, verdict_);
}
std::string Rush::text() const {
    return textReport(options_, *ledger_, totals_, verdict_);
}

}  // namespace seatlock::simulator
