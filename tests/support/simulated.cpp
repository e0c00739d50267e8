#include "tests/support/simulated.h"

#include <chrono>
#include <thread>

namespace seatlock::tests {

simulator::Scenario smallSale(std::vector<simulator::Strategy> strategies) {
    auto scenario = simulator::defaults(simulator::ScenarioKind::on_sale);
    scenario.strategies = std::move(strategies);
    scenario.buyers = 200;
    scenario.seats = 300;
    scenario.duration_s = 20;
    scenario.ramp_ms = 200;
    scenario.payment_ms_max = 200;
    scenario.retry_ms_max = 200;
    scenario.hold_s = 30;
    scenario.bot_share = 0;  // bots never tire: without them it ends when all have been served
    return scenario;
}

simulator::SimulationPlace placeOn(TestCluster& cluster) {
    simulator::SimulationPlace place;
    place.database_url = cluster.url();
    place.data_dir = cluster.dataDir();
    place.program = SEATLOCK_BIN_DIR "/seatlockd";
    return place;
}

Keeper::Keeper(TestCluster& cluster)
    : thread_("test-keeper", [this, &cluster] {
          while (!stopping_.load()) {
              // Its error is that it could not yet; the next look tries again.
              (void)cluster.cluster().ensureRunning().ok();
              std::this_thread::sleep_for(std::chrono::milliseconds(20));
          }
      }) {}

Keeper::~Keeper() {
    stopping_.store(true);
    thread_.join();
}

std::string schemasLeft(TestCluster& cluster) {
    return cluster.value("select count(*) from pg_namespace where nspname like 'seatlock_sim_%'");
}

}  // namespace seatlock::tests
