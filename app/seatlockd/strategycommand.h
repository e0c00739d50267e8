// seatlockd strategy: one seller of a simulation. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Sells the events of a scratch schema in one way until SIGTERM, or until standard input ends:
/// whoever started it holds the other end. 0: stopped in good order; 1: failed; 2: wrong use.
int strategyCommand(const QStringList& arguments);

}  // namespace seatlock::app
