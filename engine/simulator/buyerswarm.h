// The buyers of a rush: who asks for which seat, and what the ledger is told. One thread; run()
// blocks it.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"
#include "engine/simulator/connectionswarm.h"
#include "engine/simulator/ledger.h"
#include "engine/simulator/requesttext.h"
#include "engine/simulator/rushoptions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::simulator {

class BuyerSwarm final : private Errands {
public:
    /// Keeps references to all of these.
    BuyerSwarm(const RushOptions& options, const Target& target, const std::string& event,
               const SeatLabels& labels, const Workload& workload, Ledger& ledger,
               const core::Clock& clock);

    /// Opens all connections, then lets all buyers ask, and returns when the last is answered.
    /// Errors: configuration (too few file descriptors), overloaded (nobody could connect).
    core::Result<SwarmTotals> run();

private:
    struct Errand {
        core::Micros intended = 0;  ///< steady; latency is counted from here
        std::int64_t booked = -1;   ///< asking for an order: the ledger's index of the hold
        Ask ask;
        bool asked = false;    ///< at least once
        bool resting = false;  ///< in the list of idle buyers
    };

    void begin() override;
    void ready(Index buyer) override;
    void answered(Index buyer, int status, const std::string& body) override;
    void unknown(Index buyer) override;
    void unsent(Index) override {}
    void stopped() override;
    void round() override;
    core::Micros next() const override;
    bool wanted(Index) const override { return true; }
    bool finished() const override;

    void pump();
    bool choose(Index index);
    void report();
    std::int64_t due() const;

    const RushOptions& options_;
    const Workload& workload_;
    Ledger& ledger_;
    const core::Clock& clock_;
    const RequestText text_;
    ConnectionSwarm swarm_;

    std::vector<Errand> errands_;
    std::vector<Index> resting_;
    core::Micros next_report_ = 0;
    core::Micros last_report_ = 0;
    std::int64_t reported_ = 0;
    std::int64_t number_ = 0;  ///< of the next request
    std::int64_t missed_ = 0;  ///< due at a fixed rate, and no buyer was free
};

}  // namespace seatlock::simulator
