#include "engine/simulator/fault.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seatlock::simulator {

namespace {
constexpr std::array<std::pair<Fault, std::string_view>, 4> names{{
    {Fault::kill_backend, "kill-backend"},
    {Fault::restart_database, "restart-database"},
    {Fault::freeze_database, "freeze-database"},
    {Fault::cut_commit, "cut-commit"},
}};
}  // namespace

std::string_view name(Fault fault) {
    return std::ranges::find(names, fault, [](const auto& pair) { return pair.first; })->second;
}

std::optional<Fault> faultOf(std::string_view name) {
    const auto found = std::ranges::find(names, name, [](const auto& pair) { return pair.second; });
    if (found == names.end()) return std::nullopt;
    return found->first;
}

}  // namespace seatlock::simulator
