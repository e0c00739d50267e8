// Money that people take: nothing tells of it but a clerk, or whoever's system makes the callback.
// Any thread.
#pragma once

#include "engine/booking/paymentprovider.h"

namespace seatlock::booking {

class ManualProvider final : public PaymentProvider {
public:
    std::string_view name() const override { return "manual"; }
    void begin(const OnlinePayment&) override {}
    bool refund(const std::string&, std::int16_t, std::int64_t) override { return true; }
    std::vector<ProviderCallback> collect() override { return {}; }
};

}  // namespace seatlock::booking
