#include "engine/api/staffcounter.h"

#include "engine/api/problems.h"
#include "engine/api/requests.h"

#include <utility>

namespace seatlock::api {

using core::Error;
using core::ErrorCode;

namespace {
constexpr core::Micros seen_for = 300'000'000;
constexpr std::size_t seen_max = 1'024;
}  // namespace

class StaffCounter::Job final : public pool::Job {
public:
    Job(StaffCounter& counter, std::string hash, StaffWork request, http::Responder responder,
        StaffWork::TrailedWork work, Go go)
        : counter_(counter),
          hash_(std::move(hash)),
          request_(std::move(request)),
          responder_(std::move(responder)),
          work_(std::move(work)),
          go_(std::move(go)) {}

    void run(pool::Lease& lease) override {
        const auto who = request_.admit(lease.connection());
        if (!who) return refuse(who.error());
        counter_.remember(hash_);
        if (go_) return go_(*who, std::move(responder_));
        auto done = request_.run(lease.connection(), *who, work_);
        if (!done) return refuse(done.error());
        responder_.send(std::move(done).value());
    }
    void refuse(Error error) override { responder_.send(problemOf(error)); }

private:
    StaffCounter& counter_;
    const std::string hash_;
    StaffWork request_;
    http::Responder responder_;
    const StaffWork::TrailedWork work_;
    const Go go_;
};

void StaffCounter::run(const http::Request& request, StaffCall call, http::Responder responder,
                       StaffWork::Work work) {
    submit(request, std::move(call), std::move(responder), StaffWork::untrailed(std::move(work)),
           {});
}

void StaffCounter::run(const http::Request& request, StaffCall call, http::Responder responder,
                       StaffWork::TrailedWork work) {
    submit(request, std::move(call), std::move(responder), std::move(work), {});
}

void StaffCounter::pass(const http::Request& request, StaffCall call, http::Responder responder,
                        Go go) {
    submit(request, std::move(call), std::move(responder), {}, std::move(go));
}

void StaffCounter::submit(const http::Request& request, StaffCall call, http::Responder responder,
                          StaffWork::TrailedWork work, Go go) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    const auto secret = secretOf(request);
    if (!secret) return responder.send(problemOf(secret.error()));
    const auto share = shareOf(request);
    const auto route = responder.route();
    StaffWork staff_work(std::move(call), *secret, services_.random);
    if (!go) {
        staff_work.keepInTrail(
            request, route_names_ && route < route_names_->size() ? (*route_names_)[route] : "",
            services_.limits);
    }
    std::unique_ptr<pool::Job> job =
        std::make_unique<Job>(*this, staff::secretHash(*secret), std::move(staff_work),
                              std::move(responder), std::move(work), std::move(go));
    if (services_.pool.submit(job, share)) return;
    job->refuse({ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
}

pool::Share StaffCounter::shareOf(const http::Request& request) {
    if (!asksForIt(request)) return pool::Share::buyers;
    const auto secret = secretOf(request);
    if (!secret) return pool::Share::buyers;
    core::MutexLock lock(mutex_);
    const auto at = seen_.find(staff::secretHash(*secret));
    const bool known = at != seen_.end() && services_.clock.steady() - at->second < seen_for;
    return known ? pool::Share::staff : pool::Share::buyers;
}

void StaffCounter::remember(const std::string& hash) {
    core::MutexLock lock(mutex_);
    if (seen_.size() >= seen_max) seen_.clear();  // all that is lost is being first, once
    seen_[hash] = services_.clock.steady();
}

}  // namespace seatlock::api
