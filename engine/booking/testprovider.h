// A provider that takes no money, for tests and demonstrations: what it tells, how late, how often
// and in which order is scripted. Any thread.
#pragma once

#include "engine/booking/paymentprovider.h"
#include "engine/core/mutex.h"

#include <string>
#include <vector>

namespace seatlock::booking {

class TestProvider final : public PaymentProvider {
public:
    /// One callback of a script.
    struct Step {
        std::int64_t after_ms = 0;  ///< after the payment began
        bool paid = true;
    };
    /// `clock` must outlive it.
    explicit TestProvider(const core::Clock& clock) : clock_(clock) {}

    std::string_view name() const override { return "test"; }
    /// By the next script, if there is one; otherwise by habit.
    void begin(const OnlinePayment& payment) override EXCLUDES(mutex_);
    bool refund(const std::string& order, std::int16_t refund_no,
                std::int64_t amount_minor) override EXCLUDES(mutex_);
    std::vector<ProviderCallback> collect() override EXCLUDES(mutex_);

    /// What is to be told of the next payments that begin, each in its turn.
    void script(std::vector<Step> steps) EXCLUDES(mutex_);
    /// What is told of every payment without a script. At first: paid at once, once.
    void setHabit(std::vector<Step> steps) EXCLUDES(mutex_);
    /// Callbacks that are still to come.
    std::size_t waiting() const EXCLUDES(mutex_);
    /// All that was given back.
    std::int64_t refunded() const EXCLUDES(mutex_);

private:
    struct Due {
        core::Micros at = 0;
        ProviderCallback callback;
    };

    const core::Clock& clock_;
    mutable core::Mutex mutex_;
    std::vector<std::vector<Step>> scripts_ GUARDED_BY(mutex_);  ///< the next one last
    std::vector<Step> habit_ GUARDED_BY(mutex_) = std::vector<Step>(1);
    std::vector<Due> due_ GUARDED_BY(mutex_);
    std::vector<std::string> begun_ GUARDED_BY(mutex_);
    std::vector<std::string> refunds_ GUARDED_BY(mutex_);  ///< each given back once
    std::int64_t refunded_minor_ GUARDED_BY(mutex_) = 0;
};

}  // namespace seatlock::booking
