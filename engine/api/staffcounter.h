// Where requests of staff go that sell: on the pool, with the share of it that is kept for them.
// start() by the owner; the rest on listener threads.
#pragma once

#include "engine/api/services.h"
#include "engine/api/staffwork.h"
#include "engine/core/mutex.h"
#include "engine/http/request.h"
#include "engine/http/responder.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seatlock::api {

/// Authenticates, denies and keeps a trail as StaffDesk does. A work whose connection is lost is
/// run again on another: it must honour what a first run may have committed.
class StaffCounter {
public:
    /// On a worker, with the share of staff's claims; answers by itself.
    using Go = std::function<void(const staff::Principal&, http::Responder)>;

    explicit StaffCounter(Services& services) : services_(services) {}

    /// `route_names`: by route index, must outlive the counter.
    void start(const std::vector<std::string_view>& route_names) { route_names_ = &route_names; }

    void run(const http::Request& request, StaffCall call, http::Responder responder,
             StaffWork::Work work);
    void run(const http::Request& request, StaffCall call, http::Responder responder,
             StaffWork::TrailedWork work);
    /// Only looks who asks and whether they may; `go` does the rest. Nothing is kept in the trail.
    void pass(const http::Request& request, StaffCall call, http::Responder responder, Go go);

    /// The request names an account.
    static bool asksForIt(const http::Request& request) {
        return request.header("authorization").has_value();
    }
    /// Of staff when the account that it names was here within the last minutes: enough to take it
    /// first, not to let it do anything.
    pool::Share shareOf(const http::Request& request) EXCLUDES(mutex_);

private:
    class Job;
    void submit(const http::Request& request, StaffCall call, http::Responder responder,
                StaffWork::TrailedWork work, Go go);
    void remember(const std::string& hash) EXCLUDES(mutex_);

    Services& services_;
    const std::vector<std::string_view>* route_names_ = nullptr;
    core::Mutex mutex_;
    std::unordered_map<std::string, core::Micros> seen_ GUARDED_BY(mutex_);  ///< by secret's hash
};

}  // namespace seatlock::api
