// How scans are answered over HTTP: one by one, or several in one reply. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "engine/gate/scan.h"
#include "engine/http/responder.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seatlock::api {

/// Answers a request about one scan.
class OneScanReply final : public gate::ScanReply {
public:
    explicit OneScanReply(http::Responder responder) : responder_(std::move(responder)) {}
    void answer(core::Result<gate::Decision> decision) override;

private:
    http::Responder responder_;
};

/// Answers a request about several when the last of them is decided.
class ManyScans {
public:
    /// `scans`: the ids, as they were told.
    ManyScans(http::Responder responder, std::vector<std::string> scans);
    /// The reply for the scan at that place.
    static std::unique_ptr<gate::ScanReply> replyFor(std::shared_ptr<ManyScans> all,
                                                     std::size_t place);

private:
    class Part;
    void answer(std::size_t place, core::Result<gate::Decision> decision) EXCLUDES(mutex_);
    void sendAll(const std::vector<std::optional<core::Result<gate::Decision>>>& results);

    http::Responder responder_;  ///< used by whoever decides the last
    const std::vector<std::string> scans_;
    core::Mutex mutex_;
    std::vector<std::optional<core::Result<gate::Decision>>> results_ GUARDED_BY(mutex_);
    std::size_t left_ GUARDED_BY(mutex_);
};

}  // namespace seatlock::api
