// What can be broken while a simulation runs. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seatlock::simulator {

enum class Fault : std::uint8_t {
    kill_backend,      ///< ends one database connection of the strategy's server
    restart_database,  ///< the embedded PostgreSQL, immediately, without a checkpoint
    freeze_database,   ///< for 5 s: every process of it stands still
    cut_commit,        ///< the connection is cut while a COMMIT is being answered
};

/// "kill-backend", "restart-database", "freeze-database", "cut-commit".
std::string_view name(Fault fault);
std::optional<Fault> faultOf(std::string_view name);

/// It is done to the database's processes, so only to a database that Seatlock runs itself.
constexpr bool needsEmbedded(Fault fault) {
    return fault == Fault::restart_database || fault == Fault::freeze_database;
}

struct PlannedFault {
    Fault fault = Fault::kill_backend;
    double at_s = 0;  ///< since the first request of a strategy's run
};

}  // namespace seatlock::simulator
