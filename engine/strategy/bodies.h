// What the bodies of requests say. Pure; any thread.
#pragma once

#include "engine/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace seatlock::strategy {

/// {"seats":[labels]} or {"best_available":{"quantity":n}}
struct HoldBody {
    std::vector<std::string> labels;  ///< each once; empty: the best available
    int quantity = 0;
};

/// {"hold":token,"buyer":{"name":…,"email":…}}
struct OrderBody {
    std::string hold;
    std::string buyer_name;
    std::string buyer_email;
};

/// At most `seats_max` seats. Errors: malformed_json, invalid_body.
core::Result<HoldBody> holdBody(std::string_view json, int seats_max);
core::Result<OrderBody> orderBody(std::string_view json);

}  // namespace seatlock::strategy
