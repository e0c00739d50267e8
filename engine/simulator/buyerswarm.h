// Thousands of buyers on one thread: each has a connection and asks for seats on it. One thread;
// run() blocks it.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"
#include "engine/simulator/buyer.h"
#include "engine/simulator/ledger.h"
#include "engine/simulator/requesttext.h"
#include "engine/simulator/rushoptions.h"

#include <cstdint>
#include <memory>
#include <vector>

#include <queue>

namespace seatlock::simulator {

struct SwarmTotals {
    std::int64_t opened = 0;   ///< connections made
    std::int64_t refused = 0;  ///< connects that were refused
    std::int64_t errors = 0;   ///< connects that failed otherwise, connections lost or garbled
    std::int64_t gone = 0;     ///< buyers that gave up
    std::int64_t unsent = 0;   ///< requests that were due, and no connection was free to send them
    double seconds = 0;        ///< from the first request to the last answer
    bool stopped = false;      ///< by RushOptions::stop
};

/// Own epoll loop: a Qt socket costs more than the request it would carry.
class BuyerSwarm {
public:
    /// Keeps references to all of these.
    BuyerSwarm(const RushOptions& options, const Target& target, const std::string& event,
               const SeatLabels& labels, const Workload& workload, Ledger& ledger,
               const core::Clock& clock);
    ~BuyerSwarm();
    BuyerSwarm(const BuyerSwarm&) = delete;
    BuyerSwarm& operator=(const BuyerSwarm&) = delete;

    /// Opens all connections, then lets all buyers ask, and returns when the last is answered.
    /// Errors: configuration (too few file descriptors), overloaded (nobody could connect).
    core::Result<SwarmTotals> run();

private:
    using Index = std::uint32_t;
    using State = Buyer::State;
    struct Turn {
        core::Micros at;
        Index buyer;
        bool operator>(const Turn& other) const { return at > other.at; }
    };

    core::Result<core::Done> prepare();
    void step(core::Micros wait_us);
    core::Micros waitTime() const;
    void begin();
    bool finished();
    void stopSending();
    void sweep();
    void report();

    void connectDue();
    void connect(Index index);
    void connected(Index index);
    void failConnect(Index index, int error);
    void later(Index index);
    void watch(Index index, int operation, std::uint32_t events);
    void close(Buyer& buyer);
    void lost(Index index, bool garbled);

    void rest(Index index);
    void pump();
    bool choose(Buyer& buyer);
    void ask(Index index);
    void send(Index index);
    void readable(Index index);
    void answered(Index index);
    void unanswered(Buyer& buyer);
    std::int64_t due() const;

    const RushOptions& options_;
    const Workload& workload_;
    Ledger& ledger_;
    const core::Clock& clock_;
    const Target& target_;
    const RequestText text_;

    int epoll_ = -1;
    std::unique_ptr<Buyer[]> buyers_;
    const Index count_;
    std::vector<Index> resting_;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns_;
    std::vector<char> input_;
    SwarmTotals totals_;

    core::Micros now_ = 0;
    core::Micros began_ = 0;
    core::Micros end_ = 0;  ///< of sending
    core::Micros last_answer_ = 0;
    core::Micros next_sweep_ = 0;
    core::Micros next_report_ = 0;
    core::Micros last_report_ = 0;
    std::int64_t reported_ = 0;
    std::int64_t number_ = 0;  ///< of the next request
    Index connecting_ = 0;
    Index asking_ = 0;
    Index open_ = 0;
    bool running_ = false;  ///< all connections were tried; requests may go out
    bool sending_ = true;   ///< new requests may be chosen
};

}  // namespace seatlock::simulator
