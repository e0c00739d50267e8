// SIGINT and SIGTERM as a flag, for commands without an event loop. Main thread.
#pragma once

#include <atomic>

namespace seatlock::app {

/// From now on the first signal sets stopRequested(); a second one ends the program at once.
void catchInterrupts();
const std::atomic<bool>& stopRequested();

}  // namespace seatlock::app
