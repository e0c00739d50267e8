// The buyers of a simulation: they come, ask, are refused and try again, pay or forget to. One
// thread; run() blocks it.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"
#include "engine/simulator/buyerplan.h"
#include "engine/simulator/connectionswarm.h"
#include "engine/simulator/outcomelog.h"
#include "engine/simulator/requesttext.h"
#include "engine/simulator/runtally.h"
#include "engine/simulator/seatwatch.h"

#include <string>
#include <vector>

#include <queue>

namespace seatlock::simulator {

/// Open loop: buyers come when the plan says, however slow the answers are, and latency counts
/// from then. The run is over with its time, when nobody is left, when all seats are sold, or
/// when all are taken and only programs still ask.
class BuyerCrowd final : private Errands {
public:
    /// Keeps references to all but the event. `options`: as many buyers and as long as the
    /// scenario says.
    BuyerCrowd(const SwarmOptions& options, const Scenario& scenario, const SeatingPlan& seats,
               const SeatLabels& labels, const Target& target, const std::string& event,
               OutcomeLog& log, CrowdObserver& observer, const core::Clock& clock);

    /// Errors: as ConnectionSwarm::run().
    core::Result<SwarmTotals> run();

    const CrowdTotals& totals() const { return tally_.totals(); }

private:
    struct Visit {
        Outcome outcome;                  ///< of the request being made
        std::string token;                ///< of the hold to be paid
        std::vector<core::SeatNo> seats;  ///< of it
        std::int64_t hold = -1;           ///< its number in the watch; -1: has none
        std::int32_t attempt = 0;         ///< the next one
        std::int32_t refusals = 0;
        core::Micros tick = 0;  ///< steady; when the last request of those that recur was due
        bool waiting = false;   ///< for its turn to ask for seats
        bool left = false;
    };
    struct Turn {
        core::Micros at;
        Index buyer;
        bool operator>(const Turn& other) const { return at > other.at; }
    };

    void begin() override;
    void ready(Index) override {}
    void answered(Index buyer, int status, const std::string& body) override;
    void unknown(Index buyer) override;
    void unsent(Index buyer) override;
    void stopped() override;
    void round() override;
    core::Micros next() const override;
    /// Who has nothing to ask needs no connection; one is made when there is.
    bool wanted(Index) const override { return false; }
    bool finished() const override { return present_ == 0; }

    void schedule(Index buyer, core::Micros at);
    void scheduleNext(Index buyer);
    void act(Index buyer, core::Micros at);
    void record(Index buyer, Outcome::End end);
    void readHold(const std::string& body, Outcome& outcome) const;
    void goOn(Index buyer);
    void held(Index buyer);
    void refused(Index buyer);
    void visited(Index buyer);
    void leave(Index buyer);
    void report();

    const Scenario& scenario_;
    const SeatLabels& labels_;
    OutcomeLog& log_;
    CrowdObserver& observer_;
    const core::Clock& clock_;
    const BuyerPlan plan_;
    const RequestText text_;
    ConnectionSwarm swarm_;

    std::vector<Visit> visits_;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns_;
    SeatWatch watch_;
    RunTally tally_;
    std::int64_t present_;     ///< have not left, or not come yet
    std::int64_t people_ = 0;  ///< of these, those with one visit
    std::int64_t missed_ = 0;  ///< due, and never asked
    core::Micros next_report_ = 0;
};

}  // namespace seatlock::simulator
