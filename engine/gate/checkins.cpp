#include "engine/gate/checkins.h"

#include "engine/gate/scanbatch.h"
#include "engine/pool/item.h"
#include "engine/pool/lease.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace seatlock::gate {

using core::Error;
using core::ErrorCode;
using core::MutexLock;

/// A batch with the pool. However it ends, the next may begin.
class CheckIns::ScanJob final : public pool::Job {
public:
    ScanJob(CheckIns& owner, std::vector<ScanRequest> requests)
        : owner_(owner), batch_(std::move(requests), owner.directory_, owner.keys_) {}
    ~ScanJob() override { ended(); }

    void run(pool::Lease& lease) override {
        batch_.run(lease.connection());
        ended();
    }
    void refuse(Error error) override {
        batch_.refuse(error);
        ended();
    }

private:
    void ended() {
        if (!std::exchange(ended_, true)) owner_.submitNext();
    }

    CheckIns& owner_;
    ScanBatch batch_;
    bool ended_ = false;
};

void CheckIns::scan(std::vector<ScanRequest> requests) {
    {
        const MutexLock lock(mutex_);
        const auto room = static_cast<std::size_t>(limits_.check_in_queue_max) - queue_.size();
        if (requests.size() <= room) {
            std::ranges::move(requests, std::back_inserter(queue_));
            requests.clear();
            if (jobs_ == jobs_max) return;
            ++jobs_;
        }
    }
    if (requests.empty()) return submitNext();
    for (auto& request : requests) {
        request.reply->answer(
            Error{ErrorCode::overloaded, "too many scans are waiting; try again shortly", {}, 1});
    }
}

std::vector<ScanRequest> CheckIns::takeBatch() {
    const MutexLock lock(mutex_);
    const auto size = std::min(queue_.size(), static_cast<std::size_t>(limits_.check_in_batch_max));
    std::vector<ScanRequest> batch(
        std::make_move_iterator(queue_.begin()),
        std::make_move_iterator(queue_.begin() + static_cast<std::ptrdiff_t>(size)));
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(size));
    if (batch.empty()) --jobs_;
    return batch;
}

void CheckIns::submitNext() {
    auto batch = takeBatch();
    if (batch.empty()) return;
    std::unique_ptr<pool::Job> job = std::make_unique<ScanJob>(*this, std::move(batch));
    if (pool_.submit(job)) return;
    job->refuse({ErrorCode::overloaded, "too many requests are waiting; try again shortly", {}, 1});
}

}  // namespace seatlock::gate
