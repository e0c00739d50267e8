// Connections an address. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "engine/http/remoteaddress.h"

#include <cstdint>
#include <unordered_map>

namespace seatlock::http {

/// Loopback is never counted: reverse proxies and load tests come from there. Bounded by the
/// number of open connections.
class AddressCounter {
public:
    explicit AddressCounter(std::int64_t limit) : limit_(limit) {}

    enum class Admission : std::uint8_t { exempt, counted, refused };
    /// counted: release() it when the connection closes.
    Admission admit(const RemoteAddress& address) EXCLUDES(mutex_);
    void release(const RemoteAddress& address) EXCLUDES(mutex_);

private:
    const std::int64_t limit_;
    core::Mutex mutex_;
    std::unordered_map<std::uint64_t, std::int64_t> counts_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::http
