#include "engine/core/log.h"

#include <ctime>
#include <string>

#include <unistd.h>

namespace seatlock::core {

void log(LogLevel level, std::string_view text) {
    static constexpr const char* names[] = {"info", "warning", "error"};
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char stamp[32];
    std::strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ ", &utc);
    std::string line = stamp;
    line += names[static_cast<int>(level)];
    line += ": ";
    line += text;
    line += '\n';
    // One write a line keeps lines of several threads whole; a full pipe may lose one.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace seatlock::core
