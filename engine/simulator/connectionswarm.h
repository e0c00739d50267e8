// Thousands of buyers on one thread: each has a connection and at most one request on it. One
// thread; run() blocks it.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"
#include "engine/simulator/buyer.h"
#include "engine/simulator/errands.h"
#include "engine/simulator/swarmoptions.h"
#include "engine/simulator/target.h"

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
    bool stopped = false;      ///< by SwarmOptions::stop
};

/// Own epoll loop: a Qt socket costs more than the request it would carry.
class ConnectionSwarm {
public:
    using Index = Errands::Index;

    /// Keeps references to all of these.
    ConnectionSwarm(const SwarmOptions& options, const Target& target, Errands& errands,
                    const core::Clock& clock);
    ~ConnectionSwarm();
    ConnectionSwarm(const ConnectionSwarm&) = delete;
    ConnectionSwarm& operator=(const ConnectionSwarm&) = delete;

    /// Opens all connections, then runs the errands until they are finished.
    /// Errors: configuration (too few file descriptors), overloaded (nobody could connect).
    core::Result<SwarmTotals> run();

    // For the errands, while they are being called.

    /// The bytes of a buyer's next request; to be written before ask().
    std::string& request(Index buyer) { return buyers_[buyer].out; }
    /// Sends them, now or when it is connected. False: this buyer has gone for good, or all was
    /// stopped. Only for a buyer without a request, or from answered(), when even the end of
    /// sending does not forbid what follows from an answer.
    bool ask(Index buyer);
    void stopAsking();

    bool asking() const { return running_ && sending_; }  ///< new requests may be chosen
    bool running() const { return running_; }
    bool stopped() const { return totals_.stopped; }
    /// Nobody is being connected or waits for it.
    bool settled() const { return turns_.empty() && connecting_ == 0; }
    bool isReady(Index buyer) const { return buyers_[buyer].state == State::ready; }
    core::Micros sentAt(Index buyer) const { return buyers_[buyer].sent; }
    Index connected() const { return open_; }
    Index underWay() const { return asking_; }
    const SwarmTotals& totals() const { return totals_; }
    core::Micros now() const { return now_; }  ///< of this round; steady
    core::Micros began() const { return began_; }
    core::Micros end() const { return end_; }  ///< of sending

private:
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
    bool finished() const;
    void sweep();

    void lineUp(Index index, core::Micros at);
    void connectDue();
    void connect(Index index);
    void connected(Index index);
    void failConnect(Index index, int error);
    void later(Index index);
    void watch(Index index, int operation, std::uint32_t events);
    void close(Buyer& buyer);
    void lost(Index index, bool garbled);

    void dropRequest(Index index);
    void proceed(Index index);
    void start(Index index);
    void send(Index index);
    void readable(Index index);
    void answered(Index index);

    const SwarmOptions& options_;
    const Target& target_;
    Errands& errands_;
    const core::Clock& clock_;

    int epoll_ = -1;
    std::unique_ptr<Buyer[]> buyers_;
    const Index count_;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns_;
    std::vector<char> input_;
    SwarmTotals totals_;

    core::Micros now_ = 0;
    core::Micros began_ = 0;
    core::Micros end_ = 0;
    core::Micros last_answer_ = 0;
    core::Micros next_sweep_ = 0;
    Index connecting_ = 0;
    Index asking_ = 0;
    Index open_ = 0;
    bool running_ = false;  ///< all connections were tried; requests may go out
    bool sending_ = true;   ///< new requests may be chosen
};

}  // namespace seatlock::simulator
