// seatlockd buyers, a simulation's other end: its buyers, in a process of their own. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Reads a simulator::BuyersJob from standard input and tells how it goes on standard output, one
/// JSON object a line. SIGTERM, or a closed output, ends it soon, with its log whole. 0: done;
/// 2: it could not be done, for the reason on standard error.
int buyersCommand(const QStringList& arguments);

}  // namespace seatlock::app
