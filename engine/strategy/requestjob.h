// One request, which is one transaction. Made on a listener thread, run on a worker.
#pragma once

#include "engine/http/responder.h"
#include "engine/pool/item.h"
#include "engine/pool/lease.h"
#include "engine/strategy/answers.h"

#include <utility>

namespace seatlock::strategy {

class RequestJob : public pool::Job {
public:
    explicit RequestJob(http::Responder responder) : responder_(std::move(responder)) {}

    void run(pool::Lease& lease) final {
        const bool again = std::exchange(begun_, true);
        responder_.send(serve(lease.connection(), again));
    }
    void refuse(core::Error error) final { responder_.send(problemResponse(error)); }

protected:
    /// The whole transaction. `again`: an earlier run lost its connection and may have committed.
    /// May throw what libpqxx throws.
    virtual http::Response serve(pool::Connection& connection, bool again) = 0;

private:
    http::Responder responder_;
    bool begun_ = false;
};

}  // namespace seatlock::strategy
