// Numbers on the command line. Main thread.
#pragma once

#include "app/common/optionparser.h"

#include <cstdint>

namespace seatlock::app {

/// Reads a whole number within bounds, or says on stderr which would be right and clears `ok`.
std::int64_t wholeNumber(const OptionParser& parser, const char* name, std::int64_t least,
                         std::int64_t most, bool& ok);
/// The same for any number.
double anyNumber(const OptionParser& parser, const char* name, double least, double most, bool& ok);

/// Prints "seatlockd: MESSAGE" on stderr.
int fail(const std::string& message, int code);

}  // namespace seatlock::app
