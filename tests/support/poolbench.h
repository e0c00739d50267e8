// A pool on a real server with work made of functions. The bench: one thread; what it counts: any.
#pragma once

#include "engine/core/random.h"
#include "engine/pool/pool.h"
#include "tests/support/testcluster.h"
#include "tests/support/waituntil.h"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

#ifndef Q_MOC_RUN  // moc does not understand its headers
#include <pqxx/pqxx>
#endif

namespace seatlock::tests {

/// How a piece of work ended: nothing when it ran.
using Ending = std::optional<core::Error>;
using Body = std::function<void(pqxx::connection_base&)>;

class BodyJob final : public pool::Job {
public:
    explicit BodyJob(Body body) : body_(std::move(body)) {}
    void run(pool::Lease& lease) override {
        ++runs;
        body_(lease.connection().native());
        promise_.set_value({});
    }
    void refuse(core::Error error) override { promise_.set_value(std::move(error)); }
    std::future<Ending> future() { return promise_.get_future(); }

    static inline std::atomic<int> runs{0};

private:
    Body body_;
    std::promise<Ending> promise_;
};

class CountedItem final : public pool::Item {
public:
    explicit CountedItem(std::atomic<int>& refused) : refused_(refused) {}
    void refuse(core::Error) override { ++refused_; }

private:
    std::atomic<int>& refused_;
};

/// Runs one statement a batch and remembers how it was called.
class Batches final : public pool::BatchHandler {
public:
    void run(pool::Lease& lease, pool::Batch& batch, int attempt) override {
        const int now = ++running;
        int seen = widest.load();
        while (seen < now && !widest.compare_exchange_weak(seen, now)) {
        }
        int largest_seen = largest.load();
        const int size = static_cast<int>(batch.size());
        while (largest_seen < size && !largest.compare_exchange_weak(largest_seen, size)) {
        }
        if (attempt > 0) ++repeats;
        struct Leave {
            std::atomic<int>& running;
            ~Leave() { --running; }
        } leave{running};
        pqxx::nontransaction tx(lease.connection().native());
        tx.exec(sql);
        served += size;
    }
    void abandon(pool::Batch batch, bool in_doubt, const core::Error& error) override {
        abandoned += static_cast<int>(batch.size());
        if (in_doubt) doubtful += static_cast<int>(batch.size());
        core::MutexLock lock(mutex);
        last = error;
    }

    std::string sql = "select 1";
    std::atomic<int> running{0};
    std::atomic<int> widest{0};
    std::atomic<int> largest{0};
    std::atomic<int> repeats{0};
    std::atomic<int> served{0};
    std::atomic<int> abandoned{0};
    std::atomic<int> doubtful{0};
    core::Mutex mutex;
    core::Error last GUARDED_BY(mutex);
};

struct PoolBench {
    explicit PoolBench(std::string url, config::Limits wanted = {},
                       const core::Clock& clock = core::SystemClock::instance())
        : limits(wanted),
          pool(limits, std::move(url), clock, core::SecureRandom::instance(), batches) {
        pool.start();
    }
    ~PoolBench() { pool.stop(3'000); }

    std::future<Ending> submit(Body body, pool::Share share = pool::Share::buyers) {
        auto made = std::make_unique<BodyJob>(std::move(body));
        auto future = made->future();
        std::unique_ptr<pool::Job> job = std::move(made);
        if (!pool.submit(job, share)) job->refuse({core::ErrorCode::overloaded, "full", {}, 1});
        return future;
    }
    std::future<Ending> sql(const std::string& statement, pool::Share share = pool::Share::buyers) {
        return submit(
            [statement](pqxx::connection_base& connection) {
                pqxx::nontransaction tx(connection);
                tx.exec(statement);
            },
            share);
    }
    bool allOpen() {
        return waitUntil([&] { return pool.stats().sv_idle == limits.pool_connections_max; });
    }

    config::Limits limits;
    Batches batches;
    pool::Pool pool;
};

/// Of the connections in every state: the ceiling, always.
inline std::int64_t sum(const pool::PoolStats& stats) {
    return stats.sv_active + stats.sv_idle + stats.sv_login + stats.sv_closed;
}

/// A fresh database of the server, and the pool's connections to it as the server sees them.
struct PoolDatabase {
    explicit PoolDatabase(TestCluster& server)
        : url(server.freshDatabase()), name(server.value("select current_database()", url)) {
        BodyJob::runs = 0;
    }
    std::string backends() const {
        return "select count(*) from pg_stat_activity where datname = '" + name +
               "' and application_name = 'seatlock'";
    }
    std::string kill() const {
        return "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '" +
               name + "' and application_name = 'seatlock'";
    }

    std::string url;
    std::string name;
};

}  // namespace seatlock::tests
