// What waits for a connection. Made on any thread, run on a worker; answers exactly once.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/error.h"

#include <memory>
#include <vector>

namespace seatlock::pool {

class Lease;

/// Whose work it is. Staff's is taken first, and has connections that buyers never get.
enum class Share { buyers, staff };

class Item {
public:
    virtual ~Item() = default;
    /// Answers without having run. Any thread.
    virtual void refuse(core::Error error) = 0;

    core::Micros enqueued_at = 0;  ///< steady; set by the pool
    core::Micros deadline = 0;     ///< steady; set by the pool when 0
};

/// Work for one lease. run() may throw what libpqxx throws. When the connection was lost it is run
/// again on another one, so it must find and honour what a first run may have committed.
class Job : public Item {
public:
    virtual void run(Lease& lease) = 0;
};

using Batch = std::vector<std::unique_ptr<Item>>;

/// Runs batches of items of one kind. Called on workers: at most claim_lanes_max at a time
/// for buyers, and any for staff.
class BatchHandler {
public:
    virtual ~BatchHandler() = default;
    /// `attempt` > 0: an earlier run of this batch lost its connection and is in doubt.
    virtual void run(Lease& lease, Batch& batch, int attempt) = 0;
    /// The batch could not be run, for the reason given. `in_doubt`: a run may have committed.
    virtual void abandon(Batch batch, bool in_doubt, const core::Error& error) = 0;
};

}  // namespace seatlock::pool
