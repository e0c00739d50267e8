// A pool wants somebody for its batches; a textbook seller makes none. Worker threads.
#pragma once

#include "engine/pool/item.h"

namespace seatlock::strategy {

class NoBatches final : public pool::BatchHandler {
public:
    void run(pool::Lease&, pool::Batch& batch, int) override {
        abandon(std::move(batch), false, {core::ErrorCode::internal, "no batches here", {}, 0});
    }
    void abandon(pool::Batch batch, bool, const core::Error& error) override {
        for (auto& item : batch) item->refuse(error);
    }
};

}  // namespace seatlock::strategy
