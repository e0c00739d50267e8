#include "tests/support/simulated.h"

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
    place.revive = [&cluster] { return cluster.cluster().ensureRunning(); };
    return place;
}

std::string schemasLeft(TestCluster& cluster) {
    return cluster.value("select count(*) from pg_namespace where nspname like 'seatlock_sim_%'");
}

}  // namespace seatlock::tests
