// seatlockd rush. Main thread.
#pragma once

#include <QStringList>

namespace seatlock::app {

/// Sends a flash sale at a running engine and holds the books against what the buyers were told.
/// 0: no double booking, nothing lost, no invariant broken; 1: otherwise, or it could not run;
/// 2: wrong use.
int rushCommand(const QStringList& arguments);

}  // namespace seatlock::app
