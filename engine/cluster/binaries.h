// Where PostgreSQL's server programs are, and of which major version. Functions without state;
// any thread.
#pragma once

#include "engine/core/result.h"

#include <optional>
#include <string>

namespace seatlock::cluster {

/// The oldest major version whose settings we use (wal_compression = lz4).
constexpr int postgres_major_min = 15;

struct Binaries {
    std::string directory;  ///< holds postgres and initdb
    int major = 0;
};

/// Finds the programs. `bin_dir`: look only there. `data_major`: the version that existing data
/// needs, if there is any. Without either: Debian's 15, else the newest, else what is on PATH.
/// Error (cluster): none found, or none of the version that the data needs.
core::Result<Binaries> findBinaries(const std::string& bin_dir, std::optional<int> data_major);

}  // namespace seatlock::cluster
