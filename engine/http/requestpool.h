// Spare RequestData for one listener thread.
#pragma once

#include "engine/http/requestdata.h"

#include <memory>
#include <vector>

namespace seatlock::http {

/// A connection takes one at the first byte of a request and gives it back when the handler
/// returns, so a thread that answers at once works with a single one.
class RequestPool {
public:
    std::unique_ptr<RequestData> take() {
        if (spare_.empty()) return std::make_unique<RequestData>();
        auto data = std::move(spare_.back());
        spare_.pop_back();
        return data;
    }

    void give(std::unique_ptr<RequestData> data) {
        if (!data || spare_.size() >= spare_max) return;
        data->clear();
        spare_.push_back(std::move(data));
    }

private:
    static constexpr std::size_t spare_max = 64;
    std::vector<std::unique_ptr<RequestData>> spare_;
};

}  // namespace seatlock::http
