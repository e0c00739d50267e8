// A simulation of small size on a database of a test's own. One thread.
#pragma once

#include "engine/simulator/simulation.h"
#include "tests/support/testcluster.h"

namespace seatlock::tests {

/// Few buyers, few seats, a few seconds at most.
simulator::Scenario smallSale(std::vector<simulator::Strategy> strategies);

/// On the cluster, with the programs of this build.
simulator::SimulationPlace placeOn(TestCluster& cluster);

/// Scratch schemas that are still there.
std::string schemasLeft(TestCluster& cluster);

}  // namespace seatlock::tests
