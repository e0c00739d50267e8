// Who takes buyers' money for an order: told of each payment to come, and tells by callbacks what
// became of it. Any thread.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::booking {

/// A payment that a provider is to take. Money in minor units.
struct OnlinePayment {
    std::string order;  ///< code
    std::int16_t payment_no = 1;
    std::int64_t amount_minor = 0;
    std::string currency;
};

/// What a provider tells of a payment. It may come twice, late, or in another order than it
/// happened.
struct ProviderCallback {
    std::string order;
    std::int16_t payment_no = 1;
    bool paid = false;  ///< else it failed
};

class PaymentProvider {
public:
    virtual ~PaymentProvider() = default;
    virtual std::string_view name() const = 0;
    /// The order stands, and this is to be paid for it. May be called again after a lost answer.
    virtual void begin(const OnlinePayment& payment) = 0;
    /// Gives money back; false: not now, ask again. The same refund may be asked for twice.
    virtual bool refund(const std::string& order, std::int16_t refund_no,
                        std::int64_t amount_minor) = 0;
    /// Callbacks that have come in by its own ways since it was last asked.
    virtual std::vector<ProviderCallback> collect() = 0;
};

}  // namespace seatlock::booking
