// The engine: a box office from its database to its HTTP port. Owned by the program; start() and
// stop() on the thread that made it, the rest from any.
#pragma once

#include "engine/admission/ratelimiter.h"
#include "engine/api/api.h"
#include "engine/api/localcalls.h"
#include "engine/board/directory.h"
#include "engine/booking/booking.h"
#include "engine/cluster/cluster.h"
#include "engine/config/options.h"
#include "engine/core/databaseclock.h"
#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "engine/core/result.h"
#include "engine/http/server.h"
#include "engine/live/feed.h"
#include "engine/live/janitor.h"
#include "engine/monitor/sampler.h"
#include "engine/pool/pool.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace seatlock {

class Engine {
public:
    /// What start(), watch() or stop() is at; each may take seconds.
    enum class Stage { database, schema, preparing, loading, listening, draining, stopping };
    using StageObserver = std::function<void(Stage)>;

    /// `clock` must outlive it. Only intervals are measured by it: what happens when is said by the
    /// database's clock.
    explicit Engine(config::Options options,
                    const core::Clock& clock = core::SystemClock::instance());
    ~Engine() { stop(); }

    /// Before start(); called on the thread that starts and stops.
    void setStageObserver(StageObserver observer) { observer_ = std::move(observer); }

    /// Before start(): asked between its stages, on its thread. When true, start() and watch() end
    /// with the error `draining`, and stop() undoes what was begun.
    void setCancelled(std::function<bool()> cancelled) { cancelled_ = std::move(cancelled); }

    /// Brings up the cluster (unless another database is named), the schema, the pool, the boards
    /// and the HTTP server. When it returns Done, bookings are accepted. Errors: configuration,
    /// cluster, database_unavailable; each says what to do. `prepare` is called in between with the
    /// database's URL, when the schema is there and nothing is served yet.
    using Prepare = std::function<core::Result<core::Done>(const std::string& database_url)>;
    core::Result<core::Done> start(const Prepare& prepare = {});

    /// Instead of start(): follows a sale that other engines run on the same database, and serves
    /// nothing. The embedded database of a data directory is used while its engine runs. Errors as
    /// above; schema, when the database is of another version.
    core::Result<core::Done> watch();

    /// Whether start(), or watch() where `serve` is false, would find its database; changes
    /// nothing in it. Errors as above. Any thread; takes as long as a login.
    static core::Result<core::Done> probe(const config::Options& options, bool serve);

    /// The moment, and the last second. One thread, while started.
    monitor::Snapshot sample();

    /// A request of the program's own through the API, without a socket: the same routes, limits
    /// and rights as over HTTP (a staff session's token in Authorization). Any thread, at any time.
    /// Errors and `callback` as of api::LocalCalls::call(); draining also when nothing is served.
    core::Result<core::Done> call(std::string method, std::string target,
                                  api::LocalCalls::Headers headers, std::string body,
                                  api::LocalCalls::Callback callback) EXCLUDES(mutex_);

    /// Gives a draft a board, as feed's followDraft() says, so that staff see what they prepare.
    /// Any thread, while started.
    void followDraft(std::string slug) {
        if (feed_) feed_->followDraft(std::move(slug));
    }

    /// Refuses new bookings (readyz: 503), finishes what was accepted, closes every socket, stops
    /// the cluster. Within drain_ms_max and the cluster's own stop.
    void stop() EXCLUDES(mutex_);

    /// The data directory that options without one mean.
    static std::string defaultDataDir() { return cluster::defaultDataDir(); }
    /// A port to offer when `port` is taken (http::freePortAfter).
    static std::uint16_t freePortAfter(const std::string& address, std::uint16_t port);

    /// "http://127.0.0.1:8080".
    std::string url() const;
    std::uint16_t port() const { return server_ ? server_->port() : 0; }
    const config::Options& options() const { return options_; }
    const std::string& databaseUrl() const { return database_url_; }

    /// Every route of the API; while it serves.
    const std::vector<http::Route>& routes() const { return api_->routes(); }
    const board::Directory& directory() const { return directory_; }
    booking::Booking& booking() { return booking_; }
    pool::Pool* pool() { return pool_.get(); }
    live::Feed* feed() { return feed_.get(); }

private:
    void enter(Stage stage) const {
        if (observer_) observer_(stage);
    }
    /// Enters it, unless the start was cancelled.
    core::Result<core::Done> goOn(Stage stage) const;
    core::Result<core::Done> startDatabase(bool attach);
    core::Result<core::Done> migrateDatabase();
    core::Result<core::Done> checkDatabase(bool older_is_fine);
    core::Result<std::unique_ptr<pool::Connection>> openForSetup() const;
    core::Result<core::Done> learnTime(pool::Connection& connection);
    core::Result<core::Done> startFollowing();
    core::Result<core::Done> waitUntilLoaded();
    core::Result<core::Done> startServing();
    void stopCalls() EXCLUDES(mutex_);
    void keepCluster() EXCLUDES(mutex_);
    void stopKeeper() EXCLUDES(mutex_);

    const config::Options options_;
    const core::Clock& clock_;
    core::Random& random_;
    const std::int32_t engine_id_;
    StageObserver observer_;
    std::function<bool()> cancelled_;
    std::string database_url_;
    core::DatabaseClock database_clock_;
    board::Directory directory_;
    booking::Booking booking_;
    admission::RateLimiter limiter_;
    std::atomic<bool> draining_{false};
    monitor::Sampler sampler_;

    // In the order they start; they stop the other way round.
    std::unique_ptr<cluster::Cluster> cluster_;
    core::NamedThread keeper_;
    std::unique_ptr<pool::Pool> pool_;
    std::unique_ptr<live::Feed> feed_;
    std::unique_ptr<live::Janitor> janitor_;
    std::unique_ptr<api::Api> api_;
    std::unique_ptr<http::Server> server_;

    core::Mutex mutex_;
    core::Condition keeper_wake_;
    bool keeper_stopping_ GUARDED_BY(mutex_) = false;
    std::shared_ptr<api::LocalCalls> calls_ GUARDED_BY(mutex_);
};

}  // namespace seatlock
