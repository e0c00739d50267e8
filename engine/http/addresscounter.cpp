#include "engine/http/addresscounter.h"

namespace seatlock::http {

AddressCounter::Admission AddressCounter::admit(const RemoteAddress& address) {
    if (address.isLoopback()) return Admission::exempt;
    const core::MutexLock lock(mutex_);
    std::int64_t& count = counts_[address.limitKey()];
    if (count >= limit_) return Admission::refused;
    ++count;
    return Admission::counted;
}

void AddressCounter::release(const RemoteAddress& address) {
    const core::MutexLock lock(mutex_);
    const auto found = counts_.find(address.limitKey());
    if (found != counts_.end() && --found->second <= 0) counts_.erase(found);
}

}  // namespace seatlock::http
