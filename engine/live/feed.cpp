#include "engine/live/feed.h"

#include "engine/core/log.h"
#include "engine/store/staffsessionstore.h"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace seatlock::live {

using core::Micros;

namespace {

std::string newEpoch(core::Random& random) {
    static constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string epoch;
    for (int i = 0; i < 8; ++i) epoch += digits[random.below(36)];
    return epoch;
}

}  // namespace

Feed::Feed(const config::Limits& limits, std::string url, std::int32_t engine_id,
           const core::Clock& clock, core::Random& random, board::Directory& directory)
    : limits_(limits),
      url_(std::move(url)),
      engine_id_(engine_id),
      clock_(clock),
      random_(random),
      directory_(directory) {}

void Feed::start() {
    stopping_ = false;
    wake_fd_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    thread_ = core::NamedThread("feed", [this] { run(); });
}

void Feed::stop() {
    if (wake_fd_ < 0) return;
    stopping_ = true;
    {
        // A frozen database must not keep the engine from ending.
        core::MutexLock lock(mutex_);
        if (connection_ != nullptr) connection_->abortWait();
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_fd_, &one, sizeof one);
    thread_.join();
    ::close(std::exchange(wake_fd_, -1));
}

void Feed::run() {
    Micros wait = limits_.reconnect_backoff_ms_min * 1000;
    std::string last_error;
    while (!stopping_) {
        auto opened = pool::Connection::open({url_, limits_.login_ms_max, 0, "seatlock-feed"});
        if (opened) {
            wait = limits_.reconnect_backoff_ms_min * 1000;
            use(opened->get());
            try {
                follow(**opened);
            } catch (const std::exception& failure) {
                last_error = failure.what();
                if (!stopping_) {
                    core::logWarning("the change feed lost the database: " + last_error);
                }
            }
            use(nullptr);
            connected_ = false;
            for (auto& [id, followed] : followed_) followed.resync = true;
        } else if (opened.error().detail != last_error) {
            last_error = opened.error().detail;
            core::logWarning("the change feed cannot log in: " + last_error);
        }
        // Full jitter, so that engines which lost one database do not come back in step.
        waitUntil(clock_.steady() + wait / 2 +
                      static_cast<Micros>(random_.below(static_cast<std::uint64_t>(wait))),
                  -1);
        wait = std::min(wait * 2, limits_.reconnect_backoff_ms_max * 1000);
    }
}

void Feed::use(pool::Connection* connection) {
    core::MutexLock lock(mutex_);
    connection_ = connection;
}

void Feed::follow(pool::Connection& connection) {
    store::ChangeListener listener(connection, engine_id_);
    polling_ = connection.pooled();
    const Micros repair =
        1000 * (connection.pooled() ? limits_.poll_interval_ms : limits_.repair_interval_ms);
    const Micros tick = 1000 * std::min(limits_.ping_interval_ms, limits_.directory_interval_ms);
    Micros next_repair = 0;
    Micros next_directory = 0;
    while (!stopping_) {
        const Micros now = clock_.steady();
        if (now >= next_directory) {
            refreshDirectory(connection);
            next_directory = now + limits_.directory_interval_ms * 1000;
        }
        if (now >= next_repair) {
            readAll(connection);
            next_repair = now + repair;
        }
        connected_ = true;
        loaded_ = true;
        for (const auto event : listener.heard()) {
            if (deaf_) continue;
            ++pings_heard_;
            if (followed_.contains(event)) readOne(connection, event);
        }
        tellOthers(listener);
        waitUntil(now + tick, listener.socket());
    }
}

void Feed::waitUntil(Micros when, int socket) const {
    const Micros left = std::max<Micros>(0, when - clock_.steady());
    std::array<pollfd, 2> fds{{{wake_fd_, POLLIN, 0}, {socket, POLLIN, 0}}};
    ::poll(fds.data(), socket < 0 ? 1 : 2, static_cast<int>(left / 1000) + 1);
}

void Feed::followDraft(std::string slug) {
    core::MutexLock lock(mutex_);
    wanted_.push_back(std::move(slug));
}

void Feed::findWantedDrafts(pool::Connection& connection) {
    std::vector<std::string> wanted;
    {
        core::MutexLock lock(mutex_);
        wanted.swap(wanted_);
    }
    for (const auto& slug : wanted) {
        if (const auto id = store::findEventId(connection, slug)) drafts_.insert(*id);
    }
}

void Feed::refreshDirectory(pool::Connection& connection) {
    findWantedDrafts(connection);
    std::unordered_set<core::EventId> there;
    for (const auto& found : store::eventRevisions(connection)) {
        there.insert(found.id);
        const auto at = followed_.find(found.id);
        // A draft is not served; but an event that goes back to being one must be noticed.
        if (at == followed_.end() && found.draft && !drafts_.contains(found.id)) continue;
        if (at == followed_.end() || at->second.revision != found.revision) {
            load(connection, found);
        }
    }
    const auto gone = [&](core::EventId id) { return !there.contains(id); };
    std::erase_if(drafts_, gone);
    std::erase_if(followed_, [&](const auto& followed) {
        if (gone(followed.first)) directory_.remove(followed.first);
        return gone(followed.first);
    });
}

void Feed::load(pool::Connection& connection, const store::EventRevision& found) {
    auto info = store::readEvent(connection, found.id);
    if (!info) return;
    Followed& followed = followed_[found.id];
    const auto known = directory_.find(found.id);
    if (known && known->info()->layout == info->layout) {
        // What is drawn anew for the new revision must know of seats moved to other categories.
        readOne(connection, found.id);
        followed.revision = info->revision;
        known->setInfo(std::move(info));
        return;
    }
    auto plan = store::readPlan(connection, found.id, info->chart);
    if (!plan || plan->size() == 0) return;
    followed.revision = info->revision;
    auto event =
        std::make_shared<board::EventBoard>(std::move(info), std::move(plan), newEpoch(random_),
                                            static_cast<std::size_t>(limits_.change_ring_max));
    event->board().apply(store::readFacts(connection, found.id, followed.cursor));
    followed.resync = false;
    // Own commits are not read back: those on their way to the board before are, once their
    // requests have certainly ended.
    followed.resync_at = known ? clock_.steady() + 2'000 * limits_.request_deadline_ms : 0;
    followed.commits_told = 0;
    directory_.add(std::move(event));
}

void Feed::readAll(pool::Connection& connection) {
    for (auto& [id, followed] : followed_) {
        if (followed.resync_at != 0 && clock_.steady() >= followed.resync_at) {
            followed.resync_at = 0;
            followed.resync = true;
        }
        readOne(connection, id);
    }
}

void Feed::readOne(pool::Connection& connection, core::EventId id) {
    const auto event = directory_.find(id);
    if (!event) return;
    Followed& followed = followed_[id];
    const auto facts = followed.resync
                           ? store::readFacts(connection, id, followed.cursor)
                           : store::readChanges(connection, id, engine_id_, followed.cursor);
    followed.resync = false;
    seats_heard_ += static_cast<std::int64_t>(event->board().apply(facts));
}

void Feed::tellOthers(store::ChangeListener& listener) {
    if (polling_) return;  // pings do not pass through a pooler
    std::vector<core::EventId> changed;
    for (auto& [id, followed] : followed_) {
        const auto event = directory_.find(id);
        if (!event) continue;
        const auto commits = event->commits();
        if (std::exchange(followed.commits_told, commits) != commits) changed.push_back(id);
    }
    if (changed.empty()) return;
    listener.ping(changed);
    ++pings_sent_;
}

}  // namespace seatlock::live
