// The engine's words for a simulation, under the names that this folder uses. Types only.
#pragma once

#include "engine/simulator/fault.h"
#include "engine/simulator/outcome.h"
#include "engine/simulator/runresult.h"
#include "engine/simulator/scenario.h"
#include "engine/simulator/seatingplan.h"
#include "engine/simulator/simulation.h"

namespace seatlock::ui::simulator {

using seatlock::simulator::Fault;
using seatlock::simulator::Outcome;
using seatlock::simulator::RunResult;
using seatlock::simulator::RunSample;
using seatlock::simulator::Scenario;
using seatlock::simulator::ScenarioKind;
using seatlock::simulator::SeatingPlan;
using seatlock::simulator::SimulationPlace;
using seatlock::simulator::SimulationProgress;
using seatlock::simulator::Strategy;
using seatlock::simulator::StrategyResult;

}  // namespace seatlock::ui::simulator
