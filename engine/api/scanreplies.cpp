#include "engine/api/scanreplies.h"

#include "engine/api/problems.h"
#include "engine/api/ticketrender.h"
#include "engine/core/jsonwriter.h"

namespace seatlock::api {

using core::ErrorCode;
using core::JsonWriter;
using core::Result;
using gate::Decision;

namespace {

/// A refusal that is not of one scan but of all that were told with it.
bool concernsAll(const core::Error& error) {
    return error.code == ErrorCode::unauthorized || statusOf(error.code) >= 500;
}

}  // namespace

void OneScanReply::answer(Result<Decision> decision) {
    responder_.send(decision ? scanReply(*decision) : problemOf(decision.error()));
}

class ManyScans::Part final : public gate::ScanReply {
public:
    Part(std::shared_ptr<ManyScans> all, std::size_t place) : all_(std::move(all)), place_(place) {}
    void answer(Result<Decision> decision) override { all_->answer(place_, std::move(decision)); }

private:
    std::shared_ptr<ManyScans> all_;
    const std::size_t place_;
};

ManyScans::ManyScans(http::Responder responder, std::vector<std::string> scans)
    : responder_(std::move(responder)),
      scans_(std::move(scans)),
      results_(scans_.size()),
      left_(scans_.size()) {}

std::unique_ptr<gate::ScanReply> ManyScans::replyFor(std::shared_ptr<ManyScans> all,
                                                     std::size_t place) {
    return std::make_unique<Part>(std::move(all), place);
}

void ManyScans::answer(std::size_t place, Result<Decision> decision) {
    std::vector<std::optional<Result<Decision>>> results;
    {
        const core::MutexLock lock(mutex_);
        results_[place].emplace(std::move(decision));
        if (--left_ > 0) return;
        results.swap(results_);
    }
    sendAll(results);
}

void ManyScans::sendAll(const std::vector<std::optional<Result<Decision>>>& results) {
    bool all_forbidden = true;
    for (const auto& result : results) {
        if (!*result && concernsAll(result->error())) {
            return responder_.send(problemOf(result->error()));
        }
        all_forbidden = all_forbidden && !*result && result->error().code == ErrorCode::forbidden;
    }
    if (all_forbidden) return responder_.send(problemOf(results.front()->error()));
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("outcomes").beginArray();
    for (std::size_t i = 0; i < results.size(); ++i) {
        json.raw(renderScanOutcome(scans_[i], *results[i]));
    }
    json.endArray().endObject();
    responder_.send(http::Response::json(200, std::move(out)));
}

}  // namespace seatlock::api
