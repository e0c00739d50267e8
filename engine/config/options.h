// What a program is told to do: by flag, else by environment, else by settings file. Built at
// start on the main thread, then read-only.
#pragma once

#include "engine/config/limits.h"
#include "engine/core/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::config {

struct Options {
    std::string data_dir;         ///< empty: the default of this user
    std::string database;         ///< empty: the embedded cluster in data_dir
    std::string database_direct;  ///< past the pooler, for the change feed; empty: as `database`
    std::string listen_address = "127.0.0.1";
    std::uint16_t listen_port = 8080;
    bool demo = false;
    std::vector<std::int64_t> demo_plain;
    Limits limits;
};

/// Where a value may come from, in order of precedence. A source returns nothing for a name it
/// does not set. Names are as flags without the dashes: "data-dir", "claim-batch-max".
using Source = std::function<std::optional<std::string>(std::string_view name)>;

/// SEATLOCK_DATA_DIR for "data-dir".
Source environmentSource();
/// Lines `name = value`; # begins a comment. Errors: configuration, with the line.
core::Result<Source> fileSource(const std::string& path);

/// Asks the sources for every option. Errors: configuration, saying what is wrong and what
/// would be right.
core::Result<Options> readOptions(const std::vector<Source>& sources);

/// "ADDRESS:PORT", "[::1]:8080" or ":8080". Errors: configuration.
core::Result<core::Done> parseListen(std::string_view text, Options& options);

}  // namespace seatlock::config
