#include "engine/api/staffdesk.h"

#include "engine/api/problems.h"
#include "engine/api/requests.h"

#include <algorithm>

namespace seatlock::api {

using core::Error;

namespace {

class StaffTask final : public DeskTask {
public:
    StaffTask(StaffWork request, http::Responder responder, StaffDesk::Work work)
        : request_(std::move(request)),
          responder_(std::move(responder)),
          work_(StaffWork::untrailed(std::move(work))) {}

    void run(pool::Connection& connection) override {
        const auto who = request_.admit(connection);
        if (!who) return refuse(who.error());
        started_ = true;
        auto done = request_.run(connection, *who, work_);
        if (!done) return refuse(done.error());
        responder_.send(std::move(done).value());
    }
    void refuse(Error error) override { responder_.send(problemOf(error)); }
    bool mayRunAgain() const override { return !started_; }

private:
    StaffWork request_;
    http::Responder responder_;
    const StaffWork::TrailedWork work_;
    bool started_ = false;
};

Desk::Options optionsOf(const char* name, const Services& services) {
    const auto& limits = services.limits;
    return {name,
            services.database_url,
            limits.login_ms_max,
            limits.desk_statement_ms_max,
            limits.desk_queue_max,
            limits.desk_queue_bytes_max};
}

}  // namespace

StaffDesk::StaffDesk(Services& services)
    : services_(services),
      desk_(optionsOf("desk", services), services.clock),
      long_(optionsOf("desk-long", services), services.clock) {}

void StaffDesk::start(const std::vector<std::string_view>& route_names) {
    route_names_ = &route_names;
    desk_.start();
    long_.start();
}

void StaffDesk::stop(std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    desk_.stop(limit);
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    long_.stop(std::max(left, std::chrono::milliseconds(0)));
}

void StaffDesk::run(const http::Request& request, StaffCall call, http::Responder responder,
                    Work work) {
    post(desk_, request, std::move(call), std::move(responder), std::move(work));
}

void StaffDesk::runLong(const http::Request& request, StaffCall call, http::Responder responder,
                        Work work) {
    post(long_, request, std::move(call), std::move(responder), std::move(work));
}

void StaffDesk::post(Desk& desk, const http::Request& request, StaffCall call,
                     http::Responder responder, Work work) {
    if (auto admitted = admit(request, services_); !admitted) {
        return responder.send(problemOf(admitted.error()));
    }
    const auto secret = secretOf(request);
    if (!secret) return responder.send(problemOf(secret.error()));
    const auto route = responder.route();
    StaffWork staff_work(std::move(call), *secret, services_.random);
    staff_work.keepInTrail(
        request, route_names_ && route < route_names_->size() ? (*route_names_)[route] : "",
        services_.limits);
    auto task =
        std::make_unique<StaffTask>(std::move(staff_work), std::move(responder), std::move(work));
    desk.post(std::move(task), static_cast<std::int64_t>(request.body().size()));
}

}  // namespace seatlock::api
