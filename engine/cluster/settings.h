// The settings that the embedded PostgreSQL runs with. Pure functions, any thread.
#pragma once

#include <string>
#include <vector>

namespace seatlock::cluster {

/// The text of seatlock.conf, which the cluster's postgresql.conf includes. Directories are
/// absolute paths. `extra`: lines that come last and so win.
std::string settingsText(const std::string& cluster_name, const std::string& log_dir,
                         const std::string& extra);

/// Settings that the promise of durability, and of no network port, rests on: given on the
/// command line, where no file and no ALTER SYSTEM can override them.
std::vector<std::string> fixedSettings(const std::string& socket_dir);

}  // namespace seatlock::cluster
