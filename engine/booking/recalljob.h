// Looks whether a keyed hold request that would be refused was answered before. Run on workers.
#pragma once

#include "engine/booking/claimitem.h"
#include "engine/pool/item.h"

namespace seatlock::booking {

class RecallJob final : public pool::Job {
public:
    RecallJob(std::unique_ptr<ClaimItem> item, core::Error refusal)
        : item_(std::move(item)), refusal_(std::move(refusal)) {}

    void run(pool::Lease& lease) override;
    void refuse(core::Error error) override { item_->refuse(std::move(error)); }

private:
    std::unique_ptr<ClaimItem> item_;
    core::Error refusal_;
};

}  // namespace seatlock::booking
