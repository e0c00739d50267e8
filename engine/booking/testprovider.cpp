#include "engine/booking/testprovider.h"

#include <algorithm>

namespace seatlock::booking {

using core::MutexLock;

void TestProvider::script(std::vector<Step> steps) {
    MutexLock lock(mutex_);
    scripts_.insert(scripts_.begin(), std::move(steps));
}

void TestProvider::setHabit(std::vector<Step> steps) {
    MutexLock lock(mutex_);
    habit_ = std::move(steps);
}

void TestProvider::begin(const OnlinePayment& payment) {
    MutexLock lock(mutex_);
    const auto name = payment.order + "/" + std::to_string(payment.payment_no);
    if (std::ranges::find(begun_, name) != begun_.end()) return;
    begun_.push_back(name);
    std::vector<Step> steps = habit_;
    if (!scripts_.empty()) {
        steps = std::move(scripts_.back());
        scripts_.pop_back();
    }
    const auto now = clock_.steady();
    for (const Step& step : steps) {
        due_.push_back(
            {now + step.after_ms * 1000, {payment.order, payment.payment_no, step.paid}});
    }
    std::ranges::stable_sort(due_, {}, &Due::at);
}

bool TestProvider::refund(const std::string& order, std::int16_t refund_no,
                          std::int64_t amount_minor) {
    MutexLock lock(mutex_);
    const auto name = order + "/" + std::to_string(refund_no);
    if (std::ranges::find(refunds_, name) == refunds_.end()) {
        refunds_.push_back(name);
        refunded_minor_ += amount_minor;
    }
    return true;
}

std::vector<ProviderCallback> TestProvider::collect() {
    MutexLock lock(mutex_);
    std::vector<ProviderCallback> out;
    const auto now = clock_.steady();
    const auto end = std::ranges::find_if(due_, [&](const Due& due) { return due.at > now; });
    for (auto at = due_.begin(); at != end; ++at) out.push_back(at->callback);
    due_.erase(due_.begin(), end);
    return out;
}

std::size_t TestProvider::waiting() const {
    MutexLock lock(mutex_);
    return due_.size();
}

std::int64_t TestProvider::refunded() const {
    MutexLock lock(mutex_);
    return refunded_minor_;
}

}  // namespace seatlock::booking
