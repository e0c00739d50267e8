#include "engine/api/poolwork.h"

#include "engine/api/problems.h"
#include "engine/booking/jobs.h"

namespace seatlock::api {

namespace {

class PoolReply {
public:
    explicit PoolReply(http::Responder responder) : responder_(std::move(responder)) {}
    void answer(core::Result<http::Response> response) {
        responder_.send(response ? std::move(response).value() : problemOf(response.error()));
    }

private:
    http::Responder responder_;
};

}  // namespace

void runOnPool(Services& services, http::Responder responder, PoolWork work, pool::Share share) {
    std::unique_ptr<pool::Job> job = std::make_unique<booking::ReplyJob<http::Response, PoolReply>>(
        std::make_unique<PoolReply>(std::move(responder)),
        [work = std::move(work)](pool::Connection& connection, const PoolReply&) {
            return work(connection);
        });
    if (services.pool.submit(job, share)) return;
    job->refuse(
        {core::ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
}

}  // namespace seatlock::api
