// Options as the text that sets them, and who set them. Pure; any thread.
#pragma once

#include "engine/config/options.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::config {

/// "claim-batch-max" for the limit "claim_batch_max".
std::string flagName(std::string_view limit);

/// Every option, as a flag without the dashes: "listen", …, then the limits in their order.
const std::vector<std::string>& optionNames();

/// The text that would set this option to what it is; empty for one that is not set, or unknown.
std::string optionText(const Options& options, std::string_view name);

/// "127.0.0.1:8080", "[::1]:8080".
std::string listenText(std::string_view address, std::uint16_t port);

/// Who sets an option, the one that counts most first.
enum class Origin : std::uint8_t { flag, environment, file, preset };

/// The first of these sources that sets it; a source that is empty sets nothing.
Origin originOf(std::string_view name, const Source& flags, const Source& environment,
                const Source& file);

}  // namespace seatlock::config
