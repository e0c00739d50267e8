// Numbers on the command line, and Ctrl-C while a command runs. Main thread.
#pragma once

#include "app/common/optionparser.h"

#include <atomic>
#include <cstdint>

namespace seatlock::app {

/// Reads a whole number within bounds, or says on stderr which would be right and clears `ok`.
std::int64_t wholeNumber(const OptionParser& parser, const char* name, std::int64_t least,
                         std::int64_t most, bool& ok);
/// The same for any number.
double anyNumber(const OptionParser& parser, const char* name, double least, double most, bool& ok);

/// From now on SIGINT and SIGTERM set the flag; a second one ends the program at once.
const std::atomic<bool>& catchInterrupts();

/// Prints "seatlockd: MESSAGE" on stderr.
int fail(const std::string& message, int code);

}  // namespace seatlock::app
