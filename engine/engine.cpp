#include "engine/engine.h"

#include "engine/config/optiontext.h"
#include "engine/core/log.h"
#include "engine/http/freeport.h"
#include "engine/store/eventstore.h"
#include "engine/store/guarded.h"
#include "engine/store/migrator.h"

#include <chrono>

#include <malloc.h>

namespace seatlock {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr auto keeper_interval = std::chrono::milliseconds(100);
constexpr auto load_wait_max = std::chrono::seconds(120);  // boards of very large events
constexpr auto load_check = std::chrono::milliseconds(5);

/// glibc keeps an arena a thread, each with its own unused memory; two are enough here.
void tameAllocator() {
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
}

}  // namespace

Engine::Engine(config::Options options, const core::Clock& clock)
    : options_(std::move(options)),
      clock_(clock),
      random_(core::SecureRandom::instance()),
      engine_id_(static_cast<std::int32_t>(1 + random_.below(INT32_MAX - 1))),
      database_clock_(clock_),
      booking_(options_.limits, engine_id_, clock_, database_clock_, random_, directory_),
      limiter_({options_.limits.rate_per_address_s, options_.limits.rate_burst,
                options_.limits.rate_addresses_max},
               clock_) {
    tameAllocator();
}

Result<Done> Engine::start(const Prepare& prepare) {
    if (auto done = startDatabase(false); !done) return done;
    if (auto done = migrateDatabase(); !done) return done;
    if (prepare) {
        if (auto going = goOn(Stage::preparing); !going) return going;
        if (auto done = prepare(database_url_); !done) return done;
    }
    return startServing();
}

Result<Done> Engine::goOn(Stage stage) const {
    if (cancelled_ && cancelled_()) {
        return Error{ErrorCode::draining, "the start was cancelled", {}, 0};
    }
    enter(stage);
    return Done{};
}

Result<Done> Engine::watch() {
    if (auto done = startDatabase(true); !done) return done;
    if (auto done = checkDatabase(false); !done) return done;
    return startFollowing();
}

Result<Done> Engine::startDatabase(bool attach) {
    if (auto going = goOn(Stage::database); !going) return going;
    database_url_ = options_.database;
    if (!database_url_.empty()) return Done{};
    cluster::ClusterOptions settings;
    if (!options_.data_dir.empty()) settings.data_dir = options_.data_dir;
    settings.limits = options_.limits;
    settings.attach = attach;
    cluster_ = std::make_unique<cluster::Cluster>(settings);
    if (auto started = cluster_->start(); !started) return started;
    database_url_ = cluster_->url();
    return Done{};
}

Result<std::unique_ptr<pool::Connection>> Engine::openForSetup() const {
    auto opened =
        pool::Connection::open({database_url_, options_.limits.login_ms_max, 0, "seatlock-setup"});
    if (opened) return opened;
    return Error{ErrorCode::database_unavailable,
                 "the database cannot be reached: " + opened.error().detail,
                 {},
                 0};
}

Result<Done> Engine::migrateDatabase() {
    if (auto going = goOn(Stage::schema); !going) return going;
    auto opened = openForSetup();
    if (!opened) return opened.error();
    if (auto migrated = store::migrate(**opened); !migrated) return migrated.error();
    return learnTime(**opened);
}

/// Before anything is served: this machine's clock may be hours off, and nobody shall be told of a
/// sale that is not open by it.
Result<Done> Engine::learnTime(pool::Connection& connection) {
    return store::guarded<Done>(connection, [&]() -> Result<Done> {
        store::learnTime(connection, database_clock_);
        return Done{};
    });
}

Result<Done> Engine::checkDatabase(bool older_is_fine) {
    auto opened = openForSetup();
    if (!opened) return opened.error();
    if (auto learned = learnTime(**opened); !learned) return learned;
    return store::checkSchemaVersion(
        **opened, older_is_fine ? store::OlderSchema::accepted : store::OlderSchema::refused);
}

Result<Done> Engine::probe(const config::Options& options, bool serve) {
    Engine engine(options);
    auto done = engine.startDatabase(true);
    if (done) done = engine.checkDatabase(serve);
    engine.stop();
    return done;
}

Result<Done> Engine::startFollowing() {
    if (auto going = goOn(Stage::loading); !going) return going;
    const auto& direct =
        options_.database_direct.empty() ? database_url_ : options_.database_direct;
    feed_ = std::make_unique<live::Feed>(options_.limits, direct, engine_id_, clock_, random_,
                                         directory_);
    feed_->start();
    return waitUntilLoaded();
}

/// The events have been read and, where there is a pool, it has a connection.
Result<Done> Engine::waitUntilLoaded() {
    const auto deadline = std::chrono::steady_clock::now() + load_wait_max;
    while (!feed_->loaded() || (pool_ && !pool_->connected())) {
        if (cancelled_ && cancelled_()) return goOn(Stage::loading);
        if (std::chrono::steady_clock::now() > deadline) {
            return Error{ErrorCode::database_unavailable,
                         "the events could not be read from the database in time",
                         {},
                         0};
        }
        std::this_thread::sleep_for(load_check);
    }
    malloc_trim(0);  // what reading the events took besides the boards
    return Done{};
}

monitor::Snapshot Engine::sample() {
    monitor::Sources sources{clock_, database_clock_, directory_, booking_.stats(), *feed_};
    sources.pool = pool_.get();
    if (server_) sources.http = &server_->stats();
    if (api_) sources.routes = &api_->stats();
    return sampler_.sample(sources);
}

Result<Done> Engine::startServing() {
    if (cluster_) keeper_ = core::NamedThread("cluster-keeper", [this] { keepCluster(); });
    const auto& limits = options_.limits;
    pool_ =
        std::make_unique<pool::Pool>(limits, database_url_, clock_, random_, booking_.batches());
    booking_.start(*pool_);
    pool_->start();
    if (auto following = startFollowing(); !following) return following;
    if (auto going = goOn(Stage::listening); !going) return going;
    janitor_ = std::make_unique<live::Janitor>(limits, engine_id_, clock_, database_clock_,
                                               directory_, booking_, *pool_);
    janitor_->start();
    api_ = std::make_unique<api::Api>(api::Services{limits, clock_, database_clock_, directory_,
                                                    booking_, *pool_, *feed_, limiter_, draining_,
                                                    random_, database_url_, engine_id_});
    server_ = std::make_unique<http::Server>(
        api_->handler(), http::ServerOptions{limits, clock_, &api_->observer()});
    api_->start(*server_);
    if (auto started = server_->start(options_.listen_address, options_.listen_port,
                                      static_cast<int>(limits.listener_threads));
        !started) {
        return started.error();
    }
    auto calls =
        std::make_shared<api::LocalCalls>(api_->handler(), &api_->observer(), limits, clock_);
    calls->start();
    core::MutexLock lock(mutex_);
    calls_ = std::move(calls);
    return Done{};
}

Result<Done> Engine::call(std::string method, std::string target, api::LocalCalls::Headers headers,
                          std::string body, api::LocalCalls::Callback callback) {
    std::shared_ptr<api::LocalCalls> calls;
    {
        core::MutexLock lock(mutex_);
        calls = calls_;
    }
    if (!calls) return {ErrorCode::draining, "the engine does not serve just now"};
    return calls->call(std::move(method), std::move(target), std::move(headers), std::move(body),
                       std::move(callback));
}

void Engine::stopCalls() {
    std::shared_ptr<api::LocalCalls> calls;
    {
        core::MutexLock lock(mutex_);
        calls.swap(calls_);
    }
    if (calls) calls->stop();
}

void Engine::stop() {
    draining_ = true;
    if (server_) {
        enter(Stage::draining);
        // New bookings are refused from here on; whoever balances load between engines sees it
        // in readyz while the port still answers.
        const std::chrono::milliseconds notice(options_.limits.drain_notice_ms);
        std::this_thread::sleep_for(notice);
        server_->drain(std::chrono::milliseconds(options_.limits.drain_ms_max) - notice);
    }
    enter(Stage::stopping);
    stopCalls();
    if (api_) api_->stop();
    if (janitor_) janitor_->stop();
    if (pool_) pool_->stop(options_.limits.drain_ms_max / 4);
    if (feed_) feed_->stop();
    if (server_) server_->stop();
    server_.reset();
    api_.reset();
    janitor_.reset();
    feed_.reset();
    pool_.reset();
    stopKeeper();
    if (cluster_) {
        if (auto stopped = cluster_->stop(); !stopped) core::logError(stopped.error().detail);
        cluster_.reset();
    }
}

/// The embedded server's guardian: starts it again when it was killed.
void Engine::keepCluster() {
    std::string last;
    while (true) {
        if (auto running = cluster_->ensureRunning(); running) {
            last.clear();
        } else if (running.error().detail != last) {
            last = running.error().detail;
            core::logError(last);
        }
        core::MutexLock lock(mutex_);
        if (keeper_stopping_) return;
        keeper_wake_.waitFor(lock, keeper_interval);
        if (keeper_stopping_) return;
    }
}

void Engine::stopKeeper() {
    {
        core::MutexLock lock(mutex_);
        keeper_stopping_ = true;
        keeper_wake_.notifyAll();
    }
    keeper_.join();
}

std::uint16_t Engine::freePortAfter(const std::string& address, std::uint16_t port) {
    return http::freePortAfter(address, port);
}

std::string Engine::url() const {
    return "http://" + config::listenText(options_.listen_address, port());
}

}  // namespace seatlock
