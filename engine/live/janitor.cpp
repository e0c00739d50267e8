#include "engine/live/janitor.h"

#include "engine/store/blockstore.h"
#include "engine/store/eventstore.h"
#include "engine/store/holdstore.h"
#include "engine/store/ordermoney.h"
#include "engine/store/ordersearch.h"
#include "engine/store/planstatistics.h"
#include "engine/store/refusalstore.h"

#include <chrono>

namespace seatlock::live {

namespace {
constexpr int sweep_seats_max = 5'000;  // a transaction of bounded length
constexpr int lapses_max = 200;         // a round of bounded length
constexpr core::Micros forget_every = 600'000'000;
constexpr core::Micros analyze_every = 2'000'000;
}  // namespace

/// A round as work for the pool; at most one exists at a time.
class Janitor::Round final : public pool::Job {
public:
    explicit Round(Janitor& janitor) : janitor_(janitor) {}
    ~Round() override { janitor_.round_running_ = false; }
    void run(pool::Lease& lease) override { janitor_.tidy(lease.connection()); }
    void refuse(core::Error) override {}  // the next round will do

private:
    Janitor& janitor_;
};

void Janitor::start() {
    thread_ = core::NamedThread("janitor", [this] { run(); });
}

void Janitor::stop() {
    {
        core::MutexLock lock(mutex_);
        stopping_ = true;
        wake_.notifyAll();
    }
    thread_.join();
}

void Janitor::run() {
    const auto interval = std::chrono::milliseconds(limits_.sweep_interval_ms);
    while (true) {
        if (!round_running_.exchange(true)) {
            std::unique_ptr<pool::Job> round = std::make_unique<Round>(*this);
            pool_.submit(round);
        }
        core::MutexLock lock(mutex_);
        if (stopping_) return;
        wake_.waitFor(lock, interval);
        if (stopping_) return;
    }
}

void Janitor::tidy(pool::Connection& connection) {
    store::learnTime(connection, database_clock_);
    if (booking_.doubts().size() > 0) {
        const auto settled = booking_.doubts().settleAll(connection);
        booking_.stats().doubts_settled += static_cast<std::int64_t>(settled);
    }
    for (const auto& event : directory_.all()) {
        sweep(connection, *event);
        keepRefusals(connection, *event);
    }
    for (const auto& [id, freed] :
         store::releaseDueBlocks(connection, sweep_seats_max, engine_id_)) {
        if (const auto event = directory_.find(id)) event->committed(freed);
    }
    // First what was paid: a payment in time must not come after the deadline.
    booking_.settlePayments(connection);
    lapseOrders(connection);
    if (const auto now = clock_.steady(); now >= next_analyze_) {
        store::analyzeNewTables(connection);
        next_analyze_ = now + analyze_every;
    }
    if (const auto now = clock_.steady(); now >= next_forget_) {
        store::forgetReplies(connection, limits_.idempotency_keep_s);
        next_forget_ = now + forget_every;
    }
}

void Janitor::lapseOrders(pool::Connection& connection) {
    for (const auto& overdue : store::overdueOrders(connection, lapses_max)) {
        const auto event = directory_.find(overdue.event);
        if (!event) continue;
        store::OrderEdit edit;
        edit.code = overdue.code;
        // Paid or cancelled meanwhile: then it stays as it is.
        if (booking_.edit(connection, event, std::move(edit), {}, store::lapse)) {
            booking_.stats().lapses += 1;
        }
    }
}

void Janitor::sweep(pool::Connection& connection, board::EventBoard& event) {
    const auto due = event.board().expired(database_clock_.seconds(), sweep_seats_max);
    if (due.empty()) return;
    const auto freed = store::expireSeats(connection, event.id(), due, engine_id_);
    booking_.stats().expiries += static_cast<std::int64_t>(freed.size());
    if (!freed.empty()) event.committed(freed);
    if (freed.size() < due.size()) {
        // Some were extended or taken meanwhile, by another engine perhaps: learn their facts.
        event.board().apply(store::readSeats(connection, event.id(), due));
    }
}

void Janitor::keepRefusals(pool::Connection& connection, board::EventBoard& event) {
    const auto counts = event.tally().take();
    if (counts.empty()) return;
    try {
        store::addRefusals(connection, event.id(), counts);
    } catch (...) {
        for (const auto& [code, count] : counts) event.tally().add(code, count);
        throw;
    }
}

}  // namespace seatlock::live
