// One line a message on standard error: time, level, text. Any thread.
#pragma once

#include <string_view>

namespace seatlock::core {

enum class LogLevel { info, warning, error };

void log(LogLevel level, std::string_view text);
inline void logInfo(std::string_view text) {
    log(LogLevel::info, text);
}
inline void logWarning(std::string_view text) {
    log(LogLevel::warning, text);
}
inline void logError(std::string_view text) {
    log(LogLevel::error, text);
}

}  // namespace seatlock::core
