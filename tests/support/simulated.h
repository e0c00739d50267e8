// A simulation of small size on a database of a test's own. One thread.
#pragma once

#include "engine/core/namedthread.h"
#include "engine/simulator/simulation.h"
#include "tests/support/testcluster.h"

#include <atomic>

namespace seatlock::tests {

/// Few buyers, few seats, a few seconds at most.
simulator::Scenario smallSale(std::vector<simulator::Strategy> strategies);

/// On the cluster, with the programs of this build.
simulator::SimulationPlace placeOn(TestCluster& cluster);

/// Starts a test's server again when it died, as an engine's keeper does: the server ends with the
/// thread that started it, so that thread must outlive a simulation's.
class Keeper {
public:
    explicit Keeper(TestCluster& cluster);
    ~Keeper();

private:
    std::atomic<bool> stopping_{false};
    core::NamedThread thread_;
};

/// Scratch schemas that are still there.
std::string schemasLeft(TestCluster& cluster);

}  // namespace seatlock::tests
